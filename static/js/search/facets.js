/** Narrows hits down by facets, and counts them. */

/**
 * A hit stays if, in every facet of `chosen`, it has one of the chosen values.
 *
 * The counts, `{facet: {value: hits}}`, are for each facet those within the choices made in the
 * others: so many articles does choosing a value bring.
 */
export function narrow(found, chosen) {
  const wanted = Object.entries(chosen).filter(([, values]) => values.length);
  const hits = [];
  const counts = Object.create(null);
  for (const hit of found) {
    const facets = hit.shard.table.facets(hit.row);
    const missed = wanted.filter(([name, values]) => !meet(values, facets[name] ?? []));
    if (missed.length === 0) {
      hits.push(hit);
      for (const [name, values] of Object.entries(facets)) count(counts, name, values);
    } else if (missed.length === 1) {
      const [[name]] = missed;
      count(counts, name, facets[name] ?? []);
    }
  }
  return { hits, counts };
}

/** The number of hits in each of the languages that were searched. */
export function countLanguages(languages, hits) {
  const counts = Object.fromEntries(languages.map((language) => [language, 0]));
  for (const { shard } of hits) counts[shard.language] += 1;
  return counts;
}

function meet(some, others) {
  return some.some((value) => others.includes(value));
}

function count(counts, name, values) {
  counts[name] ??= Object.create(null); // a term may be called "constructor"
  for (const value of values) counts[name][value] = (counts[name][value] ?? 0) + 1;
}
