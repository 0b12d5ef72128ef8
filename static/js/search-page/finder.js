/** Asks the engine, for the page. */
import { openIndex } from "../search/engine.js";
import { fetchJson } from "../search/files.js";
import { remember } from "../search/remember.js";

export class Finder {
  #bundle;
  #labels;
  #languages;
  #loaded = new Map();

  constructor({ bundle, labels }, languages) {
    this.#bundle = bundle;
    this.#labels = labels;
    this.#languages = languages;
  }

  /**
   * The engine's answer, and whether it is from everywhere: from all languages. Where the page's own has
   * nothing they are all searched, and an answer with something then `isWidened`.
   */
  async find({ query, facets, order, language }) {
    const index = await this.#open();
    const { own, all } = this.#languages;
    const find = (languages) => index.search(query, { languages, facets, order });
    if (language !== "all") {
      const answer = await find([language]);
      if (answer.total || language !== own) return { ...answer, isEverywhere: false };
    }
    const answer = await find(all);
    return { ...answer, isEverywhere: true, isWidened: language !== "all" && answer.total > 0 };
  }

  /** What the terms of facets are called: `{facet: {value: label}}`. */
  labels() {
    return remember(this.#loaded, "labels", () => fetchJson(this.#labels));
  }

  #open() {
    return remember(this.#loaded, "index", () =>
      openIndex({ bundle: this.#bundle, languages: [this.#languages.own] }),
    );
  }
}
