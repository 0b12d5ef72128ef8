// Has a service worker keep the pages that the reader visits. The first page was loaded before there was one: the
// worker is told of it. Registering may be refused; then nothing is kept.

const WORKER = "/service-worker.js";

async function register() {
  const wasKept = navigator.serviceWorker.controller !== null;
  try {
    await navigator.serviceWorker.register(WORKER, { updateViaCache: "none" });
  } catch {
    return; // private windows and strict settings refuse
  }
  if (wasKept) return;
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ visited: location.href, images: findImages() });
}

function findImages() {
  const loaded = [...document.images].filter((image) => image.complete && image.currentSrc);
  return loaded.map((image) => image.currentSrc).filter((url) => url.startsWith(`${location.origin}/`));
}

// After everything that the page itself needs.
if ("serviceWorker" in navigator) {
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
}
