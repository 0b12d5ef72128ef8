/** Reads a chunk of the index: where words stand. site_builder/search/postings.py writes it. */
import { CborReader } from "./cbor.js";

/**
 * Where the words of a chunk that are `wanted` stand: `[[word, postings]]`.
 *
 * `firstRows` are those of the parts of the shard. Postings are, by the row of an article, its places by zone: the
 * first zone is the text, the others are the fields. Places are the numbers of words, in order.
 */
export function readChunk(bytes, firstRows, wanted) {
  const reader = new CborReader(bytes);
  const found = new Map();
  reader.array();
  for (const firstRow of firstRows) {
    for (let left = reader.array(); left > 0; left -= 1) {
      const parts = reader.array();
      const word = reader.text();
      if (!wanted(word)) reader.skip(parts - 1);
      else {
        if (!found.has(word)) found.set(word, new Map());
        readPostings(reader, parts - 1, firstRow, found.get(word));
      }
    }
  }
  return [...found];
}

/** A word's articles, and those of its other spellings: with marks, which Pagefind tells apart. */
function readPostings(reader, parts, firstRow, postings) {
  const read = new Map();
  readArticles(reader, read);
  if (parts > 1) {
    for (let left = reader.array(); left > 0; left -= 1) {
      reader.array();
      reader.text();
      readArticles(reader, read);
    }
  }
  for (const [article, zones] of read) {
    for (const places of zones) places?.sort(byNumber);
    postings.set(firstRow + article, zones);
  }
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
