/** Finds the articles that hold every phrase of a query. */

/**
 * The hits in some shards: `{shard, row, score, places}`, with a score if they are to be `scored`.
 * The places are the numbers of words in the text that a phrase of letters was found at.
 */
export async function findHits(shards, phrases, scored) {
  const [found, scores] = await Promise.all([
    Promise.all(phrases.map((phrase) => findPhrase(shards, phrase))),
    Promise.all(shards.map((shard) => (scored ? shard.scores(phrases) : new Map()))),
  ]);
  if (!phrases.length) return [];
  return shards.flatMap((shard, number) => {
    const holding = found.map((byShard) => byShard[number]);
    const rows = [...holding[0].keys()].filter((row) => holding.every((rows) => rows.has(row)));
    return rows.map((row) => ({
      shard,
      row,
      score: scores[number].get(row) ?? 0,
      places: holding.flatMap((rows, phrase) => (phrases[phrase].isHan ? [] : rows.get(row))),
    }));
  });
}

/** Every article of some shards, as hits. */
export function everyArticle(shards) {
  return shards.flatMap((shard) =>
    shard.table.rows.map((row) => ({ shard, row, score: 0, places: [] })),
  );
}

/**
 * The articles that hold a phrase, for each shard.
 *
 * A word finds its inflections. If no article has it, it finds the words that begin with it, as
 * while a reader types. All shards decide that together, so that it makes no difference where an
 * article is kept.
 */
async function findPhrase(shards, { words, isHan }) {
  const holding = await Promise.all(shards.map((shard) => shard.holding(words)));
  const [word] = words;
  const isUnknown = holding.every((rows) => rows.size === 0);
  if (!isUnknown || isHan || words.length > 1 || word.length < 2) return holding;
  return Promise.all(shards.map((shard) => shard.beginning(word)));
}
