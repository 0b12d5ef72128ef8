// `/` leads to the search, or into its field on the search page.

const link = document.querySelector("a[data-search]");

function isTyping(element) {
  return element instanceof HTMLElement && (element.isContentEditable || element.matches("input, select, textarea"));
}

link?.setAttribute("aria-keyshortcuts", "/");

addEventListener("keydown", (event) => {
  const isShortcut = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!isShortcut || event.defaultPrevented || isTyping(event.target)) return;
  event.preventDefault();
  const field = document.querySelector("input[type=search]");
  if (field) field.focus();
  else link?.click();
});
