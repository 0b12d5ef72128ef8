/** Shows ranges as marked: by the browser's own highlights, which leave the page as it is, or else in `<mark>`. */

const NAME = "found";

export function show(ranges) {
  if (globalThis.Highlight && CSS.highlights) CSS.highlights.set(NAME, new Highlight(...ranges));
  // From the end, so that what is still to be wrapped stays where it is.
  else for (const range of ranges.toReversed()) wrap(range);
}

function wrap(range) {
  const pieces = [];
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  for (let node = walker.currentNode; node; node = walker.nextNode()) {
    if (node.nodeType !== Node.TEXT_NODE || !range.intersectsNode(node)) continue;
    const start = node === startContainer ? startOffset : 0;
    const end = node === endContainer ? endOffset : node.length;
    if (start < end) pieces.push({ node, start, end });
  }
  for (const { node, start, end } of pieces.toReversed()) {
    const piece = new Range();
    piece.setStart(node, start);
    piece.setEnd(node, end);
    piece.surroundContents(document.createElement("mark"));
  }
}
