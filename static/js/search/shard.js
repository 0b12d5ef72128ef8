/** One shard of the index: which of its articles hold a phrase, and how well they fit. */
import { fetchJson, fetchPagefind } from "./files.js";
import { PagefindIndex } from "./pagefind.js";
import { remember } from "./remember.js";
import { Table } from "./table.js";

const CONTINUATIONS = ["", ..."0123456789abcdefghijklmnopqrstuvwxyz"];

/** Loads the shard that an entry of shards.json names; the program that searches it is promised. */
export async function openShard(bundle, entry, promisedProgram) {
  const base = `${bundle}${entry.code}/`;
  const [program, meta, table] = await Promise.all([
    promisedProgram,
    fetchPagefind(base + entry.meta),
    fetchJson(base + entry.table),
  ]);
  return new Shard(base, entry, new Table(table), new PagefindIndex(program, meta));
}

class Shard {
  #base;
  #index;
  #chunks = new Map();

  constructor(base, { code, language }, table, index) {
    this.#base = base;
    this.#index = index;
    this.code = code;
    this.language = language;
    this.table = table;
  }

  /** The articles that hold a phrase, by row of the table; and at which words of the text. */
  async holding(words) {
    await this.#load(words);
    const { results } = this.#index.search(words, true);
    return this.#byRow(results, places);
  }

  /** The articles that hold a word that begins so, likewise. */
  async beginning(word) {
    await this.#load(continuations(word));
    const { results, query_term_idfs: asked } = this.#index.search([word], false);
    return this.#byRow(isMadeUp(results, asked) ? [] : results, places);
  }

  /** How well articles that hold all of the phrases fit them, by row of the table. */
  async scores(phrases) {
    // A single character tells nothing about an article, and half the index begins with it.
    const telling = phrases.map(({ words, isHan }) => ({
      words: words.filter((word) => [...word].length > 1),
      isHan,
    }));
    const words = new Set(telling.flatMap(({ words }) => words));
    if (!words.size) return new Map();
    await this.#load(
      telling.flatMap(({ words, isHan }) => (isHan ? words : words.flatMap(continuations))),
    );
    const { results } = this.#index.search([...words], false);
    return this.#byRow(results, (result) => result.s);
  }

  /** The address and the text of an article: `{href, title, summary, text}`. */
  async record(row) {
    return fetchJson(`${this.#base}records/${this.table.id(row)}.json`);
  }

  #byRow(results, valueOf) {
    return new Map(results.map((result) => [this.table.rowOf(result.p), valueOf(result)]));
  }

  /** Sees to it that the index has all that it knows of these words. */
  async #load(words) {
    await Promise.all(this.#index.chunksOf(words).map((name) => this.#loadChunk(name)));
  }

  #loadChunk(name) {
    return remember(this.#chunks, name, async () => {
      this.#index.addChunk(await fetchPagefind(`${this.#base}index/${name}.pf_index`));
    });
  }
}

function places(result) {
  return result.l.map(({ l }) => l);
}

/** A word and what may follow, so that every chunk with words that begin so is loaded. */
function continuations(word) {
  return CONTINUATIONS.map((end) => word + end);
}

/**
 * Where no word of the index begins as asked, Pagefind takes the longest one that what was asked
 * begins with: "robotaxis" for "robotaxisland", but also "q" for "qwfpgj".
 */
function isMadeUp([first], [asked]) {
  if (!first) return false;
  const word = first.scores[0]?.w ?? first.vms[0].mt[0];
  return !word.startsWith(asked.t);
}
