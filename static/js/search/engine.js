/**
 * Searches the archive.
 *
 *     const index = await openIndex({ bundle: "/search-index/", languages: ["zh"] });
 *     const found = await index.search("深度求索 GPT-4o", { facets: { category: ["china"] } });
 *     for (const result of found.results.slice(0, 10)) show(await result.load());
 *
 * Each of these throws IndexUnavailable when a file of the index can't be had. Then the next search
 * begins anew: the site may have been published again, and its files may have other names.
 */
import { countLanguages, countValues, narrow } from "./facets.js";
import { fetchGzip, fetchJson } from "./files.js";
import { everyArticle, findHits } from "./matching.js";
import { parseQuery } from "./query.js";
import { remember } from "./remember.js";
import { compareBy, toResult } from "./results.js";
import { openShard } from "./shard.js";
import { startStemmer } from "./stemmer.js";

export { IndexUnavailable } from "./files.js";

/** Opens the index in the folder `bundle`, and loads what searching in `languages` begins with. */
export async function openIndex({ bundle, languages }) {
  const index = new Index(bundle, languages);
  await index.load(languages);
  return index;
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
   * results.js makes of it. `count()` promises how many there are by facet and value (what facets.js counts): that
   * takes more to load than finding them.
   */
  async search(query, { languages = this.#languages, facets = {}, ranges = {}, order = "relevance" } = {}) {
    return this.#attempt(async () => {
      const { stemmer, shards } = await this.load(languages);
      const found = query.trim()
        ? await findHits(shards, parseQuery(query), (words) => stemmer.stem(words))
        : everyArticle(shards);
      const isByScore = !["relevance", "date"].includes(order);
      const isNarrowed = [...Object.values(facets), ...Object.values(ranges)].some(({ length }) => length);
      if (isByScore || isNarrowed) await loadFacets(found);
      const hits = narrow(found, facets, ranges);
      return {
        total: hits.length,
        languages: countLanguages(languages, hits),
        results: [...hits].sort(compareBy(order)).map((hit) => this.#toResult(hit)),
        count: () =>
          this.#attempt(async () => {
            await loadFacets(found);
            return countValues(found, facets, ranges);
          }),
      };
    });
  }

  /** The stemmer, and the shards of some languages: `{stemmer, shards}`. */
  async load(languages) {
    const { program, shards: entries } = await remember(this.#loaded, "shards.json", () =>
      fetchJson(`${this.#bundle}shards.json`, { cache: "no-cache" }),
    );
    const [stemmer, ...shards] = await Promise.all([
      program && remember(this.#loaded, program, () => this.#startStemmer(program)),
      ...entries.flatMap((entry, number) =>
        languages.includes(entry.language)
          ? [remember(this.#loaded, entry.code, () => openShard(this.#bundle, entry, number))]
          : [],
      ),
    ]);
    return { stemmer, shards };
  }

  async #startStemmer(program) {
    return startStemmer(await fetchGzip(this.#bundle + program));
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

/** Loads what narrowing down and counting need of the shards that have hits. */
async function loadFacets(found) {
  await Promise.all([...new Set(found.map(({ shard }) => shard))].map((shard) => shard.loadFacets()));
}
