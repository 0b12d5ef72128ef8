// Where the reader is in a story, said in a way that its other languages understand: an id that they share,
// and how far the reader has come from there towards the next one.

const KEY = "reading-place";
const SECTIONS = "main :is(section, div)[id]";

// From the finest to the coarsest: headings match only where the languages have the same outline, sections always.
const GRAINS = [`${SECTIONS}, main :is(h2, h3, h4, h5, h6)[id]`, SECTIONS];

// The nearest place above the line that fragments scroll to, by each grain; none at the top of a page.
export function findPlaces() {
  return GRAINS.flatMap((selector, grain) => {
    const here = measureSpans(selector).findLast((span) => span.start <= 1);
    if (!here) return [];
    return [{ grain, id: here.id, progress: -here.start / Math.max(1, here.end - here.start) }];
  });
}

// Each place reaches from its own start to the next one's; measured from the line that fragments scroll to.
function measureSpans(selector) {
  const elements = [...document.querySelectorAll(selector)];
  const starts = elements.map((element) => {
    const margin = parseFloat(getComputedStyle(element).scrollMarginBlockStart);
    return element.getBoundingClientRect().top - margin;
  });
  const end = document.querySelector("main").getBoundingClientRect().bottom;
  return elements.map(({ id }, number) => ({ id, start: starts[number], end: starts[number + 1] ?? end }));
}

// Storage may be denied: then the fragment of the link alone leads to the place.
export function leavePlaces(places, path) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ places, path }));
  } catch {
    // Private windows and strict settings refuse.
  }
}

export function takeUpPlaces() {
  for (const { grain, id, progress } of takePlaces()) {
    const span = measureSpans(GRAINS[grain]).find((item) => item.id === id);
    if (!span) continue;
    const top = scrollY + span.start + progress * (span.end - span.start);
    scrollTo({ top, behavior: "instant" });
    return;
  }
}

function takePlaces() {
  try {
    const left = JSON.parse(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
    return left?.path === location.pathname ? left.places : [];
  } catch {
    return [];
  }
}
