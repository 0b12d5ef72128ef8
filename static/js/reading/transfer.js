// Takes what the reader has saved and read to another browser: a file to keep, and back from it.

import { changeStories, formatRecord, loadStories, NewerRecord, NotARecord, parseRecord } from "./record.js";

const LARGEST = 5_000_000;

export function offerTransfer(page, show) {
  const status = page.querySelector("[data-transfer-status]");
  const say = (name) => (status.textContent = status.dataset[name] ?? "");
  page.querySelector("[data-act=export]").addEventListener("click", () => {
    save(formatRecord(loadStories()));
    say("exported");
  });
  page.querySelector("input[type=file]").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    say(await read(file));
    target.value = ""; // so that the same file can be chosen again
    show();
  });
}

function save(text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `reading-list-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// What came of it, as the page calls it. A file that is not whole changes nothing.
async function read(file) {
  try {
    if (file.size > LARGEST) throw new NotARecord();
    const brought = parseRecord(await file.text());
    return changeStories((stories) => merge(stories, brought)) ? "imported" : "refused";
  } catch (error) {
    if (error instanceof NewerRecord) return "newer";
    if (error instanceof NotARecord) return "unreadable";
    throw error;
  }
}

// What either has is kept; where both have a time, the later one.
function merge(stories, brought) {
  for (const [story, entry] of brought) {
    const own = stories.get(story) ?? { titles: {} };
    const saved = latest(own.saved, entry.saved);
    const read = latest(own.read, entry.read);
    const titles = { ...entry.titles, ...own.titles };
    stories.set(story, { ...(saved && { saved }), ...(read && { read }), titles });
  }
}

function latest(one, other) {
  return [one, other].filter(Boolean).sort().at(-1);
}
