// The menu for the size of an article's text. The choice is kept in this browser, and before-paint.js sets it on
// the next page.

const KEY = "text-size";
const USUAL = "2";
const root = document.documentElement;

for (const menu of document.querySelectorAll("[data-text-size-menu]")) {
  const chosen = root.dataset.textSize ?? USUAL;
  for (const input of menu.querySelectorAll("input")) input.checked = input.value === chosen;
  menu.addEventListener("change", ({ target }) => choose(target.value));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", ({ target }) => {
    if (!menu.contains(target)) menu.open = false;
  });
}

function choose(size) {
  root.dataset.textSize = size;
  try {
    localStorage.setItem(KEY, size);
  } catch {
    // Then it holds for this page.
  }
}
