/**
 * Pagefind's program, for what it knows of English: the stem under which a word is indexed.
 *
 * What it makes of a query it tells in its answer, also where it has nothing to search in. The
 * index itself is read by chunk.js: the program's own search tells of a phrase that it is there,
 * not how often or in what field, and gives scores that can't be compared between shards.
 */

import { fetchGzip, fetchJson } from "./files.js";

// Prepares values of JavaScript for programs that take some. This one takes none.
const IMPORTS = { "./pagefind_web_bg.js": { __wbindgen_init_externref_table() {} } };
// A list of nothing, in CBOR: a version without letters, and no pages, chunks, filters, sorts, fields.
const EMPTY_INDEX = Uint8Array.of(0x86, 0x60, 0x80, 0x80, 0x80, 0x80, 0x80);

const SIGNATURE = "pagefind_dcd";

/** Whether a word in lower case may have another stem than itself. */
export function hasStem(word) {
  return /[a-z]/u.test(word);
}

/** The stemmer of the index in the folder `bundle`. */
export async function loadStemmer(bundle) {
  const { program } = await fetchJson(`${bundle}shards.json`, { cache: "no-cache" });
  return startStemmer(await fetchGzip(bundle + program));
}

/** Makes a stemmer of the program's file, out of its compression. */
export async function startStemmer(file) {
  const bytes = file.subarray(SIGNATURE.length);
  const { instance } = await WebAssembly.instantiate(bytes, IMPORTS);
  instance.exports.__wbindgen_start();
  return new Stemmer(instance.exports);
}

class Stemmer {
  #program;
  #index;

  constructor(program) {
    this.#program = program;
    this.#index = program.init_pagefind(...this.#put(EMPTY_INDEX));
    if (!this.#index) throw new Error("not a program of this version of Pagefind");
    // Lets answers tell what the query was taken for.
    this.#index = program.enter_playground_mode(this.#index);
  }

  /** The stems of some words in lower case. */
  stem(words) {
    if (!words.length) return [];
    const query = words.join(" ");
    const texts = [query, query, "{}", ""].flatMap((text) => this.#putText(text));
    const answer = this.#takeJson(this.#program.search(this.#index, ...texts, false, false));
    return answer.query_term_idfs.map(({ t }) => t);
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
