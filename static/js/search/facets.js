/** Narrows hits down by facets, and counts what each value of a facet would leave. */

/**
 * A hit stays if, in every facet of `chosen`, it has one of the chosen values.
 *
 * The counts, `{facet: {value: hits}}`, are for each facet those within the choices made in the others: so
 * many articles does choosing a value bring.
 */
export function narrow(found, chosen) {
  const wanted = Object.entries(chosen).filter(([, values]) => values.length);
  const hits = [];
  const counts = {};
  for (const hit of found) {
    const facets = hit.shard.table.facets(hit.row);
    const missed = wanted.filter(([name, values]) => !facets[name]?.some((v) => values.includes(v)));
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

function count(counts, name, values) {
  counts[name] ??= {};
  for (const value of values) counts[name][value] = (counts[name][value] ?? 0) + 1;
}
