/** Reads a chunk of Pagefind's index: where words stand. */
import { CborReader } from "./cbor.js";

/**
 * Where the words of a chunk that are `wanted` stand: `[[word, postings]]`.
 *
 * Postings are, by the number of an article, its places by zone: the first zone is the text, the
 * others are the fields. Places are the numbers of words, in order.
 */
export function readChunk(bytes, wanted) {
  const reader = new CborReader(bytes);
  const found = [];
  reader.array();
  for (let left = reader.array(); left > 0; left -= 1) {
    const parts = reader.array();
    const word = reader.text();
    if (wanted(word)) found.push([word, readPostings(reader, parts - 1)]);
    else reader.skip(parts - 1);
  }
  return found;
}

/** A word's articles, and those of its other spellings: with marks, which Pagefind tells apart. */
function readPostings(reader, parts) {
  const postings = new Map();
  readArticles(reader, postings);
  if (parts > 1) {
    for (let left = reader.array(); left > 0; left -= 1) {
      reader.array();
      reader.text();
      readArticles(reader, postings);
    }
  }
  for (const zones of postings.values()) for (const places of zones) places?.sort(byNumber);
  return postings;
}

function readArticles(reader, postings) {
  let article = 0;
  for (let left = reader.array(); left > 0; left -= 1) {
    const parts = reader.array();
    article += reader.number();
    if (!postings.has(article)) postings.set(article, [[]]);
    const zones = postings.get(article);
    readPlaces(reader, () => zones[0]);
    if (parts > 1 + 1) readPlaces(reader, (field) => (zones[field + 1] ??= []));
  }
}

/** Places are told as differences. A negative number begins anew, with another weight or field. */
function readPlaces(reader, zoneOf) {
  let zone = zoneOf(0);
  let place = 0;
  for (let left = reader.array(); left > 0; left -= 1) {
    const number = reader.number();
    if (number < 0) {
      zone = zoneOf(-1 - number);
      place = 0;
    } else {
      place += number;
      zone.push(place);
    }
  }
}

function byNumber(a, b) {
  return a - b;
}
