// The language that the reader chose, kept in this browser only. Storage may be denied: then nothing is
// remembered and nothing else changes.

const KEY = "language";

export function rememberLanguage(language) {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Private windows and strict settings refuse.
  }
}

export function findRememberedLanguage() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
