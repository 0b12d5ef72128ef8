// An address that a search gave, `…?q=distillation#faq`, has the words marked that were asked for. What that takes is
// loaded for such an address alone.

const query = new URLSearchParams(location.search).get("q");
const link = document.querySelector("a[data-search]");

async function mark() {
  const { fetchSearchTemplate } = await import("./search-template.js");
  const { dataset } = await fetchSearchTemplate(link.href);
  const { markFound } = await import(dataset.marks);
  await whenLoaded();
  markFound(document.querySelector(".story"), query);
}

// Until then the browser itself goes to the section whenever something moves it.
function whenLoaded() {
  if (document.readyState === "complete") return null;
  return new Promise((resolve) => addEventListener("load", () => requestAnimationFrame(resolve), { once: true }));
}

if (query && link) mark();
