// Keeps the pages that a reader visits, to be read without a connection. Nothing in it depends on the archive, so
// that no story changes it.
//
// A page comes from the network whenever that answers, however slowly: a kept one is shown only where the request
// itself fails. Files whose names hold their digest can't be stale, so they come from here first. What to do to get
// rid of this worker stands in docs/decisions/reader-habits.md.

const VERSION = 1;
const [PAGES, ASSETS, IMAGES] = ["pages", "assets", "images"].map((kind) => `reader-${kind}-${VERSION}`);
const MOST_PAGES = 100;
const MOST_IMAGES = 100;
const MOST_ASSETS = 300;
const DAY = 24 * 60 * 60 * 1000;

const FINGERPRINTED = /^\/assets\/.+\.[0-9a-f]{10}\.\w+$/;
const ASSET_OF_PAGE = /(?:src|href)="(\/assets\/[^"]+)"/g;
const IMPORT_OF_SCRIPT = /\b(?:from|import)\s*"(\.{1,2}\/[^"]+)"/g;
const ICON = /<link rel="icon"[^>]* href="(\/[^"]+)"/;
const OFFLINE_PAGE = /\bdata-offline="(\/[^"]+)"/;

addEventListener("install", (event) => event.waitUntil(skipWaiting()));

addEventListener("activate", (event) => event.waitUntil(activate()));

// The page that registered this worker was loaded before there was one.
addEventListener("message", (event) => event.waitUntil(keepVisited(event.data)));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate" || url.pathname.endsWith("/")) event.respondWith(answerPage(event, url));
  else if (FINGERPRINTED.test(url.pathname)) event.respondWith(answerAsset(request.url));
  else if (request.destination === "image") event.respondWith(answerImage(event));
});

async function activate() {
  await registration.navigationPreload?.enable();
  const outdated = (await caches.keys()).filter(
    (name) => name.startsWith("reader-") && ![PAGES, ASSETS, IMAGES].includes(name),
  );
  await Promise.all(outdated.map((name) => caches.delete(name)));
  await clients.claim();
}

async function answerPage(event, url) {
  const address = url.origin + url.pathname; // one file, whatever the query
  const response = await fetchPage(event);
  if (!response) return (await find(PAGES, address)) ?? (await findSubstitute(event, url)) ?? Response.error();
  event.waitUntil(keepPage(address, response.clone()));
  return response;
}

// The network's answer, whatever it is; null where there is none. The request went out when the worker was started,
// if the browser can do that; where that one failed, it is asked once more.
async function fetchPage(event) {
  try {
    const response = await event.preloadResponse;
    if (response) return response;
  } catch {
    // It is asked below.
  }
  try {
    return await fetch(event.request);
  } catch {
    return null;
  }
}

async function answerAsset(url) {
  const kept = await find(ASSETS, url);
  return kept ?? keepAsset(url);
}

async function answerImage(event) {
  try {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(keep(IMAGES, event.request.url, response.clone(), MOST_IMAGES));
    return response;
  } catch {
    return (await find(IMAGES, event.request.url)) ?? Response.error();
  }
}

// The browser has just loaded all of it, and need not do so again.
async function keepVisited({ visited, images }) {
  const { origin, pathname } = new URL(visited);
  if (origin !== location.origin) return;
  const address = origin + pathname;
  await keepPage(address, await fetch(address, { cache: "force-cache" }));
  await Promise.all(images.map(keepImage));
}

// A page after all that it loads, so that one that is kept is whole; and a page that is gone is let go of.
async function keepPage(address, response) {
  if (response.status === 404 || response.status === 410) return (await caches.open(PAGES)).delete(address);
  const isPage = response.headers.get("Content-Type")?.startsWith("text/html");
  if (!response.ok || response.redirected || !isPage) return;
  const text = await response.clone().text();
  await keepAssets(text);
  await keep(PAGES, address, response, MOST_PAGES);
  const [, icon] = ICON.exec(text) ?? [];
  if (icon && !(await find(IMAGES, location.origin + icon))) await keepImage(location.origin + icon);
  const [, offlinePage] = OFFLINE_PAGE.exec(text) ?? [];
  if (offlinePage) await keepOfflinePage(location.origin + offlinePage);
  await sweepAssets();
}

async function keepImage(url) {
  const response = await fetch(url, { cache: "force-cache" });
  if (response.ok) await keep(IMAGES, url, response, MOST_IMAGES);
}

// In the language of a page that was visited, and not older than a day.
async function keepOfflinePage(address) {
  const kept = await find(PAGES, address);
  if (kept && Date.now() - Date.parse(kept.headers.get("Date")) < DAY) return;
  const response = await fetch(address);
  if (!response.ok) return;
  const text = await response.clone().text();
  await keepAssets(text);
  await keep(PAGES, address, response, MOST_PAGES);
}

// The offline page stands for one that was to be shown, not for one that a script asked for.
async function findSubstitute(event, { origin, pathname }) {
  if (event.request.mode !== "navigate") return undefined;
  const cache = await caches.open(PAGES);
  const kept = (await cache.keys()).map(({ url }) => url).filter((url) => url.endsWith("/offline/"));
  const own = `${origin}/${pathname.split("/")[1]}/offline/`;
  return find(PAGES, kept.includes(own) ? own : kept[0]);
}

async function keepAssets(page) {
  await Promise.allSettled(findAssets(page).map(keepWithImports));
}

function findAssets(page) {
  return [...page.matchAll(ASSET_OF_PAGE)].map(([, path]) => location.origin + path);
}

async function keepWithImports(url) {
  const response = await answerAsset(url);
  await Promise.all((await findImports(url, response)).map(keepWithImports));
}

async function findImports(url, response) {
  if (!url.endsWith(".js")) return [];
  return [...(await response.text()).matchAll(IMPORT_OF_SCRIPT)].map(([, path]) => new URL(path, url).href);
}

async function keepAsset(url) {
  const response = await fetch(url);
  if (response.ok) await (await caches.open(ASSETS)).put(url, response.clone());
  return response;
}

// Keys stand in the order in which they were put: the first is what was visited longest ago.
async function keep(name, url, response, most) {
  const cache = await caches.open(name);
  await cache.delete(url);
  await cache.put(url, response);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}

// Assets that no kept page needs, once there are many of them: most are of earlier editions of the site.
async function sweepAssets() {
  const [pages, assets] = await Promise.all([caches.open(PAGES), caches.open(ASSETS)]);
  const keys = await assets.keys();
  if (keys.length <= MOST_ASSETS) return;
  const needed = new Set();
  for (const response of await pages.matchAll()) {
    for (const url of findAssets(await response.text())) await need(url, needed);
  }
  await Promise.all(keys.filter(({ url }) => !needed.has(url)).map((key) => assets.delete(key)));
}

async function need(url, needed) {
  const response = needed.has(url) ? null : await find(ASSETS, url);
  needed.add(url);
  if (response) for (const imported of await findImports(url, response)) await need(imported, needed);
}

async function find(name, url) {
  return url && (await caches.open(name)).match(url, { ignoreVary: true });
}
