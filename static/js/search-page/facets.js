/** The panel of facets: what is chosen in it, and how many articles each choice leaves. */
import { Facet } from "./facet.js";
import { Range } from "./range.js";

export class Facets {
  #panel;
  #facets = new Map();
  #ranges = new Map();
  #terms = {};
  #count;

  constructor(page, fail) {
    this.#panel = page.querySelector(".search-facets");
    const template = page.querySelector("[data-template=value]");
    for (const element of page.querySelectorAll("[data-facet]"))
      this.#facets.set(element.dataset.facet, new Facet(element, template));
    for (const element of page.querySelectorAll("[data-range]"))
      this.#ranges.set(element.dataset.range, new Range(element));
    const isWide = matchMedia("(width >= 64rem)");
    const fold = () => (this.#panel.open = isWide.matches);
    isWide.addEventListener("change", fold);
    fold();
    // A panel or a facet that is opened; the event doesn't bubble.
    this.#panel.addEventListener("toggle", () => this.#load().catch(fail), { capture: true });
  }

  /** What is chosen: `{facet: keys}`, without the facets that have nothing chosen. */
  get chosen() {
    const chosen = [...this.#facets].map(([name, facet]) => [name, facet.chosen]);
    return Object.fromEntries(chosen.filter(([, keys]) => keys.length));
  }

  /** The bounds of scores, `{score: [least, most]}`, without those that admit every score. */
  get ranges() {
    const bounds = [...this.#ranges].map(([name, range]) => [name, range.bounds]);
    return Object.fromEntries(bounds.filter(([, ends]) => ends));
  }

  /** Chooses what the parameters of an address name. */
  choose(asked) {
    for (const [name, facet] of this.#facets) facet.choose(asked.getAll(name));
    for (const range of this.#ranges.values()) range.choose(asked);
  }

  clear() {
    this.choose(new URLSearchParams());
  }

  /** Learns what the values of facets are called: `{facet: {terms: {key: [label]}}}`. */
  learn(terms) {
    this.#terms = terms;
  }

  labelOf(name, key) {
    return this.#terms[name]?.terms[key]?.[0] ?? this.#facets.get(name).at(key).label;
  }

  /** Shows how many articles of an answer each choice leaves. They are counted when someone can see it. */
  async show({ total, count }) {
    const number = Object.values(this.chosen).flat().length + Object.keys(this.ranges).length;
    this.#panel.querySelector("[data-chosen]").textContent = number || "";
    this.#panel.querySelector("[data-act=clear]").hidden = !number;
    this.#panel.hidden = !number && !total;
    for (const facet of this.#facets.values()) facet.isCounted = false;
    this.#count = count;
    await this.#load();
  }

  /** Counts the values of facets that are open and haven't been counted. */
  async #load() {
    const count = this.#count;
    const isWanted = ([, facet]) => this.#panel.open && facet.isOpen && !facet.isCounted;
    const open = [...this.#facets].filter(isWanted);
    if (!count || !open.length) return;
    const counts = await count(open.map(([name]) => name));
    if (count !== this.#count) return;
    for (const [name, facet] of open) {
      const known = counts[name] ?? {};
      for (const key of new Set([...facet.chosen, ...Object.keys(known)]))
        facet.at(key).label = this.labelOf(name, key);
      facet.show(known);
    }
  }
}
