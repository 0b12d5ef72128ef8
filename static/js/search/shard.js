/** One shard of the index: its articles, and where their words stand. */
import { readChunk } from "./chunk.js";
import { fetchJson, fetchPagefind } from "./files.js";
import { remember } from "./remember.js";
import { Table } from "./table.js";

// Comes after everything that a word may go on with.
const LAST = "\u{10ffff}";

/** Loads the shard that an entry of shards.json names. */
export async function openShard(bundle, { code, language, table }) {
  const base = `${bundle}${code}/`;
  return new Shard(base, code, language, new Table(await fetchJson(base + table)));
}

class Shard {
  #base;
  #chunks = new Map();
  #words = new Map();

  constructor(base, code, language, table) {
    this.#base = base;
    this.code = code;
    this.language = language;
    this.table = table;
  }

  /** Where each of some words stands: for each, what chunk.js calls postings. */
  async postings(words) {
    return Promise.all(
      words.map((word) => remember(this.#words, word, () => this.#postingsOf(word))),
    );
  }

  /** Where every word stands that begins so: their postings. */
  async beginning(start) {
    const found = await this.#read(start, start + LAST, (word) => word.startsWith(start));
    return found.map(([, postings]) => postings);
  }

  /** The address and the text of an article: `{href, title, summary, text}`. */
  async record(row) {
    return fetchJson(`${this.#base}records/${this.table.id(row)}.json`);
  }

  async #postingsOf(word) {
    const [found] = await this.#read(word, word, (other) => other === word);
    return found ? found[1] : new Map();
  }

  /** What the chunks that hold the words from `first` to `last` say of those that are `wanted`. */
  async #read(first, last, wanted) {
    const names = this.table.chunks(first, last);
    const chunks = await Promise.all(names.map((name) => this.#loadChunk(name)));
    return chunks.flatMap((bytes) => readChunk(bytes, wanted));
  }

  #loadChunk(name) {
    return remember(this.#chunks, name, () => fetchPagefind(this.#base + name));
  }
}
