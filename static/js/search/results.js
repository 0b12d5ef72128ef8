/** Puts hits in order, and makes results of them. */
import { makeExcerpt } from "./excerpt.js";

/**
 * Compares hits: by relevance, date or the score that `order` names, then newest first, then by id,
 * so that the same search gives the same order, however the archive is divided into shards.
 */
export function compareBy(order) {
  const weight = ({ shard, row, score }) =>
    order === "relevance" ? score : (shard.table.score(row, order) ?? -1);
  const date = ({ shard, row }) => shard.table.date(row);
  const id = ({ shard, row }) => shard.table.id(row);
  return (a, b) => weight(b) - weight(a) || compare(date(b), date(a)) || compare(id(a), id(b));
}

/**
 * A result: `{id, language, load}`. `load()` gives what is shown of the article: `{href, language,
 * title, summary, excerpt, date, scores, facets}`, the excerpt as parts, `[{text, mark}]`. All of
 * it is text, also what looks like markup.
 */
export function toResult(hit) {
  const { shard, row, spans } = hit;
  const { language, table } = shard;
  return {
    id: idOf(hit),
    language,
    async load() {
      const { href, title, summary, text } = await shard.record(row);
      return {
        href,
        language,
        title,
        summary,
        excerpt: makeExcerpt(summary, text, spans),
        date: table.date(row),
        scores: table.scores(row),
        facets: table.facets(row),
      };
    },
  };
}

function idOf({ shard, row }) {
  return `${shard.code}/${shard.table.id(row)}`;
}

function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
