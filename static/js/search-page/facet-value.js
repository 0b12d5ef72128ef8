/** A value of a facet: a checkbox, what it is called, and how many articles it leaves. */
import { copy } from "./template.js";

const numbers = new Intl.NumberFormat(document.documentElement.lang);

export class FacetValue {
  #input;
  #label;
  #countSlot;
  #count = 0;

  /** `item` is a list item as search.html makes it. */
  constructor(item) {
    this.item = item;
    this.#input = item.querySelector("input");
    this.#label = item.querySelector("[data-slot=label]");
    this.#countSlot = item.querySelector("[data-slot=count]");
  }

  /** A value that the page didn't come with, called by its key until its label is known. */
  static make(template, facet, key) {
    const value = new FacetValue(copy(template));
    value.#input.name = facet;
    value.#input.value = key;
    value.label = key;
    return value;
  }

  get key() {
    return this.#input.value;
  }

  get label() {
    return this.#label.textContent;
  }

  set label(text) {
    this.#label.textContent = text;
  }

  get isChosen() {
    return this.#input.checked;
  }

  set isChosen(isChosen) {
    this.#input.checked = isChosen;
  }

  get count() {
    return this.#count;
  }

  set count(count) {
    this.#count = count;
    this.#countSlot.textContent = numbers.format(count);
  }
}
