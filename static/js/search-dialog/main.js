/** The search over a page: made of what the search page holds for it, opened again and again. */
import { Finder } from "../search-page/finder.js";
import { Choice } from "./choice.js";
import { DialogLanguages } from "./languages.js";
import { Options } from "./options.js";
import { Search } from "./search.js";

/** Puts the dialog of a `<template>` on the page, with its style sheet: `{open}`. */
export async function openDialog({ content, dataset }) {
  await loadStyle(dataset.style);
  const dialog = content.querySelector("dialog");
  document.body.append(dialog);
  const form = dialog.querySelector("form");
  const field = form.elements.q;
  const languages = new DialogLanguages(dialog);
  const options = new Options(dialog, languages);
  const choice = new Choice(field, dialog.querySelector("[role=listbox]"));
  const search = new Search(dialog, new Finder(dialog.dataset, languages), options, choice);

  field.addEventListener("input", (event) => !event.isComposing && search.later());
  field.addEventListener("compositionend", () => search.later());
  field.addEventListener("keydown", (event) => {
    // Safari tells of the Enter that ends a composition after the composition.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") dialog.close();
    else if (!choice.press(event)) return;
    event.preventDefault();
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target.closest("[data-act=close], a")) dialog.close();
  });
  return {
    open() {
      if (dialog.open) return;
      dialog.showModal();
      field.select();
      search.now();
    },
  };
}

function loadStyle(href) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  return new Promise((resolve, reject) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", reject);
    document.head.append(link);
  });
}
