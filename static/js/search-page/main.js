/** The search page: shows what the archive holds of what the reader types and chooses. */
import { IndexUnavailable } from "../search/engine.js";
import { Address } from "./address.js";
import { listen } from "./asking.js";
import { Facets } from "./facets.js";
import { Finder } from "./finder.js";
import { moveByKeyboard } from "./keyboard.js";
import { Languages } from "./languages.js";
import { Outcome } from "./outcome.js";
import { readQuestion } from "./question.js";
import { makeResult } from "./result.js";
import { ResultList } from "./result-list.js";
import { TermLinks } from "./term-links.js";

const page = document.querySelector(".search");
const form = page.querySelector("form");
const field = form.elements.q;

const languages = new Languages(page);
const facets = new Facets(page, fail);
const termLinks = new TermLinks(page);
const finder = new Finder(page.dataset, languages);
const outcome = new Outcome(page);
const address = new Address(form, facets);
const list = new ResultList(page, async (result) =>
  makeResult(page, await result.load(), { query: field.value, languages, facets }),
);

let turn = 0;

/** Asks what the address asks for. */
function arrive() {
  address.read();
  search(history.state?.shown);
}

/** Shows the answer to what is asked now, unless something else is asked before it comes. */
async function search(count) {
  const mine = ++turn;
  const question = readQuestion(form, languages, facets);
  address.write(count);
  outcome.wait();
  try {
    const answer = await finder.find(question);
    const results = question.isBlank ? [] : answer.results;
    const items = await list.prepare(results, count);
    if (mine !== turn) return;
    languages.show(answer);
    list.show(results, items);
    outcome.show(question, answer);
    const terms = await finder.terms();
    if (mine !== turn) return;
    termLinks.show(question.query, terms);
    facets.learn(terms);
    await facets.show(answer);
  } catch (error) {
    if (mine === turn) fail(error);
  }
}

/** Nothing is shown of an answer that is not there; an error of ours goes to the console as well. */
function fail(error) {
  list.show([], []);
  termLinks.show("", {});
  outcome.fail();
  if (!(error instanceof IndexUnavailable)) throw error;
}

listen(page, form, search, {
  enter: async () => {
    await search();
    list.focusFirst();
  },
  more: () => list.showMore().then((count) => address.write(count), fail),
  clear: () => facets.clear(),
  widen: () => languages.chooseAll(),
  retry: () => {},
});
moveByKeyboard(page, field);
addEventListener("popstate", arrive);
field.focus({ preventScroll: true });
const typed = field.value; // before this script came
address.read();
if (typed) field.value = typed;
search(history.state?.shown);
