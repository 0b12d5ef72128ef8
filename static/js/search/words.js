/**
 * Cuts text into the words of the index: site_builder/search/words.py, for the browser.
 *
 * Chinese is cut into overlapping pairs of characters and the last character of each run; other
 * text at punctuation and between letters and digits.
 */
import { HAN } from "./han.js";

const WORD = new RegExp(
  `(?<han>[${HAN}]+)|['’][sS](?![\\p{L}\\p{N}_])` +
    `|(?<word>\\p{Nd}+|(?:(?![${HAN}])[\\p{L}\\p{Nl}\\p{No}])+)|(?<line>\\n)`,
  "gu",
);
const MARKS = /\p{M}/gu;
const SIGNS = /[™℠]/;

/**
 * The words of `text` in order, each with the place where it stands: `{word, isHan, start, end}`. A
 * line end is a place without a word.
 */
export function cut(text) {
  const { folded, starts, ends } = fold(text);
  const words = [];
  const add = (word, isHan, start, length) =>
    words.push({ word, isHan, start: starts[start], end: ends[start + length - 1] });
  for (const { 0: found, index, groups } of folded.matchAll(WORD)) {
    if (groups.han) {
      for (const { pair, offset } of pairs(found)) add(pair, true, index + offset, pair.length);
    } else if (groups.word) {
      add(found, false, index, found.length);
    } else if (groups.line) {
      add("", false, index, 1);
    }
  }
  return words;
}

/** The overlapping pairs of a run of Han characters, and its last character. */
function* pairs(run) {
  const characters = [...run];
  let offset = 0;
  for (const [number, character] of characters.entries()) {
    yield { pair: character + (characters[number + 1] ?? ""), offset };
    offset += character.length;
  }
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
