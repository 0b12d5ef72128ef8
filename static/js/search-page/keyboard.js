/** The arrow keys lead from the field to the results and from one to the next; Escape leads back. */

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

export function moveByKeyboard(page, field) {
  page.addEventListener("keydown", (event) => {
    const stops = [field, ...page.querySelectorAll("ol a")];
    const place = stops.indexOf(event.target);
    const isOurs = !event.isComposing && !event.altKey && !event.ctrlKey && !event.metaKey;
    if (place < 0 || !isOurs) return;
    if (event.key === "Escape") {
      event.preventDefault();
      leave(event.target, field);
    } else if (stops[place + STEPS[event.key]]) {
      event.preventDefault();
      stops[place + STEPS[event.key]].focus();
    }
  });
}

/** From a result to the field; in the field, to an empty one. */
function leave(element, field) {
  if (element !== field) field.focus();
  else if (field.value) {
    field.value = "";
    field.dispatchEvent(new Event("input"));
  }
}
