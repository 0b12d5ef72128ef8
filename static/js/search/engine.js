/**
 * Searches the archive.
 *
 *     const index = await openIndex({ bundle: "/search-index/", languages: ["zh"] });
 *     const found = await index.search("深度求索 GPT-4o", { facets: { category: ["china"] }, order: "date" });
 *     for (const result of found.results.slice(0, 10)) show(await result.load());
 *
 * Whatever needs a file of the index throws IndexUnavailable when it can't be had.
 */
import { narrow } from "./facets.js";
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
  const { program, shards } = await fetchJson(`${bundle}shards.json`, { cache: "no-cache" });
  const index = new Index(bundle, languages, program, shards);
  await index.load(languages);
  return index;
}

class Index {
  #bundle;
  #languages;
  #program;
  #entries;
  #loaded = new Map();

  constructor(bundle, languages, program, entries) {
    this.#bundle = bundle;
    this.#languages = languages;
    this.#program = program;
    this.#entries = entries;
  }

  /**
   * The articles that hold every phrase of `query`, or all articles if it is blank.
   *
   * `languages` are those to search in, by default those that the index was opened for; `facets` the chosen
   * values by facet; `order` is "relevance", "date" or the name of a score, the best or newest first.
   *
   * Gives `{total, languages, facets, results}`: the number of articles, by language, and by facet and value
   * (what facets.js counts), and for each article `{id, language, load}`.
   */
  async search(query, { languages = this.#languages, facets = {}, order = "relevance" } = {}) {
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
      results: hits.sort(compareBy(order)).map((hit) => toResult(hit, phrases)),
    };
  }

  /** The shards of some languages, ready to be searched. */
  async load(languages) {
    const entries = this.#entries.filter(({ language }) => languages.includes(language));
    return Promise.all(entries.map((entry) => this.#loadShard(entry)));
  }

  #loadShard(entry) {
    return remember(this.#loaded, entry.code, () =>
      openShard(this.#bundle, entry, this.#loadProgram()),
    );
  }

  #loadProgram() {
    return remember(this.#loaded, this.#program, async () =>
      startPagefind(await fetchPagefind(this.#bundle + this.#program)),
    );
  }
}

function countLanguages(languages, hits) {
  const counts = Object.fromEntries(languages.map((language) => [language, 0]));
  for (const { shard } of hits) counts[shard.language] += 1;
  return counts;
}
