/** One shard of the index: its articles, and where their words stand. */
import { readChunk } from "./chunk.js";
import { FacetTable } from "./facet-table.js";
import { fetchGzip, fetchJson } from "./files.js";
import { remember } from "./remember.js";
import { Table } from "./table.js";

// Comes after everything that a word may go on with.
const LAST = "\u{10ffff}";

/** Loads the shard that an entry of shards.json names; `number` is its place there. */
export async function openShard(bundle, entry, number) {
  const table = new Table(await fetchJson(`${bundle}${entry.code}/${entry.table}`));
  return new Shard(bundle, entry, number, table);
}

class Shard {
  #bundle;
  #entry;
  #loaded = new Map();

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

  /** Loads what `facets` is then: it isn't needed to find words. */
  async loadFacets() {
    const url = `${this.#bundle}${this.#entry.code}/${this.#entry.facets}`;
    this.facets = await remember(this.#loaded, url, async () => new FacetTable(await fetchJson(url)));
  }

  /** What is shown of an article: site_builder/search/indexed.py says what that is. */
  async record(row) {
    const { code, id } = this.table.place(row);
    return fetchJson(`${this.#bundle}${code}/records/${id}.json`);
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

  #loadChunk(name) {
    const url = `${this.#bundle}${this.#entry.code}/${name}`;
    return remember(this.#loaded, url, () => fetchGzip(url));
  }
}
