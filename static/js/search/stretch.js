/** Chooses the stretch of a text that is worth showing. */

// In columns; a Chinese character takes two.
const WIDTH = 180;
const LEAD = 40;
const SENTENCE_END = /[。！？；\n]|[.!?;]\s/;
const INSEPARABLE = /^(?:[\p{Script=Latin}\p{Nd}]{2}|[\u{10000}-\u{10ffff}])$/u;

/** Characters that take two columns, Chinese punctuation among them. */
export const WIDE = /[\u2e80-\uffef]/;

/** The stretch, `{start, end}`, that shows most of the marks; there is at least one. */
export function chooseStretch(text, marks) {
  const start = chooseStart(text, marks);
  return { start, end: chooseEnd(text, start) };
}

/** A little before the mark that most others follow closely; where a sentence begins, if it can. */
function chooseStart(text, marks) {
  const weights = marks.map(({ start }) => weigh(text, marks, start));
  const anchor = marks[weights.indexOf(Math.max(...weights))].start;
  let start = move(text, anchor, -LEAD);
  if (start === 0) return 0;
  const boundary = SENTENCE_END.exec(text.slice(start, anchor));
  if (boundary) return start + boundary.index + boundary[0].length;
  while (start < anchor && isInside(text, start)) start += 1;
  return start;
}

/** How much is marked within the stretch that would follow. */
function weigh(text, marks, start) {
  const end = move(text, start, WIDTH - LEAD);
  const followers = marks.filter((mark) => mark.start >= start && mark.end <= end);
  return followers.reduce((sum, mark) => sum + mark.end - mark.start, 0);
}

function chooseEnd(text, start) {
  const latest = move(text, start, WIDTH);
  let end = latest;
  while (end > start && isInside(text, end)) end -= 1;
  return end > start ? end : latest;
}

/** The place so many columns further on, or back. */
function move(text, place, columns) {
  const step = Math.sign(columns);
  let left = Math.abs(columns);
  while (left > 0 && text[step > 0 ? place : place - 1] !== undefined) {
    left -= WIDE.test(text[step > 0 ? place : place - 1]) ? 2 : 1;
    place += step;
  }
  return place;
}

/** Whether the place is inside a word of letters and digits, or inside a character. */
function isInside(text, place) {
  return INSEPARABLE.test(text.slice(place - 1, place + 1));
}
