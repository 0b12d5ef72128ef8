// A button that copies the page's address, among the share links. Made here, since it is nothing without script.

for (const list of document.querySelectorAll("[data-copy-link]")) {
  const { copyLink, copyLabel, copiedLabel } = list.dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = copyLabel;
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(copyLink);
    status.textContent = copiedLabel;
  });
  const item = document.createElement("li");
  item.append(button, " ", status);
  if (navigator.clipboard) list.append(item);
}
