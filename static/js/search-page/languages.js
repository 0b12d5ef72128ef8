/** The languages of the archive, and which of them the reader searches in. */
export class Languages {
  #radios;

  constructor(page) {
    this.own = page.dataset.language;
    this.#radios = [...page.querySelectorAll("input[name=in]")];
  }

  /** The keys of all languages. A site in one language offers no choice. */
  get all() {
    const keys = this.#radios.map((radio) => radio.value).filter((value) => value !== "all");
    return keys.length ? keys : [this.own];
  }

  /** A key, or "all". */
  get chosen() {
    return this.#radios.find((radio) => radio.checked)?.value ?? this.own;
  }

  chooseAll() {
    this.#find("all").checked = true;
  }

  /** The name and the tag of a language that is not the page's own. */
  describe(key) {
    const label = this.#find(key).closest("label");
    return { name: label.querySelector("[data-slot=name]").textContent, tag: label.lang };
  }

  /** Says how much of an answer is in each of the languages that were searched. */
  show({ languages, total, isEverywhere }) {
    const counts = isEverywhere ? { ...languages, all: total } : languages;
    for (const radio of this.#radios) {
      const slot = radio.closest("label").querySelector("[data-slot=count]");
      slot.textContent = counts[radio.value] ?? "";
    }
  }

  #find(key) {
    return this.#radios.find((radio) => radio.value === key);
  }
}
