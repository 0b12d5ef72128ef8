// An article counts as read when the reader has come to the end of its text and stayed for some seconds, or has
// stayed for half of the time that it takes. Only time in which the page is to be seen counts.

import { changeStories } from "./record.js";
import { parseAddress, readTitles } from "./stories.js";

const AT_LEAST = 5;
const SHARE_OF_TIME = 0.5;
const AFTER_TEXT = "#sources, #corrections, #disclosure, #terms, #share";

const article = parseAddress(location.href);
const minutes = Number(document.querySelector("[data-reading-minutes]")?.dataset.readingMinutes);
let seconds = 0;
let hasEnded = false;

const observer = new IntersectionObserver((entries) => {
  hasEnded ||= entries.some((entry) => entry.isIntersecting || entry.boundingClientRect.bottom < 0);
});

function count() {
  if (document.visibilityState === "hidden") return;
  seconds += 1;
  if (seconds < AT_LEAST || !(hasEnded || seconds >= minutes * 60 * SHARE_OF_TIME)) return;
  clearInterval(timer);
  observer.disconnect();
  const read = new Date().toISOString();
  changeStories((stories) => {
    const known = stories.get(article.story);
    stories.set(article.story, { ...known, read, titles: { ...known?.titles, ...readTitles() } });
  });
}

const end = document.querySelector(`.story-text > :is(${AFTER_TEXT})`);
const timer = article && end ? setInterval(count, 1000) : null;
if (timer) observer.observe(end);
