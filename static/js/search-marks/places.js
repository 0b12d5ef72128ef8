/** Finds phrases in texts as the index does: words in a row, by their stems. */
import { findMarks } from "../search/marks.js";
import { stemOf } from "../search/stemmer.js";
import { cut } from "../search/words.js";

/** The places of some phrases in each text: `[[{start, end}]]`. */
export function findPlaces(texts, phrases) {
  const cuts = texts.map(cut);
  const stems = cuts.map((words) => words.map(({ word }) => stemOf(word.toLowerCase())));
  const spans = texts.map(() => []);
  for (const phrase of phrases) {
    const asked = phrase.map(stemOf);
    const isFound = collect(spans, stems, asked.length, (own, at) => asked.every((word, n) => own[at + n] === word));
    // As in the index, what no text has is the beginning of a word.
    if (!isFound && phrase.length === 1 && phrase[0].length > 1)
      collect(spans, cuts, 1, (words, at) => words[at].word.toLowerCase().startsWith(phrase[0]));
  }
  return cuts.map((words, number) => findMarks(words, spans[number]));
}

function collect(spans, texts, count, fits) {
  let isFound = false;
  texts.forEach((words, number) => {
    for (let at = 0; at + count <= words.length; at += 1) {
      if (!fits(words, at)) continue;
      spans[number].push({ at, count });
      isFound = true;
    }
  });
  return isFound;
}
