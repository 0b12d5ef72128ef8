/** What the dialog offers: pages of terms, articles, and the way to all results. */
import { makeDate, makeParts } from "../search-page/result.js";
import { targetOf } from "../search-page/target.js";
import { copy } from "../search-page/template.js";

export class Options {
  #dialog;
  #languages;
  #list;
  #all;

  constructor(dialog, languages) {
    this.#dialog = dialog;
    this.#languages = languages;
    this.#list = dialog.querySelector("[role=listbox]");
    this.#all = dialog.querySelector(".search-dialog-all");
  }

  show(query, { items, terms }) {
    this.#fill("terms", terms.map((term) => this.#makeTerm(term)));
    this.#fill("articles", items.map((article) => this.#makeArticle(article, query)));
    this.#all.search = query ? `?${new URLSearchParams({ q: query })}` : "";
    this.#list.hidden = !query;
    this.#dialog.querySelector("input").setAttribute("aria-expanded", Boolean(query));
    this.#list.parentElement.scrollTop = 0;
  }

  #fill(name, options) {
    const group = this.#list.querySelector(`[data-group=${name}]`);
    options.forEach((option, number) => (option.id = `search-dialog-${name}-${number}`));
    group.replaceChildren(...options);
    group.hidden = !options.length;
  }

  #makeTerm({ label, kind, href }) {
    const { option, slot } = this.#copy("term");
    option.href = href;
    slot("label").textContent = label;
    slot("kind").textContent = kind;
    return option;
  }

  #makeArticle(article, query) {
    const { title, excerpt, date, language } = article;
    const { option, slot } = this.#copy("article");
    option.href = targetOf(article, query);
    slot("title").textContent = title;
    slot("excerpt").append(...makeParts(excerpt));
    slot("date").append(makeDate(date));
    if (language === this.#languages.own) slot("language").remove();
    else {
      const { name, tag } = this.#languages.describe(language);
      slot("language").textContent = name;
      option.hreflang = tag;
      for (const part of ["language", "title", "excerpt"]) slot(part).lang = tag;
    }
    return option;
  }

  #copy(name) {
    const option = copy(this.#dialog.querySelector(`[data-template=${name}]`));
    return { option, slot: (part) => option.querySelector(`[data-slot=${part}]`) };
  }
}
