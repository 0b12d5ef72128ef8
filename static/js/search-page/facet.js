/** One facet: its values as checkboxes, without those that would leave nothing. */
import { FacetValue } from "./facet-value.js";

const TOP = 8;
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
const ORDERS = {
  given: () => 0,
  count: (a, b) => b.count - a.count || collator.compare(a.label, b.label),
  newest: (a, b) => collator.compare(b.label, a.label),
};

export class Facet {
  #element;
  #template;
  #list;
  #button;
  #values = new Map();
  #showsAll = false;

  constructor(element, template) {
    this.#element = element;
    this.#template = template;
    this.#list = element.querySelector("ul");
    this.#button = element.querySelector("button");
    for (const item of this.#list.children) this.#add(new FacetValue(item));
    this.#button.dataset.all = this.#button.textContent;
    this.#button.addEventListener("click", () => {
      this.#showsAll = !this.#showsAll;
      this.#place();
    });
  }

  /** The value with this key, made if it is new. */
  at(key) {
    return (
      this.#values.get(key) ??
      this.#add(FacetValue.make(this.#template, this.#element.dataset.facet, key))
    );
  }

  get isOpen() {
    return this.#element.open;
  }

  get isCounted() {
    return this.#element.ariaBusy === "false";
  }

  set isCounted(isCounted) {
    this.#element.ariaBusy = String(!isCounted);
  }

  get chosen() {
    return [...this.#values.values()].filter((value) => value.isChosen).map(({ key }) => key);
  }

  choose(keys) {
    // What is chosen stands on the page, or the form would not hold it.
    this.#list.append(...keys.map((key) => this.at(key).item));
    for (const value of this.#values.values()) value.isChosen = keys.includes(value.key);
    if (keys.length) this.#element.open = true;
  }

  show(counts) {
    for (const key of Object.keys(counts)) this.at(key);
    for (const value of this.#values.values()) value.count = counts[value.key] ?? 0;
    this.#place();
    this.isCounted = true;
  }

  #add(value) {
    this.#values.set(value.key, value);
    return value;
  }

  #place() {
    const offered = [...this.#values.values()]
      .filter((value) => value.count || value.isChosen)
      .sort(ORDERS[this.#element.dataset.order]);
    const shown = offered.filter((value, at) => this.#showsAll || at < TOP || value.isChosen);
    const focused = document.activeElement;
    this.#list.replaceChildren(...shown.map((value) => value.item));
    if (this.#list.contains(focused)) focused.focus({ preventScroll: true });
    this.#button.hidden = offered.length <= TOP;
    this.#button.textContent = this.#button.dataset[this.#showsAll ? "fewer" : "all"];
    this.#button.setAttribute("aria-expanded", this.#showsAll);
  }
}
