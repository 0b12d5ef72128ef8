// What of a story stands where on the page, measured from the line that fragments scroll to. While two languages are
// shown, each is a column of its own, and the second one's ids have a prefix.

const BLOCKS = ":is([data-part], .half) :is(p, li, tr, pre, figure, h2, h3, h4, h5, h6)";

// Each span reaches from the start of its element to the next one's, and no further than its half of a pair.
export function measureSpans(selector) {
  const elements = [...document.querySelectorAll(selector)];
  const bottom = bottomOf(document.querySelector("main"));
  const columns = [elements.filter((item) => !isOther(item)), elements.filter(isOther)];
  return columns.flatMap((column) => {
    const starts = column.map(startOf);
    return column.map((element, number) => ({
      id: element.id.split(":").at(-1),
      isOther: isOther(element),
      start: starts[number],
      end: Math.min(starts[number + 1] ?? bottom, bottomOf(element.closest(".half")) ?? bottom),
    }));
  });
}

// The paragraphs and the like that begin within a span.
export function findBlocks(span) {
  const elements = [...document.querySelectorAll(BLOCKS)].filter((item) => isOther(item) === span.isOther);
  const starts = elements.map(startOf).filter((start) => start >= span.start - 1 && start < span.end);
  return starts.map((start, number) => ({ start, end: starts[number + 1] ?? span.end }));
}

function isOther(element) {
  return element.closest(".other") !== null;
}

function startOf(element) {
  return element.getBoundingClientRect().top - findLine();
}

function bottomOf(element) {
  return element && element.getBoundingClientRect().bottom - findLine();
}

// How far below the top of the window fragments scroll to: clear of the masthead, where that stays in view.
function findLine() {
  return parseFloat(getComputedStyle(document.querySelector("main [id]")).scrollMarginBlockStart);
}
