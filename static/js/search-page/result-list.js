/** The list of results, ten at a time. */

const STEP = 10;

export class ResultList {
  #list;
  #more;
  #makeItem;
  #results = [];

  /** `makeItem` promises the item of a result. */
  constructor(page, makeItem) {
    this.#list = page.querySelector("ol");
    this.#more = page.querySelector(".search-more");
    this.#makeItem = makeItem;
  }

  /** The items of the first results, by default of the first ten. */
  prepare(results, count = STEP) {
    return Promise.all(results.slice(0, count).map(this.#makeItem));
  }

  /** Shows `items`, which are those of the first of these results. */
  show(results, items) {
    this.#results = results;
    this.#list.replaceChildren(...items);
    this.#more.hidden = items.length >= results.length;
  }

  /** Shows more of the results and leads to the first of them; gives how many are shown then. */
  async showMore() {
    const results = this.#results;
    const shown = this.#list.children.length;
    const items = await this.prepare(results.slice(shown));
    const isOvertaken = results !== this.#results || shown !== this.#list.children.length;
    if (!isOvertaken && items.length) {
      this.#list.append(...items);
      this.#more.hidden = this.#list.children.length >= results.length;
      items[0].querySelector("a").focus();
    }
    return this.#list.children.length;
  }

  focusFirst() {
    this.#list.querySelector("a")?.focus();
  }
}
