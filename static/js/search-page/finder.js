/** Asks the engine, for the page. */
import { openIndex } from "../search/engine.js";
import { fetchJson } from "../search/files.js";
import { remember } from "../search/remember.js";

export class Finder {
  #index;
  #terms;
  #languages;
  #loaded = new Map();

  constructor({ bundle, terms }, languages) {
    this.#terms = terms;
    this.#index = openIndex({ bundle, languages: [languages.own] });
    this.#languages = languages;
  }

  /**
   * The engine's answer, and whether it is from everywhere: from all languages. Where the page's own has
   * nothing they are all searched, and an answer with something then `isWidened`.
   */
  async find({ query, language, ...options }) {
    const { own, all } = this.#languages;
    const find = (languages) => this.#index.search(query, { ...options, languages });
    if (language !== "all") {
      const answer = await find([language]);
      if (answer.total || language !== own) return { ...answer, isEverywhere: false };
    }
    const answer = await find(all);
    return { ...answer, isEverywhere: true, isWidened: language !== "all" && answer.total > 0 };
  }

  get own() {
    return this.#languages.own;
  }

  /** What terms are called, by facet: layouts/machine/search_terms.json. */
  terms() {
    return remember(this.#loaded, "terms", () => fetchJson(this.#terms));
  }
}
