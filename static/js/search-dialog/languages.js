/** The languages of the archive, as the dialog lists them. */
export class DialogLanguages {
  #names;

  constructor(dialog) {
    this.own = dialog.dataset.language;
    this.#names = [...dialog.querySelectorAll("data")];
  }

  get all() {
    return this.#names.map(({ value }) => value);
  }

  /** The name and the tag of a language. */
  describe(key) {
    const { textContent, lang } = this.#names.find(({ value }) => value === key);
    return { name: textContent, tag: lang };
  }
}
