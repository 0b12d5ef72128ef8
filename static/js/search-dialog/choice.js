/**
 * The keyboard's choice among the options of a list that a field controls: the focus stays in the field, which says
 * what is chosen (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
 */

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

export class Choice {
  #field;
  #list;

  constructor(field, list) {
    this.#field = field;
    this.#list = list;
    // A pointer chooses what it is over, so that there is one choice and not two.
    list.addEventListener("pointermove", ({ target }) => {
      const option = target.closest("[role=option]");
      if (option && option !== this.#chosen) this.#choose(option);
    });
    // The field keeps the focus when an option is pressed.
    list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  /** Follows a key: the arrows choose, Enter opens what is chosen. Gives whether it meant something here. */
  press({ key, altKey, ctrlKey, metaKey }) {
    if (altKey || ctrlKey || metaKey || this.#list.hidden) return false;
    if (key in STEPS) this.#step(STEPS[key]);
    else if (key === "Enter" && this.#chosen) this.#chosen.click();
    else return false;
    return true;
  }

  clear() {
    this.#choose(null);
  }

  get #chosen() {
    return this.#list.querySelector("[aria-selected=true]");
  }

  /** One further, around the ends by way of no choice. */
  #step(step) {
    const stops = [null, ...this.#list.querySelectorAll("[role=option]")];
    const place = stops.indexOf(this.#chosen) + step;
    this.#choose(stops.at(place % stops.length));
    this.#chosen?.scrollIntoView({ block: "nearest" });
  }

  #choose(option) {
    this.#chosen?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    if (option) this.#field.setAttribute("aria-activedescendant", option.id);
    else this.#field.removeAttribute("aria-activedescendant");
  }
}
