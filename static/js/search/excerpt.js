/** Shows where an article holds what was asked for. */
import { findMarks } from "./marks.js";
import { WIDE, chooseStretch } from "./stretch.js";
import { cut } from "./words.js";

const QUOTE = /[“”‘’"')）」』]/;
const SENTENCE_END = /[。！？；…．.!?;:：]/;

/**
 * The stretch of an article's text that holds most of what was asked for, as parts:
 * `[{text, mark}]`; the summary where only the title or a term holds it.
 */
export function makeExcerpt(summary, text, spans) {
  const whole = `${summary}\n${text}`;
  const marks = findMarks(cut(whole), spans);
  if (!marks.length) return [{ text: summary, mark: false }];
  const { start, end } = chooseStretch(whole, marks);
  const ellipsis = { text: "…", mark: false };
  return [
    ...(start > 0 ? [ellipsis] : []),
    ...split(whole, start, end, marks),
    ...(end < whole.length ? [ellipsis] : []),
  ];
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
