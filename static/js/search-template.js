// What the search page holds for other pages: the address of it is all that these name, so that they stay as they are
// when the search changes.

export async function fetchSearchTemplate(href) {
  const response = await fetch(href);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return document.importNode(page.querySelector("template[data-dialog]"), true);
}
