/** Puts texts in the order of Pagefind's index: that of code points, where JavaScript goes by units. */

const FIRST_SURROGATE = 0xd800;

export function isBefore(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  if (at === a.length || at === b.length) return a.length < b.length;
  return rank(a, at) < rank(b, at);
}

/** Where texts first differ, a code point beyond the basic plane comes after all others. */
function rank(text, at) {
  const unit = text.charCodeAt(at);
  const isSurrogate = unit >= FIRST_SURROGATE && unit < 0xe000;
  return isSurrogate ? unit + 0x10000 : unit;
}
