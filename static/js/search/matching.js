/** Finds the articles that hold every phrase of a query. */
import { findInShard } from "./lookup.js";
import { joinPostings } from "./phrase.js";
import { Ranking } from "./ranking.js";
import { stemOf } from "./stemmer.js";

/**
 * The hits in some shards: `{shard, row, score, spans}`.
 *
 * A span, `{at, count}`, is a number of words of the text in a row that a phrase was found in.
 */
export async function findHits(shards, phrases) {
  if (!phrases.length || !shards.length) return [];
  const ranking = new Ranking(shards);
  const stemmed = phrases.map(({ words, isHan }) => ({ words: words.map(stemOf), isHan }));
  const found = await Promise.all(stemmed.map((phrase) => findPhrase(shards, phrase)));
  const rarities = found.map((byShard) =>
    ranking.rarity(byShard.reduce((sum, { size }) => sum + size, 0)),
  );
  return shards.flatMap((shard, number) => {
    const holding = found.map((byShard) => byShard[number]);
    const rows = [...holding[0].keys()].filter((row) => holding.every((rows) => rows.has(row)));
    return rows.map((row) => {
      const zones = holding.map((rows) => rows.get(row));
      const scores = zones.map((its, n) => rarities[n] * ranking.weigh(shard, row, its));
      const spans = zones.flatMap(([text], n) =>
        text.map((at) => ({ at, count: phrases[n].words.length })),
      );
      return { shard, row, score: scores.reduce((sum, score) => sum + score, 0), spans };
    });
  });
}

/** Every article of some shards, as hits. */
export function everyArticle(shards) {
  return shards.flatMap((shard) =>
    Array.from({ length: shard.table.size }, (_, row) => ({ shard, row, score: 0, spans: [] })),
  );
}

/**
 * The articles that hold a phrase, for each shard: its places in them by zone.
 *
 * A word finds its inflections. If no article has it, it finds the words that begin with it, as
 * while a reader types. All shards decide that together, so that it makes no difference where an
 * article is kept.
 */
async function findPhrase(shards, phrase) {
  const found = await Promise.all(shards.map((shard) => findInShard(shard, phrase)));
  const { words } = phrase;
  const [word] = words;
  const isUnknown = found.every((rows) => rows.size === 0);
  if (!isUnknown || words.length > 1 || word.length < 2) return found;
  const others = await Promise.all(shards.map((shard) => shard.beginning(word)));
  return others.map(joinPostings);
}
