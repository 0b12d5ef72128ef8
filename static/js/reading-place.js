// Where the reader is in a story, said in a way that its other languages understand: an id that they share, how far
// the reader has come from there towards the next one, and in which of how many paragraphs.

import { findBlocks, measureSpans } from "./reading-spans.js";

const KEY = "reading-place";
const SECTIONS = "main :is(section, div)[id]";

// From the finest to the coarsest: headings match only where the languages have the same outline, sections always.
const GRAINS = [`${SECTIONS}, main :is(h2, h3, h4, h5, h6)[id]`, SECTIONS];

// The nearest place above the line that fragments scroll to, by each grain; none at the top of a page.
export function findPlaces() {
  return GRAINS.flatMap((selector, grain) => {
    const spans = measureSpans(selector).filter((span) => span.start <= 1);
    const here = spans.find((span) => span.end > 1) ?? spans.at(-1);
    if (!here) return [];
    const blocks = findBlocks(here);
    const number = blocks.findLastIndex((block) => block.start <= 1);
    const block = number < 0 ? null : { number, count: blocks.length, progress: progressIn(blocks[number]) };
    return [{ grain, id: here.id, progress: progressIn(here), block }];
  });
}

// Scrolls to the first of the places that this page has.
export function goToPlaces(places) {
  for (const { grain, id, progress, block } of places) {
    const span = measureSpans(GRAINS[grain]).find((item) => item.id === id);
    if (!span) continue;
    const blocks = findBlocks(span);
    const isAlike = block && blocks.length === block.count;
    const [stretch, share] = isAlike ? [blocks[block.number], block.progress] : [span, progress];
    scrollTo(0, scrollY + stretch.start + share * (stretch.end - stretch.start));
    return;
  }
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
  goToPlaces(takePlaces());
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

function progressIn({ start, end }) {
  return Math.min(1, -start / Math.max(1, end - start));
}
