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
import { countLanguages, narrow } from "./facets.js";
import { fetchJson, fetchPagefind } from "./files.js";
import { everyArticle, findHits } from "./matching.js";
import { startPagefind } from "./pagefind.js";
import { parseQuery } from "./query.js";
import { remember } from "./remember.js";
import { compareBy, toResult } from "./results.js";
import { openShard } from "./shard.js";

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
   * `languages` are those to search in, by default those that the index was opened for; `facets`
   * the chosen values by facet; `order` is "relevance", "date" or the name of a score, the best or
   * newest first.
   *
   * Gives `{total, languages, facets, results}`: the number of articles, by language, and by facet
   * and value (what facets.js counts); and for each article what results.js makes of it.
   */
  async search(query, { languages = this.#languages, facets = {}, order = "relevance" } = {}) {
    return this.#attempt(async () => {
      const shards = await this.load(languages);
      const phrases = parseQuery(query);
      const found = query.trim()
        ? await findHits(shards, phrases, order === "relevance")
        : everyArticle(shards);
      const { hits, counts } = narrow(found, facets);
      return {
        total: hits.length,
        languages: countLanguages(languages, hits),
        facets: counts,
        results: hits.sort(compareBy(order)).map((hit) => this.#toResult(hit, phrases)),
      };
    });
  }

  /** The shards of some languages, ready to be searched. */
  async load(languages) {
    const { program, shards } = await remember(this.#loaded, "shards.json", () =>
      fetchJson(`${this.#bundle}shards.json`, { cache: "no-cache" }),
    );
    const entries = shards.filter(({ language }) => languages.includes(language));
    return Promise.all(entries.map((entry) => this.#loadShard(entry, program)));
  }

  #loadShard(entry, program) {
    return remember(this.#loaded, entry.code, () =>
      openShard(this.#bundle, entry, this.#loadProgram(program)),
    );
  }

  #loadProgram(name) {
    return remember(this.#loaded, name, async () =>
      startPagefind(await fetchPagefind(this.#bundle + name)),
    );
  }

  #toResult(hit, phrases) {
    const result = toResult(hit, phrases);
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
