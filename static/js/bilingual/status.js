// A line below the toggle that says what went wrong, also to those who can't see it. It goes away with the next act.

export function startStatus(toggle) {
  const status = document.createElement("p");
  status.className = "view-status";
  status.setAttribute("role", "status");
  toggle.append(status);
  const say = (text) => {
    status.textContent = text;
  };
  for (const type of ["pointerdown", "keydown"]) addEventListener(type, () => say(""));
  return say;
}
