// Following the language toggle keeps the reader's place and remembers the choice.

import { rememberLanguage } from "./language-choice.js";
import { findPlaces, leavePlaces, takeUpPlaces } from "./reading-place.js";

for (const link of document.querySelectorAll("a[data-language]")) {
  link.addEventListener("click", () => {
    rememberLanguage(link.dataset.language);
    if (!("keepsPlace" in link.dataset)) return;
    const url = new URL(link.href);
    const places = findPlaces();
    url.hash = places.length ? places[0].id : "";
    link.href = url;
    leavePlaces(places, url.pathname);
  });
}

// The browser has its own go at the fragment while the page loads; the exact place comes after it.
addEventListener("load", takeUpPlaces, { once: true });
