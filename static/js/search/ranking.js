/**
 * Says how well articles fit a query: Okapi BM25, with more for what stands in a title or a term.
 *
 * Everything that it goes by is counted over all shards of the search, so that an article has the
 * same score however the archive is divided.
 */

const SATURATION = 1.4;
const LENGTH = 0.75;
const FIELDS = { title: 5, terms: 2 };

export class Ranking {
  #total = 0;
  #sizes = {};

  constructor(shards) {
    for (const { language, table } of shards) {
      this.#total += table.size;
      const { articles, words } = this.#sizes[language] ?? { articles: 0, words: 0 };
      this.#sizes[language] = { articles: articles + table.size, words: words + table.words };
    }
  }

  /** How much a phrase tells that so many articles hold. */
  rarity(holding) {
    return Math.log(1 + (this.#total - holding + 0.5) / (holding + 0.5));
  }

  /** How much of a phrase an article has, whose places by zone are given. */
  weigh({ language, table }, row, zones) {
    const { articles, words } = this.#sizes[language];
    const length = table.length(row) / (words / articles);
    const count = zones[0].length;
    const text = (count * (SATURATION + 1)) / (count + SATURATION * (1 - LENGTH + LENGTH * length));
    const fields = Object.entries(FIELDS).filter(([name]) => zones[table.zone(row, name)]?.length);
    return text + fields.reduce((sum, [, weight]) => sum + weight, 0);
  }
}
