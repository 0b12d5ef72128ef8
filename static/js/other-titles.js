// The switch on lists that shows each title in a second language too. It holds up the first paint, so that lists with
// these titles don't move when they appear, and stands alone, so that it doesn't do so for long.

const KEY = "titles";
const BOTH = "both";

const button = document.querySelector("[data-titles-switch]");

function show(value) {
  document.documentElement.dataset.titles = value;
  button?.setAttribute("aria-pressed", String(value === BOTH));
}

show(recall());

button?.addEventListener("click", () => {
  const value = document.documentElement.dataset.titles === BOTH ? "one" : BOTH;
  show(value);
  keep(value);
});

// Storage may be denied: then the wish lasts as long as the page.
function keep(value) {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // Private windows and strict settings refuse.
  }
}

function recall() {
  try {
    return localStorage.getItem(KEY) ?? "one";
  } catch {
    return "one";
  }
}
