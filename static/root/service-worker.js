// Keeps the pages that a reader visits, to be read without a connection. Nothing in it depends on the archive, so
// that no story changes it. How to get rid of it stands in docs/decisions/reader-habits.md.
//
// A page comes from the network whenever that answers, however slowly: a kept one is shown only where the request
// itself fails. Files whose names change with their content can't be stale, so they come from here first.

const [PAGES, FILES, OFFLINE] = ["pages", "files", "offline"].map((kind) => `reader-${kind}-1`);
const MOST_PAGES = 100;
const DAY = 24 * 60 * 60 * 1000;
const LASTING = /^\/(?:assets|images)\//;
const ASSET_OF_PAGE = /(?:src|href)="(\/assets\/[^"]+)"/g;
let keeping = Promise.resolve();

addEventListener("install", (event) => event.waitUntil(skipWaiting()));

addEventListener("activate", (event) => event.waitUntil(takeOver()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  const isPage = request.mode === "navigate" || pathname.endsWith("/");
  if (LASTING.test(pathname)) event.respondWith(answerLasting(request, pathname));
  else if (isPage || request.destination === "image") event.respondWith(answer(event, pathname));
});

// Pages tell of themselves when they have loaded: they are kept one after the other. Where the connection fails or
// storage is full, one is not.
addEventListener("message", (event) => {
  keeping = keeping.then(() => keepPage(event.data)).catch(() => {});
  event.waitUntil(keeping);
});

async function takeOver() {
  await registration.navigationPreload?.enable();
  const names = (await caches.keys()).filter((name) => name.startsWith("reader-"));
  const outdated = names.filter((name) => ![PAGES, FILES, OFFLINE].includes(name));
  await Promise.all(outdated.map((name) => caches.delete(name)));
  await clients.claim();
}

async function answerLasting(request, pathname) {
  return (await find(FILES, pathname)) ?? fetch(request);
}

// Where browsers can, they asked when they started the worker; a request that failed there is made again.
async function answer(event, pathname) {
  try {
    const preloaded = await event.preloadResponse?.catch(() => null);
    return preloaded ?? (await fetch(event.request));
  } catch {
    return (await findKept(event.request, pathname)) ?? Response.error();
  }
}

// The offline page stands for one that was to be shown, not for one that a script asked for.
async function findKept({ mode }, pathname) {
  const kept = (await find(PAGES, pathname)) ?? (await find(FILES, pathname));
  if (kept || mode !== "navigate") return kept;
  const substitute = await find(OFFLINE, `/${pathname.split("/")[1]}/offline/`);
  return substitute ?? (await (await caches.open(OFFLINE)).matchAll())[0];
}

// By path: a page is one file, whatever the query.
function find(cacheName, pathname) {
  return caches.match(pathname, { cacheName, ignoreVary: true });
}

// A page after all that it loads, so that one that is kept is whole; a page that is gone is let go of.
async function keepPage({ url, title, lang, files, offline, saved }) {
  const { pathname } = new URL(url);
  const pages = await caches.open(PAGES);
  const response = await fetch(url);
  if (response.status === 404) await pages.delete(pathname);
  if (response.ok) {
    await keepFiles(files);
    await pages.put(pathname, annotate(response, { title, lang, files }));
  }
  await keepOfflinePage(offline, files);
  await forget(pages, saved);
}

async function keepFiles(pathnames) {
  const cache = await caches.open(FILES);
  const missing = [];
  for (const path of pathnames) if (!LASTING.test(path) || !(await cache.match(path))) missing.push(cache.add(path));
  await Promise.allSettled(missing);
}

// Not older than a day. Its scripts import nothing that the page at hand has not loaded.
async function keepOfflinePage(address, files) {
  const kept = await find(OFFLINE, address);
  if (kept && Date.now() - readNote(kept).time < DAY) return;
  const response = await fetch(address);
  if (!response.ok) return;
  const own = [...(await response.clone().text()).matchAll(ASSET_OF_PAGE)].map(([, path]) => path);
  await keepFiles(own);
  const cache = await caches.open(OFFLINE);
  await cache.put(address, annotate(response, { time: Date.now(), files: [...files, ...own] }));
}

// Pages that were visited longest ago, whose keys come first, but none of the stories that the reader has saved; then
// the files that no page needs any more.
async function forget(pages, saved) {
  const unsaved = (await pages.keys()).filter(({ url }) => !saved.some((story) => url.endsWith(`/${story}/`)));
  await Promise.all(unsaved.slice(0, -MOST_PAGES).map((key) => pages.delete(key)));
  const [files, offline] = await Promise.all([caches.open(FILES), caches.open(OFFLINE)]);
  const kept = [...(await pages.matchAll()), ...(await offline.matchAll())];
  const needed = new Set(kept.flatMap((response) => readNote(response).files));
  const unneeded = (await files.keys()).filter(({ url }) => !needed.has(new URL(url).pathname));
  await Promise.all(unneeded.map((key) => files.delete(key)));
}

// What is to be known of a kept page stands in a header of its own.
function annotate({ body, headers }, note) {
  const annotated = new Headers(headers);
  annotated.set("Kept", encodeURIComponent(JSON.stringify(note)));
  annotated.delete("Vary"); // some values forbid keeping
  return new Response(body, { headers: annotated });
}

function readNote(response) {
  return JSON.parse(decodeURIComponent(response.headers.get("Kept")));
}
