/**
 * Keeps what is asked for in the page's address, so that it can be shared and is there after a reload:
 * `?q=gpt&category=china&category=models&order=date&in=all`.
 */
export class Address {
  #form;
  #facets;
  #defaults;

  constructor(form, facets) {
    this.#form = form;
    this.#facets = facets;
    this.#defaults = [...new FormData(form)];
  }

  /** Sets the controls to what the address asks for. What they don't offer is passed over. */
  read() {
    const asked = new URLSearchParams(location.search);
    this.#form.reset();
    const { q, order } = this.#form.elements;
    q.value = asked.get("q") ?? "";
    for (const option of order.options) if (option.value === asked.get("order")) option.selected = true;
    for (const radio of this.#form.querySelectorAll("[name=in]"))
      if (radio.value === asked.get("in")) radio.checked = true;
    this.#facets.choose(asked);
  }

  /** Writes what the controls ask for, and beside it how many results are shown. */
  write(shown) {
    const asked = new URLSearchParams(new FormData(this.#form));
    for (const [name, value] of this.#defaults)
      if (asked.get(name) === value) asked.delete(name);
    const search = asked.size ? `?${asked}` : "";
    history.replaceState({ shown }, "", location.pathname + search);
    // The page in another language is asked for the same.
    for (const link of document.querySelectorAll("a[data-language]")) link.search = search;
  }
}
