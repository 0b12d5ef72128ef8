// The root leads to the language that the reader chose before, or else to the browser's; where the site has
// neither, the reader chooses.

import { findRememberedLanguage } from "./language-choice.js";

const links = [...document.querySelectorAll("main a[data-language]")];

function findLink() {
  const remembered = findRememberedLanguage();
  const chosen = links.find((link) => link.dataset.language === remembered);
  if (chosen) return chosen;
  for (const tag of navigator.languages) {
    const link = links.find(({ hreflang }) => primary(hreflang) === primary(tag));
    if (link) return link;
  }
  return null;
}

function primary(tag) {
  return tag.split("-")[0].toLowerCase();
}

const link = findLink();
if (link) location.replace(link.href);
