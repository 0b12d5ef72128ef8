// Which story an address belongs to. A story's articles differ in the language alone, which comes first:
// `/en/2026/06/name/` and `/zh/2026/06/name/` are the story `2026/06/name`. So what is kept of a story in one
// language counts in all, and no address has to be kept.

const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}$/;
const STORY = /^\d{4}\/\d{2}\/[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST = 200;

export function isLanguage(text) {
  return LANGUAGE.test(text);
}

export function isStory(text) {
  return text.length <= LONGEST && STORY.test(text);
}

// The language and the story of an article's address on this site; null for any other address.
export function parseAddress(href) {
  const url = new URL(href, location.href);
  const [language, ...rest] = url.pathname.split("/").slice(1, -1);
  const story = rest.join("/");
  const isArticle = url.origin === location.origin && url.pathname === formatAddress(language, story);
  return isArticle && isLanguage(language) && isStory(story) ? { language, story } : null;
}

export function formatAddress(language, story) {
  return `/${language}/${story}/`;
}

// The titles of the story that this page is about, by language: its own, and those that it links to.
export function readTitles() {
  const links = document.querySelectorAll(".story-header a[data-language][href]");
  const found = [...links].map((link) => [parseAddress(link.href)?.language, link.textContent.trim()]);
  const own = [parseAddress(location.href)?.language, document.querySelector("h1").textContent.trim()];
  return Object.fromEntries([...found, own].filter(([language, title]) => language && title));
}
