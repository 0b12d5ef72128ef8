// The page of what the reader saved and read. All its words stand in the layout, with templates that are filled in;
// titles are text, wherever they come from.

import { changeStories, loadStories } from "./record.js";
import { formatAddress } from "./stories.js";
import { offerTransfer } from "./transfer.js";

const FIRST_SHOWN = 50;
const page = document.querySelector("[data-reading-page]");
const { language } = page.dataset;
const days = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium" });
const expanded = new Set();

function show() {
  const stories = [...loadStories()];
  for (const section of page.querySelectorAll("[data-kind]")) {
    const { kind } = section.dataset;
    const entries = stories.filter(([, entry]) => entry[kind]);
    entries.sort(([, a], [, b]) => (a[kind] < b[kind] ? 1 : -1));
    const shown = expanded.has(kind) ? entries : entries.slice(0, FIRST_SHOWN);
    section.querySelector("ol").replaceChildren(...shown.map(([story, entry]) => makeItem(story, entry, kind)));
    section.querySelector("[data-count]").textContent = entries.length || "";
    section.querySelector("[data-empty]").hidden = entries.length > 0;
    section.querySelector("[data-act=clear]").hidden = entries.length === 0;
    section.querySelector("[data-act=all]").hidden = shown.length === entries.length;
  }
}

// A story in the page's language, or else in one that it has, and then says so.
function makeItem(story, entry, kind) {
  const item = page.querySelector("[data-template=story]").content.firstElementChild.cloneNode(true);
  const found = language in entry.titles ? language : Object.keys(entry.titles)[0];
  const link = item.querySelector("a");
  link.href = formatAddress(found ?? language, story);
  link.textContent = entry.titles[found] ?? story;
  for (const marker of item.querySelectorAll("[data-language]")) {
    if (marker.dataset.language !== found || found === language) marker.remove();
    else link.parentElement.lang = link.hreflang = marker.lang;
  }
  const time = item.querySelector("time");
  time.dateTime = entry[kind];
  time.textContent = days.format(new Date(entry[kind]));
  item.querySelector("button").addEventListener("click", () => {
    remove(kind, story);
    page.querySelector(`[data-kind=${kind}] h2`).focus();
  });
  return item;
}

// One story, or all of a kind: a story that is of no kind any more is gone.
function remove(kind, only) {
  changeStories((stories) => {
    for (const [story, { [kind]: gone, ...rest }] of [...stories]) {
      if (!gone || (only && only !== story)) continue;
      if (rest.saved || rest.read) stories.set(story, rest);
      else stories.delete(story);
    }
  });
  show();
}

page.addEventListener("click", ({ target }) => {
  const { act } = target.dataset;
  const kind = target.closest("[data-kind]")?.dataset.kind;
  if (act === "clear") remove(kind);
  if (act === "all") show(expanded.add(kind));
});
addEventListener("storage", show);
addEventListener("pageshow", show);
offerTransfer(page, show);
show();
