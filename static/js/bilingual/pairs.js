// The parts of two articles in pairs, in the order of the page: each part is followed by its counterpart.

import { cutAlike } from "./headings.js";

// Puts the parts of `other` beside those of `story`, taking them out of it; gives back what undoes it.
export function pairArticles(story, other) {
  const undoings = [];
  let latest = null;
  for (const theirs of other.querySelectorAll("[data-part]")) {
    const ours = story.querySelector(`[data-part="${theirs.dataset.part}"]`);
    const place = ours ?? latest;
    if (!place) continue;
    const [ownPieces, otherPieces] = ours ? cutAlike(ours, theirs) : [[], [theirs]];
    const pairs = otherPieces.map((piece, number) => makePair(number));
    place.after(...pairs);
    pairs.forEach((pair, number) => {
      const { lang, dir } = document.documentElement;
      pair.append(
        makeHalf("half", lang, dir, ownPieces[number]),
        makeHalf("half other", other.lang, other.dir, otherPieces[number]),
      );
    });
    latest = pairs.at(-1);
    undoings.push(() => putBack(ours, ownPieces, pairs));
  }
  return () => undoings.forEach((undo) => undo());
}

// Where the other article alone has a part, the first half is empty.
function makePair(number) {
  const pair = document.createElement("div");
  pair.className = number ? "pair continued" : "pair";
  return pair;
}

function makeHalf(className, lang, dir, piece) {
  const half = document.createElement("div");
  half.className = className;
  half.lang = lang;
  half.dir = dir;
  if (piece) half.append(piece);
  return half;
}

function putBack(ours, pieces, pairs) {
  if (ours) {
    for (const piece of pieces.slice(1)) ours.append(...piece.childNodes);
    pairs[0].before(ours);
  }
  for (const pair of pairs) pair.remove();
}
