/**
 * Searches the archive.
 *
 *     const index = openIndex({ bundle: "/search-index/", languages: ["zh"] });
 *     const found = await index.search("深度求索 GPT-4o", { facets: { category: ["china"] } });
 *     for (const result of found.results.slice(0, 10)) show(await result.load());
 *
 * Each of these throws IndexUnavailable when a file of the index can't be had. Then the next search
 * begins anew: the site may have been published again, and its files may have other names.
 */
import { columnsOf, countLanguages, countValues, loadColumns, narrow } from "./facets.js";
import { fetchJson } from "./files.js";
import { everyArticle, findHits } from "./matching.js";
import { parseQuery } from "./query.js";
import { remember } from "./remember.js";
import { compareBy, toResult } from "./results.js";
import { openShard } from "./shard.js";

export { IndexUnavailable } from "./files.js";

/** The index in the folder `bundle`. A search loads what it needs, by default of `languages`. */
export function openIndex({ bundle, languages }) {
  return new Index(bundle, languages);
}

class Index {
  #bundle;
  #languages;
  #loaded = new Map();

  constructor(bundle, languages) {
    this.#bundle = bundle;
    this.#languages = languages;
  }

  /**
   * The articles that hold every phrase of `query`, or all articles if it is blank.
   *
   * `languages` are those to search in, by default those that the index was opened for; `facets` the chosen values by
   * facet, `ranges` the bounds of scores; `order` is "relevance", "date" or the name of a score, the best or newest
   * first.
   *
   * Gives `{total, languages, results, count}`: the number of articles, by language, and for each article what
   * results.js makes of it. `count(facets)` promises how many there are by value of each of some facets (as facets.js
   * counts them): that takes more to load than finding them.
   */
  async search(query, { languages = this.#languages, facets = {}, ranges = {}, order = "relevance" } = {}) {
    return this.#attempt(async () => {
      const phrases = parseQuery(query);
      const shards = await this.load(languages);
      const found = query.trim() ? await findHits(shards, phrases) : everyArticle(shards);
      const byScore = ["relevance", "date"].includes(order) ? [] : [`score-${order}`];
      await loadColumns(found, [...columnsOf(facets, ranges), ...byScore]);
      const hits = narrow(found, facets, ranges);
      return {
        total: hits.length,
        languages: countLanguages(languages, hits),
        results: [...hits].sort(compareBy(order)).map((hit) => this.#toResult(hit)),
        count: (names) =>
          this.#attempt(async () => {
            const counted = names.map((name) => `facet-${name}`);
            await loadColumns(found, [...columnsOf(facets, ranges), ...counted]);
            return countValues(found, names, facets, ranges);
          }),
      };
    });
  }

  /** Loads the shards of some languages. */
  async load(languages) {
    const { shards } = await this.#list();
    return Promise.all(
      shards.flatMap((entry, number) =>
        languages.includes(entry.language)
          ? [remember(this.#loaded, entry.code, () => openShard(this.#bundle, entry, number))]
          : [],
      ),
    );
  }

  #list() {
    return remember(this.#loaded, "shards.json", () =>
      fetchJson(`${this.#bundle}shards.json`, { cache: "no-cache" }),
    );
  }

  #toResult(hit) {
    const result = toResult(hit);
    return { ...result, load: () => this.#attempt(() => result.load()) };
  }

  async #attempt(work) {
    try {
      return await work();
    } catch (error) {
      this.#loaded.clear();
      throw error;
    }
  }
}
