// On the offline page: the pages that the service worker has kept, by their own titles.

const PREFIX = "reader-pages-";
const section = document.querySelector("[data-kept-pages]");
const own = document.documentElement.lang;

async function findPages() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const stored = await Promise.all(names.map((name) => caches.open(name)));
  const found = await Promise.all(stored.map(async (cache) => (await cache.keys()).map((key) => readPage(cache, key))));
  return Promise.all(found.flat());
}

async function readPage(cache, { url }) {
  const response = await cache.match(url);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const title = page.querySelector("h1")?.textContent.trim();
  const isOffline = page.querySelector("[data-kept-pages]") !== null;
  return { url, title: isOffline ? "" : title, lang: page.documentElement.lang };
}

// The newest first, those in the page's language before others.
function show(pages) {
  const listed = pages.filter(({ title }) => title).reverse();
  listed.sort((a, b) => (b.lang === own) - (a.lang === own));
  section.querySelector("ol").replaceChildren(...listed.map(makeItem));
  section.querySelector(".empty").hidden = listed.length > 0;
}

function makeItem({ url, title, lang }) {
  const link = document.createElement("a");
  link.href = url;
  link.hreflang = lang;
  link.textContent = title;
  const item = document.createElement("li");
  item.lang = lang;
  item.append(link);
  return item;
}

if ("caches" in globalThis) findPages().then(show);
