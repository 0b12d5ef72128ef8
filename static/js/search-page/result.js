/** Shows an article that was found. All that it says is text, also where it looks like markup. */
import { targetOf } from "./target.js";
import { copy } from "./template.js";

// The day is the site's, whatever the reader's time zone.
const days = new Intl.DateTimeFormat(document.documentElement.lang, {
  dateStyle: "medium",
  timeZone: "UTC",
});

/** An item of the list. `article` is what a result of the engine loads for a query. */
export function makeResult(page, article, { query, languages, facets }) {
  const item = copy(page.querySelector("[data-template=result]"));
  const slot = (name) => item.querySelector(`[data-slot=${name}]`);
  slot("title").textContent = article.title;
  slot("title").href = targetOf(article, query);
  slot("date").append(makeDate(article.date));
  slot("excerpt").append(...makeParts(article.excerpt));
  const categories = article.category.map((key) => facets.labelOf("category", key));
  slot("category").textContent = categories.join(", ");
  showScore(slot("score"), article.overall);
  if (article.language === languages.own) slot("language").remove();
  else markLanguage(slot, languages.describe(article.language));
  return item;
}

/** The day of an article. */
export function makeDate(iso) {
  const time = document.createElement("time");
  time.dateTime = iso;
  time.textContent = days.format(new Date(`${iso.slice(0, 10)}T00:00Z`));
  return time;
}

/** The parts of an excerpt, those marked that were asked for. */
export function makeParts(parts) {
  return parts.map(({ text, mark }) => {
    const node = mark ? document.createElement("mark") : document.createTextNode("");
    node.textContent = text;
    return node;
  });
}

function showScore(slot, score) {
  if (score === null) slot.remove();
  else {
    slot.querySelector("meter").value = score;
    slot.querySelector("meter").textContent = score;
    slot.querySelector(".score-value").textContent = score;
  }
}

function markLanguage(slot, { name, tag }) {
  slot("language").textContent = name;
  slot("title").hreflang = tag;
  for (const element of [slot("language"), slot("title").parentElement, slot("excerpt")])
    element.lang = tag;
}
