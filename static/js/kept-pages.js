// On the offline page: the pages that the service worker has kept, by their own titles. Imports nothing, since the
// worker keeps only what the page itself names.

const PREFIX = "reader-pages-";
const section = document.querySelector("[data-kept-pages]");
const own = document.documentElement.lang;

async function findPages() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const stored = await Promise.all(names.map((name) => caches.open(name)));
  return (await Promise.all(stored.map(readPages))).flat();
}

// What the worker has noted of each.
async function readPages(cache) {
  const keys = await cache.keys();
  return Promise.all(
    keys.map(async ({ url }) => {
      const { headers } = await cache.match(url);
      return { url, ...JSON.parse(decodeURIComponent(headers.get("Kept"))) };
    }),
  );
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
