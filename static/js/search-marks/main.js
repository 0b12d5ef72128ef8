/** Marks on a page what a search found there. */
import { parseQuery } from "../search/query.js";
import { collectBlocks } from "./blocks.js";
import { findPlaces } from "./places.js";
import { show } from "./showing.js";

/** Marks in `root` the phrases of `query`, and leads to the first of them in the section that the address names. */
export function markFound(root, query) {
  const phrases = parseQuery(query).map(({ words }) => words);
  const blocks = collectBlocks(root);
  const found = findPlaces(blocks.map(({ text }) => text), phrases);
  const ranges = found.flatMap((places, number) => places.map((place) => blocks[number].range(place)));
  show(ranges);
  lead(ranges);
  root.dataset.found = ranges.length;
}

function lead(ranges) {
  const section = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!section) return;
  const first = ranges.find((range) => section.compareDocumentPosition(range.startContainer) & FOLLOWING);
  const { top, bottom } = first?.getBoundingClientRect() ?? {};
  if (top < 0 || bottom > innerHeight)
    first.startContainer.parentElement.scrollIntoView({ block: "center" });
}

const FOLLOWING = Node.DOCUMENT_POSITION_FOLLOWING;
