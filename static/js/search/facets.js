/** Narrows hits down by facets and scores, and counts them. */

/**
 * The hits that have, in every facet of `facets`, one of the chosen values, and every score of `ranges` within its
 * bounds, `{score: [least, most]}`.
 */
export function narrow(found, facets, ranges) {
  const chosen = choices(facets, ranges);
  return chosen.length ? found.filter((hit) => chosen.every((choice) => choice.admits(hit))) : found;
}

/** The columns that these choices are made by. */
export function columnsOf(facets, ranges) {
  return choices(facets, ranges).map(({ column }) => column);
}

/** Loads columns of the shards that have hits. */
export async function loadColumns(found, columns) {
  if (!columns.length) return;
  await Promise.all([...new Set(found.map(({ shard }) => shard))].map((shard) => shard.load(columns)));
}

/**
 * How many hits each value of the facets `names` has: `{facet: {value: hits}}`. Those of a facet are within the choices
 * made in the others: so many articles does choosing a value bring.
 */
export function countValues(found, names, facets, ranges) {
  const chosen = choices(facets, ranges);
  const counts = Object.create(null);
  for (const hit of found) {
    const missed = chosen.filter((choice) => !choice.admits(hit));
    if (missed.length > 1) continue;
    const counted = missed.length ? names.filter((name) => name === missed[0].facet) : names;
    for (const name of counted) count(counts, name, hit.shard.values(hit.row, name));
  }
  return counts;
}

/** The number of hits in each of the languages that were searched. */
export function countLanguages(languages, hits) {
  const counts = Object.fromEntries(languages.map((language) => [language, 0]));
  for (const { shard } of hits) counts[shard.language] += 1;
  return counts;
}

function choices(facets, ranges) {
  return [
    ...Object.entries(facets)
      .filter(([, values]) => values.length)
      .map(([facet, values]) => ({
        facet,
        column: `facet-${facet}`,
        admits: (hit) => hasOneOf(hit, facet, values),
      })),
    ...Object.entries(ranges).map(([score, bounds]) => ({
      column: `score-${score}`,
      admits: (hit) => isWithin(hit, score, bounds),
    })),
  ];
}

function hasOneOf({ shard, row }, facet, values) {
  const own = shard.values(row, facet);
  return values.some((value) => own.includes(value));
}

function isWithin({ shard, row }, name, [least, most]) {
  const score = shard.score(row, name) ?? -1;
  return least <= score && score <= most;
}

function count(counts, name, values) {
  counts[name] ??= Object.create(null); // a term may be called "constructor"
  for (const value of values) counts[name][value] = (counts[name][value] ?? 0) + 1;
}
