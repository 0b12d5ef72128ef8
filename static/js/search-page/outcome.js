/** Says what became of a search: how much was found, and what to do where that is nothing. */

// In milliseconds: what comes sooner needs no announcement.
const PATIENCE = 400;
const numbers = new Intl.NumberFormat(document.documentElement.lang);

export class Outcome {
  #page;
  #results;
  #status;
  #timer;

  constructor(page) {
    this.#page = page;
    this.#results = page.querySelector(".search-results");
    this.#status = page.querySelector("[role=status]");
  }

  wait() {
    const { waiting } = this.#status.dataset;
    this.#results.ariaBusy = "true";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#status.textContent = waiting), PATIENCE);
  }

  show({ isBlank, isNarrowed }, { total, isEverywhere, isWidened }) {
    const { total: found, nothing } = this.#status.dataset;
    if (isBlank) this.#say("", "intro");
    else if (total) this.#say(found.replace("{count}", numbers.format(total)), isWidened && "widened");
    else this.#say(nothing, "nothing");
    const advice = this.#page.querySelector("[data-message=nothing]");
    advice.querySelector("[data-act=clear]").parentElement.hidden = !isNarrowed;
    advice.querySelector("[data-act=widen]").parentElement.hidden = isEverywhere;
  }

  fail() {
    this.#say("", "unavailable");
  }

  /** Says `text`, and shows the one message of that name, if any. */
  #say(text, name = "") {
    clearTimeout(this.#timer);
    this.#results.ariaBusy = "false";
    this.#status.textContent = text;
    for (const message of this.#page.querySelectorAll("[data-message]"))
      message.hidden = message.dataset.message !== name;
  }
}
