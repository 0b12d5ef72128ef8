// The article in another language, taken from its own page and made fit to stand in this one.

const POINTERS = ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"];
const ADDRESSES = ["href", "src", "poster"];

// The element of the article, with its `lang` and `dir`. Rejects where the page can't be had or holds no article.
export async function loadArticle(href, language) {
  const response = await fetch(href);
  if (!response.ok) throw new Error(`${href}: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const article = page.querySelector("article.story");
  if (!article) throw new Error(`${href}: no article`);
  resolveAddresses(article, response.url);
  prefixIds(article, `${language}:`);
  lowerTitle(article);
  const { lang, dir } = page.documentElement;
  return Object.assign(document.adoptNode(article), { lang, dir });
}

// A page has one heading of the first level.
function lowerTitle(article) {
  const title = article.querySelector("h1");
  const heading = document.createElement("h2");
  heading.className = "title-in-other";
  heading.dataset.part = title.dataset.part;
  heading.append(...title.childNodes);
  title.replaceWith(heading);
}

// A fragment alone stays one: it leads to its place in this page.
function resolveAddresses(article, base) {
  for (const name of ADDRESSES) {
    for (const element of article.querySelectorAll(`[${name}]:not([${name}^="#"])`)) {
      element.setAttribute(name, new URL(element.getAttribute(name), base).href);
    }
  }
  for (const element of article.querySelectorAll("[srcset]")) {
    const candidates = element.getAttribute("srcset").split(/,\s+/);
    const resolved = candidates.map((candidate) => {
      const [address, ...rest] = candidate.trim().split(/\s+/);
      return [new URL(address, base).href, ...rest].join(" ");
    });
    element.setAttribute("srcset", resolved.join(", "));
  }
}

// No id of this page has a colon. A fragment that leads to none of the parts keeps leading to what this page has there.
function prefixIds(article, prefix) {
  const marked = article.querySelectorAll("[data-part][id], [data-part] [id]");
  const ids = new Set([...marked].map(({ id }) => encodeURIComponent(id)));
  for (const element of marked) element.id = prefix + element.id;
  for (const link of article.querySelectorAll('a[href^="#"]')) {
    const fragment = link.getAttribute("href").slice(1);
    if (ids.has(fragment)) link.setAttribute("href", `#${prefix}${fragment}`);
  }
  for (const name of POINTERS) {
    for (const element of article.querySelectorAll(`[${name}]`)) {
      const ids = element.getAttribute(name).split(/\s+/);
      element.setAttribute(name, ids.map((id) => prefix + id).join(" "));
    }
  }
}
