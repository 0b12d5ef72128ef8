// The button that copies the page's address, among the share links. Where the clipboard is closed to the page, the
// address is selected, so that the reader's own command copies it.

for (const list of document.querySelectorAll("[data-copy-link]")) {
  const button = list.querySelector("[data-copy]");
  const status = list.querySelector("[role=status]");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(list.dataset.copyLink);
      status.textContent = status.dataset.copied;
    } catch {
      getSelection().selectAllChildren(document.querySelector("[data-permanent-address]"));
      status.textContent = status.dataset.selected;
    }
  });
}
