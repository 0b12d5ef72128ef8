/** Looks for a phrase in a shard, and loads as little as it takes. */
import { findInText, findRows } from "./phrase.js";

// Of an article, in kilobytes.
const RECORD_WEIGHT = 4;

/**
 * The articles of a shard that hold a phrase: its places in them by zone, as chunk.js gives those of a word.
 *
 * The places of a common word take much to load. So the two lightest are looked for first, then one after another;
 * as soon as the articles where these stand as in the phrase take less to load than the next word, they are read.
 */
export async function findInShard(shard, { words, isHan }) {
  const waiting = words
    .map((word, number) => ({ word, number, weight: shard.table.weight(word) }))
    .sort((a, b) => a.weight - b.weight);
  const known = waiting.splice(0, 2);
  for (;;) {
    const found = await findTogether(shard, known);
    if (!waiting.length) return found;
    const next = waiting.shift();
    // Of other words a text doesn't tell everything: Pagefind finds the parts of a name like OpenAI, too.
    const most = isHan ? next.weight / RECORD_WEIGHT : 0;
    if (found.size <= most) return readArticles(shard, [...found.keys()], words);
    known.push(next);
  }
}

async function findTogether(shard, known) {
  const inOrder = known.toSorted((a, b) => a.number - b.number);
  const postings = await shard.postings(inOrder.map(({ word }) => word));
  return findRows(postings, inOrder.map(({ number }) => number));
}

async function readArticles(shard, rows, words) {
  const found = await Promise.all(rows.map(async (row) => [row, await readArticle(shard, row, words)]));
  return new Map(found.filter(([, zones]) => zones.some((places) => places.length)));
}

/** Where a phrase stands in an article, by what the article itself says. */
export async function readArticle(shard, row, words) {
  const { title, summary, text, terms } = await shard.record(row);
  const zones = [findInText(`${summary}\n${text}`, words)];
  for (const [field, content] of Object.entries({ title, terms })) {
    const places = findInText(content, words);
    if (places.length) zones[shard.table.zone(row, field)] = places;
  }
  return zones;
}
