// Two texts cut at their headings, where both have the same ones by number and level.

const STARTS = ":is(h2, h3, h4, h5, h6):not(.section-title), .footnotes";

// The pieces of two elements, as many of one as of the other. The first is what is left of the element itself; the
// others are made, and of its class.
export function cutAlike(ours, theirs) {
  if (outlineOf(ours) !== outlineOf(theirs)) return [[ours], [theirs]];
  return [cut(ours), cut(theirs)];
}

function outlineOf(element) {
  return startsOf(element).map(({ localName }) => localName).join(" ");
}

function startsOf(element) {
  return element.matches(".prose") ? [...element.children].filter((child) => child.matches(STARTS)) : [];
}

// From the last heading backwards, so that what is left ends where the next piece starts.
function cut(element) {
  const pieces = startsOf(element).toReversed().map((start) => {
    const piece = document.createElement("div");
    piece.className = element.className;
    while (start.nextSibling) piece.append(start.nextSibling);
    piece.prepend(start);
    return piece;
  });
  return [element, ...pieces.reverse()];
}
