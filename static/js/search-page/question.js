/** What is asked for now: the query, the order, the language or "all", and the chosen values by facet. */
export function readQuestion(form, languages, { chosen }) {
  const query = form.elements.q.value;
  const isNarrowed = Object.keys(chosen).length > 0;
  return {
    query,
    order: form.elements.order.value,
    language: languages.chosen,
    facets: chosen,
    isNarrowed,
    isBlank: !query.trim() && !isNarrowed,
  };
}
