// Marks in lists what the reader has read, and what has come since the last visit. The words stand in templates.

import { loadStories } from "./record.js";
import { parseAddress } from "./stories.js";
import { isNew, noteShown, noteVisit } from "./visit.js";

const TITLES = "main :is(h2, h3, h4, span) > a:not(.prose *, [data-reading-page] *)";
const visit = noteVisit();
const templates = document.querySelector("[data-reading-marks]");

function markAll() {
  const stories = loadStories();
  const shown = [];
  for (const link of document.querySelectorAll(TITLES)) {
    const story = parseAddress(link.href)?.story;
    const item = link.closest("article, li, p");
    const time = item?.querySelector("time");
    if (!story) continue;
    if (time) shown.push({ story, date: time.dateTime });
    if (stories.get(story)?.read) mark(link, "read", item);
    else if (time && isNew(visit, story, time.dateTime)) mark(link, "new", item);
  }
  noteShown(shown);
}

// A title is marked once; having been read, it is not new any more.
function mark(link, name, place) {
  if (link.dataset.reading === name) return;
  if (link.dataset.reading === "new") place.querySelector("[data-mark=new]").remove();
  link.dataset.reading = name;
  const words = templates.content.querySelector(`[data-mark=${name}]`).cloneNode(true);
  if (name === "read") link.append(words);
  else place.querySelector("time").after(words);
}

markAll();

// What was read meanwhile, when the reader comes back to a list that the browser has kept as it was.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) markAll();
});

// The reader was here until now.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") noteVisit();
});

// Results of a search come and go.
const results = document.querySelector(".search-results ol");
if (results) new MutationObserver(markAll).observe(results, { childList: true });
