/**
 * The stem of an English word, as Pagefind has it in its index: Porter's second algorithm, by Snowball's definition,
 * https://snowballstem.org/algorithms/english/stemmer.html
 *
 * R1 is what follows the first consonant after a vowel, and R2 the same within R1. A y that is a consonant is
 * written Y.
 */
import { EXCEPTIONS, STEPS } from "./endings.js";

const REGION = /[aeiouy][^aeiouy]/;
const LONG_STARTS = /^(?:gener|commun|arsen|past|univers|later|emerg|organ|inter)/;
const SHORT_SYLLABLE = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/;
const DOUBLE = /(?!^[aeo]..$)^.*(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
const UNTENSED = /^(?:(?:inn|out|cann|herr|earr|even)ing|(?:proc|exc|succ)eed(?:ly)?)$/;

/** The stem of a word in lower case. */
export function stemOf(word) {
  if (word.length < 3) return word;
  if (EXCEPTIONS.has(word)) return EXCEPTIONS.get(word);
  const marked = word.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
  const r1 = LONG_STARTS.exec(marked)?.[0].length ?? after(marked, 0);
  const regions = [0, r1, after(marked, r1)];
  let stem = withoutY(withoutTense(withoutPlural(marked), regions));
  for (const step of STEPS) stem = replaceEnding(stem, step, regions);
  return withoutLast(stem, regions).toLowerCase();
}

/** Where the region begins after the first consonant that follows a vowel. */
function after(word, start) {
  const found = REGION.exec(word.slice(start));
  return found ? start + found.index + 2 : word.length;
}

function withoutPlural(word) {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  return /[aeiouy].+(?<![su])s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutTense(word, [, r1]) {
  if (UNTENSED.test(word)) return word;
  if (/^[^aeiouy]ying$/.test(word)) return `${word[0]}ie`;
  const long = /eed(?:ly)?$/.exec(word);
  if (long) return long.index >= r1 ? word.slice(0, long.index + 2) : word;
  const stem = /^(.*[aeiouy].*?)(?:ed|ing)(?:ly)?$/.exec(word)?.[1];
  if (!stem) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (DOUBLE.test(stem)) return stem.slice(0, -1);
  return r1 >= stem.length && SHORT_SYLLABLE.test(stem) ? `${stem}e` : stem;
}

function withoutY(word) {
  return word.replace(/(.[^aeiouy])[yY]$/, "$1i");
}

/** The word with the longest ending of a step that it has replaced, if that stands where it has to. */
function replaceEnding(word, step, regions) {
  const found = step.find(({ ending }) => word.endsWith(ending));
  if (!found) return word;
  const stem = word.slice(0, -found.ending.length);
  return stem.length >= regions[found.region] && found.follows.test(stem) ? stem + found.replacement : word;
}

function withoutLast(word, [, r1, r2]) {
  const stem = word.slice(0, -1);
  const isInR2 = stem.length >= r2;
  if (word.endsWith("e") && (isInR2 || (stem.length >= r1 && !SHORT_SYLLABLE.test(stem)))) return stem;
  return word.endsWith("ll") && isInR2 ? stem : word;
}
