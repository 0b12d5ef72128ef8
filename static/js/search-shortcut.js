// `/` and Ctrl-K (⌘K) open the search over the page, and so does the link to the search page. On the search page
// they lead into its field. What the search takes is loaded when it is first used: the search page knows where it
// is, so that no other page has to change with it.

const link = document.querySelector("a[data-search]");
const field = document.querySelector("main input[type=search]");
let dialog;

async function open() {
  dialog ??= load();
  try {
    (await dialog).open();
  } catch {
    location.assign(link.href);
  }
}

async function load() {
  const { fetchSearchTemplate } = await import("./search-template.js");
  const template = await fetchSearchTemplate(link.href);
  document.head.append(...template.content.querySelectorAll("link[rel=modulepreload]"));
  const { openDialog } = await import(template.dataset.dialog);
  return openDialog(template);
}

function isShortcut(event) {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (key === "/") return !ctrlKey && !metaKey && !altKey;
  return key.toLowerCase() === "k" && ctrlKey !== metaKey && !altKey && !shiftKey;
}

function isTyping(element) {
  return element instanceof HTMLElement && (element.isContentEditable || element.matches("input, select, textarea"));
}

function isOver() {
  return document.querySelector("dialog[open]") !== null;
}

if (link) {
  link.setAttribute("aria-keyshortcuts", "/ Control+K");
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || !isShortcut(event)) return;
    if (isTyping(event.target) || isOver()) return;
    event.preventDefault();
    if (field) field.focus();
    else open();
  });
  link.addEventListener("click", (event) => {
    if (field || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
}
