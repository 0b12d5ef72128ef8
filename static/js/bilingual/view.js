// The toggle's third choice on an article: both languages at once. The address says so, `?view=both`; without that
// the choice of the article before counts, for those who come from within the site.

import { isBothRemembered, rememberBoth } from "../language-choice.js";
import { findPlaces, goToPlaces } from "../reading-place.js";
import { expectBoth, isBothShown, isBothWanted, showBoth, showOne } from "./showing.js";
import { startStatus } from "./status.js";

const toggle = document.querySelector(".languages");
const ownLink = toggle.querySelector("[aria-current]");
const choice = toggle.querySelector("[data-view]");
const say = startStatus(toggle);

choice.addEventListener("click", async (event) => {
  if (opensElsewhere(event)) return;
  event.preventDefault();
  if (!(await tryBoth())) return;
  rememberBoth();
  if (!isBothAsked()) addEntry(makeAddress("both"));
});

ownLink.addEventListener("click", (event) => {
  if (opensElsewhere(event) || !isBothWanted()) return;
  event.preventDefault();
  showOne();
  say("");
  if (isBothAsked()) addEntry(makeAddress(null));
});

addEventListener("popstate", () => (isBothAsked() ? tryBoth() : showOne()));

// The browser would restore a place in a page of another length, before the other language is there.
addEventListener("pagehide", () => {
  if (isBothShown()) history.replaceState({ places: findPlaces() }, "");
  else history.scrollRestoration = "auto";
});

start();

async function start() {
  const isAsked = isBothAsked();
  const isMeant = !askedView() && isBothRemembered() && document.referrer.startsWith(`${location.origin}/`);
  if (!isAsked && !isMeant) return;
  expectBoth();
  if (!(await tryBoth())) return;
  const places = history.state?.places;
  if (!isAsked) history.replaceState(null, "", makeAddress("both"));
  history.scrollRestoration = "manual";
  if (places) goToPlaces(places);
}

async function tryBoth() {
  say("");
  try {
    await showBoth();
  } catch {
    say(choice.dataset.failed);
  }
  return isBothShown();
}

// Both entries share the place where the reader is, whichever of them shows it.
function addEntry(address) {
  history.scrollRestoration = "manual";
  history.pushState(null, "", address);
  history.scrollRestoration = "manual";
}

function askedView() {
  return new URLSearchParams(location.search).get("view");
}

function isBothAsked() {
  return askedView() === "both";
}

function makeAddress(view) {
  const address = new URL(location);
  if (view) address.searchParams.set("view", view);
  else address.searchParams.delete("view");
  return address;
}

function opensElsewhere({ button, ctrlKey, metaKey, shiftKey, altKey }) {
  return button !== 0 || ctrlKey || metaKey || shiftKey || altKey;
}
