// What is kept in this browser from page to page. Storage may be denied, in private windows or by strict settings:
// then nothing is remembered and nothing else changes.

export function keep(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Denied, or full.
  }
}

export function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
