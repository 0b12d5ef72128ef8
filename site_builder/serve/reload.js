// Keeps a page up to date with the build: reloads it after a good one, shows the problems of a bad one.
// The server tells the number of the latest build; the page's own stands in this module's address.

import { hideProblems, showProblems } from "./problems.js";

const shown = new URL(import.meta.url).search.slice(1);
let events;
let seen;

async function follow({ data: latest }) {
  if (latest === seen) return;
  seen = latest;
  const answer = await fetch("/.site-builder/problems.json");
  const problems = await answer.json();
  if (latest !== seen) return; // a newer build was told of meanwhile
  if (problems.length > 0) {
    showProblems(problems);
  } else if (latest !== shown) {
    location.reload();
  } else {
    hideProblems();
  }
}

// A browser opens six connections to a server, whatever the number of tabs: one that nobody sees needs none.
function connect() {
  events?.close();
  if (document.visibilityState === "visible") {
    events = new EventSource("/.site-builder/events");
    events.addEventListener("message", follow);
  }
}

document.addEventListener("visibilitychange", connect);
connect();
