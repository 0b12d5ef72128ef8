// Answers for a site's service worker on the local site: one that was left at this address by another server, or by
// a published site, gives up all that it keeps and goes.

addEventListener("install", (event) => event.waitUntil(skipWaiting()));

addEventListener("activate", (event) => event.waitUntil(retire()));

async function retire() {
  for (const name of await caches.keys()) await caches.delete(name);
  await registration.unregister();
}
