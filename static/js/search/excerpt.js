/** Shows where an article holds what was asked for. */
import { findMarks } from "./marks.js";
import { cut } from "./words.js";

// In columns; a Chinese character takes two.
const WIDTH = 180;
const LEAD = 40;
const WIDE = /[\u2e80-\uffef\u{20000}-\u{3ffff}]/u;
const BOUNDARY = /[。！？；\n]|[.!?;]\s/u;
const QUOTES = /[“”‘’"'\s]/u;
const INSIDE_WORD = /^[\p{Script=Latin}\p{Nd}]{2}$/u;

/**
 * The stretch of an article's text that holds most of what was asked for, as parts: `[{text, mark}]`; the
 * summary where only the title or a term holds it.
 */
export function makeExcerpt(summary, text, phrases, places) {
  const whole = `${summary}\n${text}`;
  const marks = findMarks(cut(whole), phrases, places);
  if (!marks.length) return [{ text: summary, mark: false }];
  const start = chooseStart(whole, marks);
  const end = chooseEnd(whole, start);
  const parts = [];
  let reached = start;
  const goTo = (place, mark) => {
    const part = joinLines(whole, reached, Math.min(place, end));
    if (part) parts.push({ text: part, mark });
    reached = Math.max(reached, place);
  };
  for (const mark of marks.filter((mark) => mark.end > start && mark.start < end)) {
    goTo(mark.start, false);
    goTo(mark.end, true);
  }
  goTo(end, false);
  const ellipsis = (cut) => (cut ? [{ text: "…", mark: false }] : []);
  return [...ellipsis(start > 0), ...parts, ...ellipsis(end < whole.length)];
}

/** A little before the mark that most others follow closely, at the beginning of a sentence if one is near. */
function chooseStart(text, marks) {
  const weights = marks.map(({ start }) => weigh(text, marks, start));
  const anchor = marks[weights.indexOf(Math.max(...weights))]?.start ?? 0;
  let start = move(text, anchor, -LEAD);
  if (start === 0) return 0;
  const boundary = BOUNDARY.exec(text.slice(start, anchor));
  if (boundary) return start + boundary.index + boundary[0].length;
  while (start < anchor && isInsideWord(text, start)) start += 1;
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
  while (end > start && isInsideWord(text, end)) end -= 1;
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

function isInsideWord(text, place) {
  return INSIDE_WORD.test(text.slice(place - 1, place + 1));
}

/** A part of the text in one line: a line end becomes a space, and nothing beside Chinese. */
function joinLines(text, from, to) {
  return text.slice(from, to).replaceAll("\n", (_, offset) => {
    const place = from + offset;
    return [neighbour(text, place, -1), neighbour(text, place, 1)].some(isWide) ? "" : " ";
  });
}

function neighbour(text, place, step) {
  let at = place + step;
  while (QUOTES.test(text[at] ?? "")) at += step;
  return text[at] ?? "";
}

function isWide(character) {
  return WIDE.test(character);
}
