// Marks in lists what the reader has read, and what has come since the last visit. The words stand in templates.

import { loadStories } from "./record.js";
import { parseAddress } from "./stories.js";
import { isNew, noteShown, noteVisit } from "./visit.js";

const TITLES = "main :is(.card-title, .mention-title) a";
const visit = noteVisit();
const templates = document.querySelector("[data-reading-marks]");

function markAll() {
  const stories = loadStories();
  const shown = [];
  for (const link of document.querySelectorAll(TITLES)) {
    const story = parseAddress(link.href)?.story;
    const item = link.closest("article, li");
    const time = item?.querySelector("time");
    if (!story) continue;
    if (time) shown.push({ story, date: time.dateTime });
    if (stories.get(story)?.read) mark(item, link, "read");
    else if (time && isNew(visit, story, time.dateTime)) mark(item, time, "new");
  }
  noteShown(shown);
}

// An item is marked once; having been read, it is not new any more.
function mark(item, place, name) {
  if (item.dataset.reading === name) return;
  item.querySelector("[data-mark]")?.remove();
  item.dataset.reading = name;
  const words = templates.content.querySelector(`[data-mark=${name}]`).cloneNode(true);
  if (name === "read") place.append(words);
  else place.after(words);
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
