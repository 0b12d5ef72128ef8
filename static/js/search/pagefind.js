/**
 * Pagefind's search, called directly.
 *
 * Pagefind's own script takes a chunk that it couldn't fetch for one without hits, cuts Chinese
 * queries again, and begins with the language of the page. What it calls is small: functions that
 * take and give text and bytes in the program's memory, as wasm-bindgen passes them.
 */

// Prepares values of JavaScript for programs that take some. This one takes none.
const IMPORTS = { "./pagefind_web_bg.js": { __wbindgen_init_externref_table() {} } };
// By field: how much a hit there is worth.
const META_WEIGHTS = { title: 5, terms: 2 };

/** Makes a program from its bytes. */
export async function startPagefind(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes, IMPORTS);
  instance.exports.__wbindgen_start();
  return instance.exports;
}

/** One index in a program's memory. */
export class PagefindIndex {
  #program;
  #index;

  /** `meta` is the content of the index's .pf_meta file. */
  constructor(program, meta) {
    this.#program = program;
    this.#index = program.init_pagefind(...this.#put(meta));
    if (!this.#index) throw new Error("not an index of this version of Pagefind");
    const weights = JSON.stringify({ meta_weights: META_WEIGHTS });
    this.#index = program.set_ranking_weights(this.#index, ...this.#putText(weights));
    // Tells which words of the index a result was found by.
    this.#index = program.enter_playground_mode(this.#index);
  }

  /** The names of the chunks that hold these words, or words that begin with them. */
  chunksOf(words) {
    const query = this.#putText(words.join(" "));
    return this.#takeJson(this.#program.request_indexes(this.#index, ...query));
  }

  addChunk(bytes) {
    this.#index = this.#program.load_index_chunk(this.#index, ...this.#put(bytes));
    if (!this.#index) throw new Error("not a chunk of an index");
  }

  /**
   * What Pagefind finds in the chunks that were added: with `exact`, pages with the words in a row;
   * else pages with words that begin with each, scored; a word that no page has doesn't count.
   */
  search(words, exact) {
    const query = words.join(" ");
    return this.#takeJson(
      this.#program.search(
        this.#index,
        ...this.#putText(query),
        ...this.#putText(query),
        ...this.#putText("{}"),
        ...this.#putText(""),
        exact,
        false,
      ),
    );
  }

  /** Copies bytes to the program, which frees them; gives the two arguments that stand for them. */
  #put(bytes) {
    const place = this.#program.__wbindgen_malloc(bytes.length, 1) >>> 0;
    new Uint8Array(this.#program.memory.buffer).set(bytes, place);
    return [place, bytes.length];
  }

  #putText(text) {
    return this.#put(new TextEncoder().encode(text));
  }

  #takeJson([place, length]) {
    const bytes = new Uint8Array(this.#program.memory.buffer, place >>> 0, length);
    const value = JSON.parse(new TextDecoder().decode(bytes));
    this.#program.__wbindgen_free(place, length, 1);
    return value;
  }
}
