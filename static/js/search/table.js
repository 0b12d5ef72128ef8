/** What is known of a shard's articles but their text; site_builder/search/table.py writes it. */
export class Table {
  #columns;
  #rows;

  constructor(columns) {
    this.#columns = columns;
    this.#rows = new Map(columns.ids.map((id, row) => [id, row]));
  }

  get rows() {
    return [...this.#columns.ids.keys()];
  }

  rowOf(id) {
    return this.#rows.get(id);
  }

  id(row) {
    return this.#columns.ids[row];
  }

  date(row) {
    return this.#columns.dates[row];
  }

  /** A score of an article, undefined or null where it has none. */
  score(row, name) {
    return this.#columns.scores[name]?.[row];
  }

  /** All scores of an article: `{name: score}`. */
  scores(row) {
    const given = Object.keys(this.#columns.scores).map((name) => [name, this.score(row, name)]);
    return Object.fromEntries(given.filter(([, score]) => score !== null));
  }

  /** The values of an article in a facet. */
  values(row, facet) {
    const { values, rows } = this.#columns.facets[facet] ?? { values: [], rows: [] };
    return (rows[row] ?? []).map((number) => values[number]);
  }

  /** All facets of an article: `{facet: values}`. */
  facets(row) {
    const names = Object.keys(this.#columns.facets);
    return Object.fromEntries(names.map((name) => [name, this.values(row, name)]));
  }
}
