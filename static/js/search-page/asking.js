/** Notices what the reader types, chooses and presses. */

// In milliseconds: long enough for the next key, too short to wait for.
const PAUSE = 150;

/**
 * Calls `search` a moment after the reader has typed, and at once after a choice. A button with `data-act`
 * calls the one of `acts` that it names, and then `search`; `enter` and `more` see to all that follows.
 */
export function listen(page, form, search, { enter, more, ...acts }) {
  let timer;
  const searchAfter = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(search, pause);
  };

  // What is being composed, as pinyin is, is not asked for before it is done.
  form.elements.q.addEventListener("input", (event) => {
    if (!event.isComposing) searchAfter(PAUSE);
  });
  form.elements.q.addEventListener("compositionend", () => searchAfter(PAUSE));

  page.addEventListener("change", (event) => {
    if (event.target !== form.elements.q) searchAfter(0);
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    enter();
  });

  page.addEventListener("click", (event) => {
    const { act } = event.target.closest("[data-act]")?.dataset ?? {};
    if (act === "more") more();
    if (!(act in acts)) return;
    acts[act]();
    form.elements.q.focus();
    searchAfter(0);
  });
}
