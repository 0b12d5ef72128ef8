// The language that the reader chose, kept in this browser. Storage may be denied: then nothing is
// remembered and nothing else changes. The cookie is how Netlify learns of the choice when it answers for
// the root (https://docs.netlify.com/routing/redirects/redirect-options/).

const KEY = "language";

export function rememberLanguage(language) {
  try {
    localStorage.setItem(KEY, language);
    document.cookie = `nf_lang=${language}; path=/; max-age=31536000; samesite=lax`;
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
