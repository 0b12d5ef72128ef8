// The toggle's third choice on an article: both languages at once. Whether a page begins so, before-paint.js says.

import { rememberBoth } from "../language-choice.js";
import { findPlaces, goToPlaces } from "../reading-place.js";
import { isBothShown, isBothWanted, showBoth, showOne } from "./showing.js";
import { startStatus } from "./status.js";

const root = document.documentElement;
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
  stopWaiting();
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
  if (!("bothExpected" in root.dataset)) return;
  const isShown = await tryBoth();
  afterLayout(stopWaiting);
  if (!isShown) return;
  const places = history.state?.places;
  if (!isBothAsked()) history.replaceState(null, "", makeAddress("both"));
  history.scrollRestoration = "manual";
  if (places) goToPlaces(places);
}

// Style sheets hide the story for a moment while it waits for the other, or all of it would soon be elsewhere.
function stopWaiting() {
  delete root.dataset.bothExpected;
}

// What becomes visible in the frame that moves it has moved before the reader's eyes, as browsers count.
function afterLayout(act) {
  requestAnimationFrame(() => requestAnimationFrame(act));
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

function isBothAsked() {
  return new URLSearchParams(location.search).get("view") === "both";
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
