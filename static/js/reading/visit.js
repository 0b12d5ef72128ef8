// What is new since the reader's last visit. A visit ends with half an hour's absence. Articles often have a day and
// no hour, so that the time of a visit alone can't tell what came later on that day: the stories that were shown in
// the last visit are kept as well.

const KEY = "visit";
const VERSION = 1;
const ABSENCE = 30 * 60 * 1000;
const MOST_SHOWN = 500;
const FIRST = { version: VERSION, since: null, seen: 0, shownBefore: [], shown: [] };

// Notes that the reader is here now, and gives what is known of the last visit.
export function noteVisit(now = Date.now()) {
  let visit = loadVisit();
  if (visit.seen && now - visit.seen > ABSENCE) {
    visit = { ...visit, since: visit.seen, shownBefore: visit.shown, shown: [] };
  }
  return keepVisit({ ...visit, seen: now });
}

// Notes that the reader was shown these stories; only those of today may be taken for new ones tomorrow.
export function noteShown(stories, now = Date.now()) {
  const recent = stories.filter(({ date }) => findEnd(date) >= now).map(({ story }) => story);
  const visit = loadVisit();
  if (recent.length) keepVisit({ ...visit, shown: [...new Set([...visit.shown, ...recent])].slice(-MOST_SHOWN) });
}

export function isNew({ since, shownBefore }, story, date) {
  return since !== null && findEnd(date) > since && !shownBefore.includes(story);
}

// The moment that a `datetime` names, or the end of the day.
function findEnd(date) {
  return date.includes("T") ? Date.parse(date) : Date.parse(`${date}T23:59:59`);
}

function loadVisit() {
  try {
    const visit = JSON.parse(localStorage.getItem(KEY));
    const isWhole = visit?.version === VERSION && Array.isArray(visit.shown) && Array.isArray(visit.shownBefore);
    return isWhole ? visit : FIRST;
  } catch {
    return FIRST;
  }
}

function keepVisit(visit) {
  try {
    localStorage.setItem(KEY, JSON.stringify(visit));
  } catch {
    // Private windows and strict settings refuse: every visit is the first one.
  }
  return visit;
}
