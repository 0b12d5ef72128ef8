/** Shows where an article holds what was asked for. */
import { findMarks } from "./marks.js";
import { WIDE, chooseStretch } from "./stretch.js";
import { cut } from "./words.js";

const QUOTE = /[“”‘’"')）」』]/;
const SENTENCE_END = /[。！？；…．.!?;:：]/;

/**
 * The stretch of an article's text that holds most of what was asked for, and the section that it is from: `excerpt`
 * as parts, `[{text, mark}]`, and `anchor`. Where only the title or a term holds it, the summary and "".
 *
 * `sections` are the lines of the text where sections begin, each with its id.
 */
export function makeExcerpt(summary, text, sections, spans) {
  const whole = `${summary}\n${text}`;
  const marks = findMarks(cut(whole), spans);
  if (!marks.length) return { excerpt: [{ text: summary, mark: false }], anchor: "" };
  const { start, end } = chooseStretch(whole, marks);
  const ellipsis = { text: "…", mark: false };
  const first = marks.find((mark) => mark.end > start);
  return {
    excerpt: [
      ...(start > 0 ? [ellipsis] : []),
      ...split(whole, start, end, marks),
      ...(end < whole.length ? [ellipsis] : []),
    ],
    anchor: findSection(whole, sections, first.start),
  };
}

/** The section of a place. The first line of the whole is the summary, which is in none. */
function findSection(whole, sections, place) {
  const line = whole.slice(0, place).split("\n").length - 2;
  return sections.findLast(([first]) => first <= line)?.[1] ?? "";
}

function split(text, start, end, marks) {
  const parts = [];
  let reached = start;
  for (const mark of marks.filter((mark) => mark.end > start && mark.start < end)) {
    const from = Math.max(mark.start, start);
    const to = Math.min(mark.end, end);
    parts.push({ text: joinLines(text, reached, from), mark: false });
    parts.push({ text: joinLines(text, from, to), mark: true });
    reached = to;
  }
  parts.push({ text: joinLines(text, reached, end), mark: false });
  return parts.filter((part) => part.text);
}

/** A part of the text in one line: where a block ends that is no sentence, a dot parts it from the next. */
function joinLines(text, from, to) {
  return text.slice(from, to).replace(/\s*\n\s*/gu, (_, offset) => {
    const last = nearest(text, from + offset - 1, -1);
    if (!SENTENCE_END.test(last)) return " · ";
    return WIDE.test(last) ? "" : " ";
  });
}

/** The nearest character that isn't a quotation mark: those look the same in every language. */
function nearest(text, place, step) {
  let at = place;
  while (QUOTE.test(text[at] ?? "")) at += step;
  return text[at] ?? "";
}
