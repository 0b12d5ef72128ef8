/** The panel of facets: what is chosen in it, and how many articles each choice leaves. */
import { Facet } from "./facet.js";

export class Facets {
  #panel;
  #facets = new Map();
  #terms = {};

  constructor(page) {
    this.#panel = page.querySelector(".search-facets");
    const template = page.querySelector("[data-template=value]");
    for (const element of page.querySelectorAll("[data-facet]"))
      this.#facets.set(element.dataset.facet, new Facet(element, template));
    const isWide = matchMedia("(width >= 64rem)");
    const fold = () => (this.#panel.open = isWide.matches);
    isWide.addEventListener("change", fold);
    fold();
  }

  /** What is chosen: `{facet: keys}`, without the facets that have nothing chosen. */
  get chosen() {
    const chosen = [...this.#facets].map(([name, facet]) => [name, facet.chosen]);
    return Object.fromEntries(chosen.filter(([, keys]) => keys.length));
  }

  /** Chooses what the parameters of an address name. */
  choose(asked) {
    for (const [name, facet] of this.#facets) facet.choose(asked.getAll(name));
  }

  clear() {
    this.choose(new URLSearchParams());
  }

  /** Learns what the values of open facets are called: `{facet: {terms: {key: [label]}}}`. */
  learn(terms) {
    this.#terms = terms;
  }

  labelOf(name, key) {
    return this.#facets.get(name).at(key).label;
  }

  /** Shows the counts of an answer: `{facet: {key: articles}}`. */
  show(counts) {
    for (const [name, facet] of this.#facets) {
      const known = counts[name] ?? {};
      const { terms = {} } = this.#terms[name] ?? {};
      for (const key of new Set([...facet.chosen, ...Object.keys(known)]))
        if (Object.hasOwn(terms, key)) [facet.at(key).label] = terms[key];
      facet.show(known);
    }
    const number = Object.values(this.chosen).flat().length;
    this.#panel.querySelector("[data-chosen]").textContent = number || "";
    this.#panel.querySelector("[data-act=clear]").hidden = !number;
  }
}
