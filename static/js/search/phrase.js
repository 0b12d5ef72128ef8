/** Finds where words stand in a row. */
import { cut } from "./words.js";

/**
 * Where the words with these postings stand as far apart as their numbers in a phrase are, by article: the places of
 * the first one by zone, as chunk.js gives them.
 */
export function findRows(postings, numbers) {
  const [first, ...others] = postings;
  const found = new Map();
  for (const [article, zones] of first) {
    const following = others.map((words) => words.get(article));
    if (following.includes(undefined)) continue;
    const kept = zones.map((places, zone) =>
      places.filter((place, number) => {
        const isRepeated = place === places[number - 1];
        return !isRepeated && following.every((its, n) => its[zone]?.includes(place + numbers[n + 1] - numbers[0]));
      }),
    );
    if (kept.some((places) => places?.length)) found.set(article, kept);
  }
  return found;
}

/** Where words stand in a row in a text: at which of its words. */
export function findInText(text, words) {
  const all = cut(text).map(({ word }) => word);
  return [...all.keys()].filter((at) => words.every((word, number) => all[at + number] === word));
}

/** Where any of the words with these postings stands. */
export function joinPostings(postings) {
  const joined = new Map();
  for (const words of postings) {
    for (const [article, zones] of words) {
      if (!joined.has(article)) joined.set(article, []);
      const all = joined.get(article);
      zones.forEach((places, zone) => (all[zone] = [...(all[zone] ?? []), ...places]));
    }
  }
  return joined;
}
