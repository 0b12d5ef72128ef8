// The button that saves an article for later, or lets go of it.

import { changeStories, loadStories } from "./record.js";
import { parseAddress, readTitles } from "./stories.js";

const button = document.querySelector("[data-save]");
const article = parseAddress(location.href);

function show() {
  const isSaved = Boolean(loadStories().get(article.story)?.saved);
  button.setAttribute("aria-pressed", String(isSaved));
  return isSaved;
}

function toggle(stories) {
  const { saved, ...known } = stories.get(article.story) ?? {};
  const titles = { ...known.titles, ...readTitles() };
  if (!saved) stories.set(article.story, { ...known, saved: new Date().toISOString(), titles });
  else if (known.read) stories.set(article.story, { ...known, titles });
  else stories.delete(article.story);
}

if (button && article) {
  const refusal = document.querySelector("[data-save-refused]");
  button.addEventListener("click", () => {
    refusal.hidden = changeStories(toggle);
    show();
  });
  // Another window may save or remove it, and so may this one before the browser comes back to this page.
  addEventListener("storage", show);
  addEventListener("pageshow", show);
  show();
} else if (button) {
  button.hidden = true;
}
