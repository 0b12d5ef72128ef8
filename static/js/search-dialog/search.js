/** Asks for what stands in the dialog's field, and shows the answer. */
import { IndexUnavailable } from "../search/engine.js";
import { suggestTerms } from "../search-page/suggesting.js";

// In milliseconds: long enough for the next key, too short to wait for.
const PAUSE = 150;
// What comes sooner needs no announcement.
const PATIENCE = 400;
const MOST = 6;
const numbers = new Intl.NumberFormat(document.documentElement.lang);

export class Search {
  #field;
  #status;
  #finder;
  #options;
  #choice;
  #turn = 0;
  #timers = [];

  constructor(dialog, finder, options, choice) {
    this.#field = dialog.querySelector("input");
    this.#status = dialog.querySelector("[role=status]");
    this.#finder = finder;
    this.#options = options;
    this.#choice = choice;
  }

  later() {
    this.#clearTimers();
    this.#timers = [setTimeout(() => this.now(), PAUSE)];
  }

  /** Asks, unless it has been answered; an answer that a newer question has overtaken is dropped. */
  async now() {
    this.#clearTimers();
    const mine = ++this.#turn;
    const query = this.#field.value.trim();
    const { total, nothing, waiting, unavailable } = this.#status.dataset;
    if (query) this.#timers = [setTimeout(() => this.#say(waiting), PATIENCE)];
    try {
      const answer = query ? await this.#ask(query) : { total: 0, items: [], terms: [] };
      if (mine !== this.#turn) return;
      this.#options.show(query, answer);
      const found = answer.total ? total.replace("{count}", numbers.format(answer.total)) : nothing;
      this.#say(query ? found : "");
    } catch (error) {
      if (mine !== this.#turn) return;
      this.#options.show(query, { items: [], terms: [] });
      this.#say(unavailable);
      if (!(error instanceof IndexUnavailable)) throw error;
    }
  }

  async #ask(query) {
    const question = { query, language: this.#finder.own };
    const [{ total, results }, terms] = await Promise.all([
      this.#finder.find(question),
      this.#finder.terms(),
    ]);
    const items = await Promise.all(results.slice(0, MOST).map((result) => result.load()));
    return { total, items, terms: suggestTerms(query, terms) };
  }

  #say(text) {
    this.#clearTimers();
    this.#status.textContent = text;
    this.#choice.clear();
  }

  #clearTimers() {
    this.#timers.forEach(clearTimeout);
  }
}
