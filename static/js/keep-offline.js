// Has a service worker keep the pages that the reader visits. A page tells the worker of itself when it has loaded,
// also the one that was there before the worker; and once more if it has loaded something since, such as images
// further down. Registering may be refused; then nothing is kept.

import { loadStories } from "./reading/record.js";

const WORKER = "/service-worker.js";
const KEPT = /^\/(?:assets|images)\/|\/$/; // a page that a page loads is the same in another language
const { offline } = document.querySelector("script[data-offline]").dataset;
let told = 0;

async function register() {
  try {
    await navigator.serviceWorker.register(WORKER, { updateViaCache: "none" });
  } catch {
    return; // private windows and strict settings refuse
  }
  const registration = await navigator.serviceWorker.ready;
  tell(registration);
  document.addEventListener("visibilitychange", () => tell(registration));
}

function tell({ active }) {
  const files = findFiles();
  if (files.length === told) return;
  told = files.length;
  const saved = [...loadStories()].filter(([, entry]) => entry.saved).map(([story]) => story);
  active?.postMessage({ url: location.href, title: findTitle(), lang: document.documentElement.lang, files, offline, saved });
}

function findFiles() {
  const loaded = performance.getEntriesByType("resource");
  const kept = loaded.filter(({ name, initiatorType }) => initiatorType === "img" || KEPT.test(new URL(name).pathname));
  const urls = kept.map(({ name }) => new URL(name)).filter(({ origin }) => origin === location.origin);
  return [...new Set(urls.map(({ pathname }) => pathname))];
}

// None for the search, which needs a connection, and for pages that nobody is to find: they are kept, and not listed.
function findTitle() {
  const isListed = !document.querySelector("meta[name=robots], main [role=search]");
  return isListed ? document.querySelector("h1").textContent.trim() : "";
}

// After everything that the page itself needs. The offline page stands at the address of another.
if ("serviceWorker" in navigator && !document.querySelector("[data-kept-pages]")) {
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
}
