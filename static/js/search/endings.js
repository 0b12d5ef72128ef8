/** What the stemmer knows of English: steps of endings, and words that no rule fits. */

/**
 * Each step is a list of endings, `{ending, replacement, region, follows}`: what becomes of it, in which region it has
 * to be, and what it has to follow. Of those that a word has, the longest counts.
 */
export const STEPS = [
  list(
    1,
    "tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize ational:ate ation:ate ator:ate alism:al",
    "aliti:al alli:al fulness:ful ousli:ous ousness:ous iveness:ive iviti:ive biliti:ble bli:ble fulli:ful lessli:less",
    "ogi:og:l ogist:og li::cdeghkmnrt",
  ),
  [
    ...list(1, "tional:tion ational:ate alize:al icate:ic iciti:ic ical:ic ful: ness:"),
    ...list(2, "ative:"),
  ],
  list(2, "al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ism: ate: iti: ous: ive: ize: ion::st"),
];

/** Words and their stems. */
export const EXCEPTIONS = new Map([
  ...pairs("skis:ski skies:sky idly:idl gently:gentl ugly:ugli early:earli only:onli"),
  ...pairs("singly:singl sky:sky news:news howe:howe atlas:atlas cosmos:cosmos bias:bias andes:andes"),
]);

function list(region, ...texts) {
  const endings = pairs(texts.join(" ")).map(([ending, replacement, before]) => ({
    ending,
    replacement,
    region,
    follows: before ? new RegExp(`[${before}]$`) : /(?:)/,
  }));
  return endings.sort((a, b) => b.ending.length - a.ending.length);
}

function pairs(text) {
  return text.split(" ").map((pair) => pair.split(":"));
}
