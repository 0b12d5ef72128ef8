/** Reads what a reader typed. */
import { cut } from "./words.js";

// What may stand inside a name: GPT-4o, V3.1, AT&T. Spaces and other punctuation separate.
const JOINER = /^[-‐‑–.&+_'’]$/;

/**
 * The phrases of a query, `{words, isHan}`: what is found holds each of them, its words in a row.
 *
 * A run of Chinese is a phrase, and so are letters and digits that touch.
 */
export function parseQuery(query) {
  const phrases = [];
  let before;
  for (const found of cut(query).filter(({ word }) => word)) {
    if (found.isHan === before?.isHan && touch(query, before, found)) phrases.at(-1).push(found);
    else phrases.push([found]);
    before = found;
  }
  return phrases.map(toPhrase);
}

function touch(query, before, found) {
  const gap = query.slice(before.end, found.start).normalize("NFKC");
  return gap === "" || (JOINER.test(gap) && !found.isHan);
}

function toPhrase(found) {
  return { words: found.map(({ word }) => word.toLowerCase()), isHan: found[0].isHan };
}
