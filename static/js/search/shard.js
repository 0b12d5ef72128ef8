/** One shard of the index: its articles, and where their words stand. */
import { readChunk } from "./chunk.js";
import { fetchGzip, fetchJson } from "./files.js";
import { remember } from "./remember.js";
import { Table } from "./table.js";

// Comes after everything that a word may go on with.
const LAST = "\u{10ffff}";
const NONE = { values: [], rows: [] };

/** Loads the shard that an entry of shards.json names; `number` is its place there. */
export async function openShard(bundle, entry, number) {
  const table = new Table(await fetchJson(`${bundle}${entry.code}/${entry.table}`));
  return new Shard(bundle, entry, number, table);
}

class Shard {
  #bundle;
  #entry;
  #loaded = new Map();
  #columns = new Map();

  constructor(bundle, entry, number, table) {
    this.#bundle = bundle;
    this.#entry = entry;
    this.language = entry.language;
    this.number = number;
    this.table = table;
  }

  /** Where each of some words stands: for each, what chunk.js calls postings. */
  async postings(words) {
    return Promise.all(
      words.map((word) => remember(this.#loaded, `word ${word}`, () => this.#postingsOf(word))),
    );
  }

  /** Where every word stands that begins so: their postings. */
  async beginning(start) {
    const found = await this.#read(start, start + LAST, (word) => word.startsWith(start));
    return found.map(([, postings]) => postings);
  }

  /** Loads facets and scores by what their files are called: finding words needs none. */
  async load(columns) {
    const names = columns.filter((name) => this.table.columns.includes(name));
    await Promise.all(names.map((name) => this.#loadColumn(name)));
  }

  /** The values of an article in a facet that has been loaded. */
  values(row, facet) {
    const { values, rows } = this.#columns.get(`facet-${facet}`) ?? NONE;
    return (rows[row] ?? []).map((number) => values[number]);
  }

  /** A score of an article, of those that have been loaded; undefined or null where it has none. */
  score(row, name) {
    return this.#columns.get(`score-${name}`)?.[row];
  }

  /** What is shown of an article: site_builder/search/indexed.py says what that is. */
  async record(row) {
    const url = `${this.#bundle}${this.table.record(row)}`;
    return remember(this.#loaded, url, () => fetchJson(url));
  }

  async #postingsOf(word) {
    const [found] = await this.#read(word, word, (other) => other === word);
    return found ? found[1] : new Map();
  }

  /** What the chunks that hold the words from `first` to `last` say of those that are `wanted`. */
  async #read(first, last, wanted) {
    const names = this.table.chunks(first, last);
    const chunks = await Promise.all(names.map((name) => this.#loadChunk(name)));
    return chunks.flatMap((bytes) => readChunk(bytes, this.table.firstRows, wanted));
  }

  async #loadColumn(name) {
    const url = `${this.#bundle}${this.#entry.code}/${this.#entry.columns}/${name}.json`;
    this.#columns.set(name, await remember(this.#loaded, url, () => fetchJson(url)));
  }

  #loadChunk(name) {
    const url = `${this.#bundle}${this.#entry.code}/${name}`;
    return remember(this.#loaded, url, () => fetchGzip(url));
  }
}
