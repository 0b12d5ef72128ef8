/** A range of scores: the least and the most, each a slider. */

export class Range {
  #element;
  #least;
  #most;

  constructor(element) {
    this.#element = element;
    [this.#least, this.#most] = element.querySelectorAll("input");
    // One end takes the other along, so that a range is never empty.
    element.addEventListener("input", ({ target }) => {
      const values = [this.#least.value, this.#most.value].map(Number);
      this.#set(...(target === this.#least ? [values[0], Math.max(...values)] : [Math.min(...values), values[1]]));
    });
  }

  /** `[least, most]`; undefined where that is every score. */
  get bounds() {
    const ends = [this.#least, this.#most];
    if (ends.some((end) => end.value !== end.defaultValue)) return ends.map((end) => Number(end.value));
  }

  /** Sets the ends to what the parameters of an address name, by default to all. */
  choose(asked) {
    const [least, most] = [this.#least, this.#most].map((end) => asked.get(end.name) ?? end.defaultValue);
    this.#set(least, most);
    if (this.bounds) this.#element.open = true;
  }

  #set(least, most) {
    this.#least.value = least;
    this.#most.value = most;
    for (const end of [this.#least, this.#most])
      end.closest("label").querySelector("[data-slot=value]").textContent = end.value;
  }
}
