/** By what a shard's articles are narrowed down and ordered; site_builder/search/table.py writes it. */
export class FacetTable {
  #scores;
  #facets;

  constructor({ scores, facets }) {
    this.#scores = scores;
    this.#facets = Object.entries(facets);
  }

  /** A score of an article, undefined or null where it has none. */
  score(row, name) {
    return this.#scores[name]?.[row];
  }

  /** All facets of an article: `{facet: values}`. */
  facets(row) {
    return Object.fromEntries(
      this.#facets.map(([name, { values, rows }]) => [name, rows[row].map((number) => values[number])]),
    );
  }
}
