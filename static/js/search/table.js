/** What is known of a shard's articles but their text; site_builder/search/table.py writes it. */
import { isBefore } from "./code-points.js";

export class Table {
  #columns;

  constructor(columns) {
    this.#columns = columns;
    this.size = columns.ids.length;
    this.words = columns.lengths.reduce((sum, length) => sum + length, 0);
  }

  id(row) {
    return this.#columns.ids[row];
  }

  /** The number of words in an article's text. */
  length(row) {
    return this.#columns.lengths[row];
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

  /** The zone of an article's words that a field is; the text is zone 0. */
  zone(field) {
    return this.#columns.fields.indexOf(field) + 1;
  }

  /** The names of the chunks that hold the words from `first` to `last`. */
  chunks(first, last) {
    return this.#columns.chunks.slice(Math.max(this.#find(first), 0), this.#find(last) + 1);
  }

  /** The number of the chunk that would hold a word: the last one that doesn't start after it. */
  #find(word) {
    const { starts } = this.#columns;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(word, starts[middle])) high = middle;
      else low = middle + 1;
    }
    return low - 1;
  }
}
