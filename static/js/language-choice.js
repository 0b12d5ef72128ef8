// What the reader chose: a language, the one before it, and whether articles are shown in both.

import { keep, recall } from "./browser-memory.js";

const LANGUAGE = "language";
const LANGUAGE_BEFORE = "language-before";
const VIEW = "view";

// To choose one language is to choose against both. The cookie is how Netlify learns of the choice when it answers
// for the root (https://docs.netlify.com/routing/redirects/redirect-options/).
export function rememberLanguage(language) {
  const before = recall(LANGUAGE);
  if (before && before !== language) keep(LANGUAGE_BEFORE, before);
  keep(LANGUAGE, language);
  keep(VIEW, "one");
  try {
    document.cookie = `nf_lang=${language}; path=/; max-age=31536000; samesite=lax`;
  } catch {
    // Strict settings refuse.
  }
}

export function findRememberedLanguage() {
  return recall(LANGUAGE);
}

export function rememberBoth() {
  keep(VIEW, "both");
}

// Of some languages, the one that the reader chose last; none where they chose none of these.
export function findLatestOf(languages) {
  return [recall(LANGUAGE), recall(LANGUAGE_BEFORE)].find((language) => languages.includes(language));
}
