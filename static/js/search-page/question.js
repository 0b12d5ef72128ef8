/**
 * What is asked for now: the query, the order, the language or "all", the chosen values by facet, and the bounds of
 * scores.
 */
export function readQuestion(form, languages, { chosen, ranges }) {
  const query = form.elements.q.value;
  const isNarrowed = Object.keys({ ...chosen, ...ranges }).length > 0;
  return {
    query,
    order: form.elements.order.value,
    language: languages.chosen,
    facets: chosen,
    ranges,
    isNarrowed,
    isBlank: !query.trim() && !isNarrowed,
  };
}
