/** Leads to the pages of the terms that a query names. */
import { suggestTerms } from "./suggesting.js";
import { copy } from "./template.js";

export class TermLinks {
  #element;
  #template;

  constructor(page) {
    this.#element = page.querySelector(".search-terms");
    this.#template = page.querySelector("[data-template=term]");
  }

  /** `terms` is what layouts/machine/search_terms.json makes. */
  show(query, terms) {
    const items = suggestTerms(query, terms).map(({ label, kind, href }) => {
      const item = copy(this.#template);
      const link = item.querySelector("a");
      link.textContent = label;
      link.href = href;
      item.querySelector("[data-slot=kind]").textContent = kind;
      return item;
    });
    this.#element.querySelector("ul").replaceChildren(...items);
    this.#element.hidden = !items.length;
  }
}
