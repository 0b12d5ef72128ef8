/** What every search needs to know of a shard's articles; site_builder/search/table.py writes it. */
import { isBefore } from "./code-points.js";

export class Table {
  #columns;
  #days;
  #firstChunks;
  #starts;

  constructor(columns) {
    this.#columns = columns;
    this.size = columns.lengths.length;
    this.words = columns.lengths.reduce((sum, length) => sum + length, 0);
    this.columns = columns.columns;
    let day = 0;
    this.#days = columns.days.map((days) => (day += days));
    this.#starts = readStarts(columns.starts);
    this.firstRows = addUp(columns.parts.map(({ size }) => size));
    this.#firstChunks = addUp(columns.chunks);
  }

  /** The name of the record of an article. */
  record(row) {
    const part = this.#partOf(row);
    const { code, records } = this.#columns.parts[part];
    const number = row - this.firstRows[part];
    const { together } = this.#columns;
    return `${code}/records.${records[Math.floor(number / together)]}/${number % together}.json`;
  }

  /** The number of words in an article's text, roughly. */
  length(row) {
    return this.#columns.lengths[row];
  }

  /** The day of an article, as a number. */
  day(row) {
    return this.#days[row];
  }

  /** The zone of an article's words that a field is; the text is zone 0. */
  zone(row, field) {
    return this.#columns.parts[this.#partOf(row)].fields.indexOf(field) + 1;
  }

  /** The names of the chunks that hold the words from `first` to `last`. */
  chunks(first, last) {
    const from = Math.max(this.#find(first), 0);
    const names = [];
    for (let number = from; number <= this.#find(last); number += 1)
      names.push(this.#nameOf(number));
    return names;
  }

  /** How much has to be loaded for a word, in kilobytes before compression. */
  weight(word) {
    return this.#columns.sizes[Math.max(this.#find(word), 0)] ?? 0;
  }

  #partOf(row) {
    return findHolder(this.firstRows, row);
  }

  #nameOf(chunk) {
    const group = findHolder(this.#firstChunks, chunk);
    return `index.${this.#columns.groups[group]}/${chunk - this.#firstChunks[group]}.words`;
  }

  /** The number of the chunk that would hold a word: the last one that doesn't start after it. */
  #find(word) {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(word, this.#starts[middle])) high = middle;
      else low = middle + 1;
    }
    return low - 1;
  }
}

/** A number is a single character: how far it is from the first character of the start before. */
function readStarts(starts) {
  let first = 0;
  return starts.map((told) => {
    const start = typeof told === "number" ? String.fromCodePoint(first + told) : told;
    first = start.codePointAt(0) ?? 0;
    return start;
  });
}

/** The number of the first thing in each of some groups that hold so many. */
function addUp(counts) {
  let first = 0;
  return counts.map((count) => (first += count) - count);
}

/** Which of the groups that begin at some numbers holds a number. */
function findHolder(firsts, number) {
  return firsts.findLastIndex((first) => first <= number);
}
