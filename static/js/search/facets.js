/** Narrows hits down by facets and scores, and counts them. */

/**
 * The hits that have, in every facet of `facets`, one of the chosen values, and every score of `ranges` within its
 * bounds, `{score: [least, most]}`.
 */
export function narrow(found, facets, ranges) {
  const chosen = choices(facets, ranges);
  return chosen.length ? found.filter((hit) => chosen.every((choice) => choice.admits(hit))) : found;
}

/**
 * How many hits each value of each facet has: `{facet: {value: hits}}`. Those of a facet are within the choices made
 * in the others: so many articles does choosing a value bring.
 */
export function countValues(found, facets, ranges) {
  const chosen = choices(facets, ranges);
  const counts = Object.create(null);
  for (const hit of found) {
    const missed = chosen.filter((choice) => !choice.admits(hit));
    if (missed.length > 1) continue;
    const values = hit.shard.facets.facets(hit.row);
    const names = missed.length ? missed.map(({ facet }) => facet) : Object.keys(values);
    for (const name of names) if (name) count(counts, name, values[name] ?? []);
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
      .map(([facet, values]) => ({ facet, admits: (hit) => hasOneOf(hit, facet, values) })),
    ...Object.entries(ranges).map(([score, bounds]) => ({ admits: (hit) => isWithin(hit, score, bounds) })),
  ];
}

function hasOneOf({ shard, row }, facet, values) {
  const own = shard.facets.facets(row)[facet] ?? [];
  return values.some((value) => own.includes(value));
}

function isWithin({ shard, row }, name, [least, most]) {
  const score = shard.facets.score(row, name) ?? -1;
  return least <= score && score <= most;
}

function count(counts, name, values) {
  counts[name] ??= Object.create(null); // a term may be called "constructor"
  for (const value of values) counts[name][value] = (counts[name][value] ?? 0) + 1;
}
