/** Finds the stretches of a text that a query matches. */

/**
 * `{start, end}` of each stretch, in order and apart from each other. `words` are those of the text,
 * `spans` the numbers of words in a row that the index found.
 */
export function findMarks(words, spans) {
  const found = spans
    .filter(({ at, count }) => at + count <= words.length)
    .map(({ at, count }) => ({ start: words[at].start, end: words[at + count - 1].end }));
  return merge(found.sort((a, b) => a.start - b.start));
}

function merge(found) {
  const marks = [];
  for (const { start, end } of found) {
    const last = marks.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else marks.push({ start, end });
  }
  return marks;
}
