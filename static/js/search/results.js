/** Puts hits in order, and makes results of them. */
import { makeExcerpt } from "./excerpt.js";

/**
 * Compares hits: by relevance, date or the score that `order` names, then newest first, so that the same search gives
 * the same order, however the archive is divided into shards.
 */
export function compareBy(order) {
  const weight = ({ shard, row, score }) => {
    if (order === "relevance") return score;
    return order === "date" ? 0 : (shard.score(row, order) ?? -1);
  };
  const day = ({ shard, row }) => shard.table.day(row);
  return (a, b) => weight(b) - weight(a) || day(b) - day(a) || compareWithinDay(a, b);
}

/** Shards and their rows are in the order of time; languages stay together. */
function compareWithinDay(a, b) {
  if (a.shard.language !== b.shard.language) return a.shard.number - b.shard.number;
  return b.shard.number - a.shard.number || b.row - a.row;
}

/**
 * A result: `{id, language, load}`. `load()` gives what is shown of the article: `{href, language, title, summary,
 * excerpt, anchor, date, category, overall}`: the excerpt as parts, `[{text, mark}]`, and the id of the section that
 * it is from, "" where that is none. All of it is text, also what looks like markup.
 */
export function toResult({ shard, row, spans }) {
  const { language } = shard;
  return {
    id: shard.table.record(row),
    language,
    async load() {
      const { text, sections, terms: _, ...shown } = await shard.record(row);
      return { ...shown, language, ...makeExcerpt(shown.summary, text, sections, spans) };
    },
  };
}
