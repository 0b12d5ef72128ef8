/** Finds the terms that a query names. */

const MOST = 3;
const LEAST_LENGTH = 2;

/**
 * The terms that are called as the query says, in any language, and then those of which a name begins so:
 * `[{label, kind, href}]`. `terms` is what layouts/machine/search_terms.json makes.
 */
export function suggestTerms(query, terms) {
  const asked = fold(query);
  if (!asked) return [];
  const exact = [];
  const begun = [];
  for (const { name: kind, href, terms: names } of Object.values(terms)) {
    for (const [key, [label, ...others]] of Object.entries(names)) {
      const known = [label, ...others, key].map(fold);
      const term = { label, kind, href: `${href}${encodeURIComponent(key)}/` };
      if (known.includes(asked)) exact.push(term);
      else if (asked.length >= LEAST_LENGTH && known.some((name) => name.startsWith(asked)))
        begun.push(term);
    }
  }
  return [...exact, ...begun].slice(0, MOST);
}

/** A name as readers know it: neither case, width, accents nor what stands between words counts. */
function fold(name) {
  return name.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
