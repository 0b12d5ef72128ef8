// What the reader has saved and read, kept in this browser alone: by story, when it was saved and read, and its
// titles. Storage may be denied, full, or damaged: then nothing is known, and nothing else changes. What a newer
// version of the site has kept is not written over.

import { isLanguage, isStory } from "./stories.js";

const KEY = "reading";
const VERSION = 1;
const FORMAT = "reading-list";
const MOST = 2000;
const LONGEST_TITLE = 500;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

export class NotARecord extends Error {}
export class NewerRecord extends NotARecord {}

/** The stories by their names. */
export function loadStories() {
  try {
    return parseRecord(localStorage.getItem(KEY) ?? formatRecord(new Map()));
  } catch {
    return new Map();
  }
}

/** Lets `change` work on what is kept now, other windows' changes included; false if that can't be kept. */
export function changeStories(change) {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept !== null) refuseNewer(kept);
    const stories = loadStories();
    change(stories);
    localStorage.setItem(KEY, formatRecord(forgetOldest(stories)));
    return true;
  } catch {
    return false;
  }
}

export function formatRecord(stories) {
  return JSON.stringify({ format: FORMAT, version: VERSION, stories: Object.fromEntries(stories) });
}

/** The stories of a text that formatRecord made, wherever it has been since. Throws NotARecord. */
export function parseRecord(text) {
  const { format, version, stories } = parseObject(text);
  if (format !== FORMAT || !isObject(stories)) throw new NotARecord();
  if (version !== VERSION) throw version > VERSION ? new NewerRecord() : new NotARecord();
  return new Map(Object.entries(stories).map(([story, entry]) => [story, parseEntry(story, entry)]));
}

function parseEntry(story, entry) {
  const { saved, read, titles } = isObject(entry) ? entry : {};
  const times = [saved, read].filter((time) => time !== undefined);
  const isWhole = isStory(story) && isObject(titles) && times.length > 0 && times.every(isTime);
  if (!isWhole || !Object.entries(titles).every(isTitle)) throw new NotARecord();
  return { ...(saved && { saved }), ...(read && { read }), titles: { ...titles } };
}

function refuseNewer(text) {
  if (parseObject(text).version > VERSION) throw new NewerRecord();
}

function parseObject(text) {
  try {
    const value = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isTime(time) {
  return typeof time === "string" && TIME.test(time) && !Number.isNaN(Date.parse(time));
}

function isTitle([language, title]) {
  return isLanguage(language) && typeof title === "string" && title.length <= LONGEST_TITLE;
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What was read longest ago goes when there is too much; what was saved stays. */
function forgetOldest(stories) {
  const unsaved = [...stories].filter(([, { saved }]) => !saved).sort(([, a], [, b]) => (a.read < b.read ? -1 : 1));
  for (const [story] of unsaved.slice(0, Math.max(0, stories.size - MOST))) stories.delete(story);
  return stories;
}
