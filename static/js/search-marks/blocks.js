/** The text of a page by blocks, since no phrase goes across two. */

const BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, figcaption, pre, blockquote, summary";
// What the index doesn't hold.
const LEFT_OUT = "nav, .score-panel, .share, .sources, .filed, .disclosure, .notice, .section-title, .byline, [hidden]";

/** `{text, range}` of each block: `range({start, end})` is that stretch of its text on the page. */
export function collectBlocks(root) {
  const blocks = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element.closest(LEFT_OUT)) continue;
    const owner = element.closest(BLOCKS);
    if (!owner) continue;
    if (blocks.at(-1)?.owner !== owner) blocks.push(new Block(owner));
    blocks.at(-1).add(node);
  }
  return blocks;
}

class Block {
  #nodes = [];
  text = "";

  constructor(owner) {
    this.owner = owner;
  }

  add(node) {
    this.#nodes.push({ node, start: this.text.length });
    this.text += node.data;
  }

  range({ start, end }) {
    const range = new Range();
    const from = this.#nodes.findLast((item) => item.start <= start);
    const to = this.#nodes.findLast((item) => item.start < end);
    range.setStart(from.node, start - from.start);
    range.setEnd(to.node, end - to.start);
    return range;
  }
}
