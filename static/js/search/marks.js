/** Finds the stretches of a text that a query matches. */

/**
 * `{start, end}` of each stretch, in order and apart from each other.
 *
 * `words` are those of the text, `places` the numbers of words that the index found: which other
 * inflections of a word match, only the index knows. Chinese matches as it is written.
 */
export function findMarks(words, phrases, places) {
  const found = places.map((place) => words[place]).filter(Boolean);
  for (const phrase of phrases) {
    const [first] = phrase.words;
    const stretch = [...first].length === 1 && phrase.isHan ? stretchOfOne : stretchOfMany;
    for (let at = 0; at < words.length; at += 1) {
      const match = stretch(words, at, phrase.words);
      if (match) found.push(match);
    }
  }
  return merge(found.sort((a, b) => a.start - b.start));
}

function stretchOfMany(words, at, asked) {
  const matches = asked.every((word, number) => words[at + number]?.word.toLowerCase() === word);
  return matches && { start: words[at].start, end: words[at + asked.length - 1].end };
}

/** A single character stands at the beginning of a pair, or alone at the end of a run. */
function stretchOfOne(words, at, [character]) {
  const { word, start, end } = words[at];
  if (!word.startsWith(character)) return null;
  return { start, end: word === character ? end : words[at + 1].start };
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
