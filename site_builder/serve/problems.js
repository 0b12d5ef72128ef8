// The problems of a build, above the page. They are authors' words: put in as text, never as markup.

const HOST = "site-builder-problems";

export function showProblems(problems) {
  hideProblems();
  const host = document.createElement(HOST);
  const sheet = element("link");
  sheet.rel = "stylesheet";
  sheet.href = new URL("problems.css", import.meta.url).pathname;
  const dialog = element("dialog", "", heading(problems), close(), list(problems));
  dialog.addEventListener("close", hideProblems);
  host.attachShadow({ mode: "open" }).append(sheet, dialog);
  document.body.append(host);
  dialog.showModal();
}

export function hideProblems() {
  document.querySelector(HOST)?.remove();
}

function heading(problems) {
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const count = errors === 1 ? "1 error keeps" : `${errors} errors keep`;
  return element("h1", "", `${count} the site from being built`);
}

function close() {
  const button = element("button", "", "Close");
  const form = element("form", "", button);
  form.method = "dialog";
  return form;
}

function list(problems) {
  return element("ol", "", ...problems.map(item));
}

function item({ severity, place, message, rule, hint, excerpt }) {
  const [before, mark, rest] = excerpt;
  const said = element("p", severity, `${severity}: ${message} `, element("span", "rule", rule));
  const parts = [element("p", "place", place), said];
  if (before + mark + rest) {
    parts.push(element("pre", "", before, element("mark", "", mark), rest));
  }
  if (hint) {
    parts.push(element("p", "hint", hint));
  }
  return element("li", "", ...parts);
}

function element(name, className = "", ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}
