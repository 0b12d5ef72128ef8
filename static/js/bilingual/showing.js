// Shows an article in two languages, or in its own again. The reader stays at the same paragraph, with the same focus.

import { findLatestOf } from "../language-choice.js";
import { findPlaces, goToPlaces } from "../reading-place.js";

const toggle = document.querySelector(".languages");
const ownLink = toggle.querySelector("[aria-current]");
const choice = toggle.querySelector("[data-view]");
const story = document.querySelector("article.story");

let undo = null; // while both are shown
let isWanted = false; // what was asked for last: loading takes a while
let other = null; // the other article, once it was loaded

export function isBothWanted() {
  return isWanted;
}

export function isBothShown() {
  return Boolean(undo);
}

// Rejects where the other article can't be had; the page is then as it was.
export async function showBoth() {
  isWanted = true;
  if (undo) return;
  choice.setAttribute("aria-busy", "true");
  try {
    const modules = Promise.all([import("./other-article.js"), import("./pairs.js")]);
    const [{ loadArticle }, { pairArticles }] = await modules;
    const link = findOtherLink();
    other ??= await loadArticle(link.href, link.dataset.language);
    if (!isWanted || undo) return;
    change(() => {
      undo = pairArticles(story, other.cloneNode(true));
      story.dataset.view = "both";
      mark(choice, ownLink);
    });
  } catch (error) {
    isWanted = false;
    throw error;
  } finally {
    choice.removeAttribute("aria-busy");
  }
}

export function showOne() {
  isWanted = false;
  if (!undo) return;
  change(() => {
    undo();
    undo = null;
    delete story.dataset.view;
    mark(ownLink, choice);
  });
}

// The language that the reader last chose besides the page's, or else the first that there is.
function findOtherLink() {
  const links = [...toggle.querySelectorAll("[data-keeps-place]")];
  const latest = findLatestOf(links.map(({ dataset }) => dataset.language));
  return links.find(({ dataset }) => dataset.language === latest) ?? links[0];
}

function mark(current, former) {
  former.removeAttribute("aria-current");
  current.setAttribute("aria-current", "true");
}

// What is moved in the document loses the focus.
function change(makeChange) {
  const places = findPlaces();
  const focused = document.activeElement;
  makeChange();
  if (focused !== document.activeElement && focused.isConnected) focused.focus({ preventScroll: true });
  goToPlaces(places);
}
