/**
 * Cuts text into the words of the index: site_builder/search/words.py, for the browser.
 *
 * Every Han character is a word; other text is cut at punctuation and between letters and digits.
 */
import { HAN } from "./han.js";

const WORD = new RegExp(
  `(?<han>[${HAN}])|['’][sS](?![\\p{L}\\p{N}_])` +
    `|(?<word>\\p{Nd}+|(?:(?![${HAN}])[\\p{L}\\p{Nl}\\p{No}])+)|(?<line>\\n)`,
  "gu",
);
const MARKS = /\p{M}/gu;
const SIGNS = /[™℠]/;

/**
 * The words of `text` in order, each with the place where it stands: `{word, isHan, start, end}`. A
 * line end, and what parts two runs of Han, is a place without a word.
 */
export function cut(text) {
  const { folded, starts, ends } = fold(text);
  const words = [];
  let reached = 0;
  const add = (word, isHan, from, to) =>
    words.push({ word, isHan, start: starts[from], end: ends[to - 1] });
  for (const { 0: found, index, groups } of folded.matchAll(WORD)) {
    const end = index + found.length;
    if (groups.han && words.at(-1)?.isHan && index > reached) add("", false, reached, index);
    if (groups.han) add(found, true, index, end);
    else if (groups.word) add(found, false, index, end);
    else if (groups.line) add("", false, index, end);
    else continue;
    reached = end;
  }
  return words;
}

/** `text` in plain forms and without marks, and for each unit of it the place it came from. */
function fold(text) {
  let folded = "";
  let place = 0;
  const starts = [];
  const ends = [];
  for (const character of text) {
    const plain = SIGNS.test(character) ? " " : character.normalize("NFKD").replace(MARKS, "");
    folded += plain;
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(place);
      ends.push(place + character.length);
    }
    place += character.length;
    if (!plain && ends.length) ends[ends.length - 1] = place; // a mark belongs to what it stands on
  }
  return { folded, starts, ends };
}
