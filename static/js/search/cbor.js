/** Reads the part of CBOR (RFC 8949) that Pagefind writes: whole numbers, texts and arrays. */

const UNSIGNED = 0;
const NEGATIVE = 1;
const TEXT = 3;
const ARRAY = 4;
const decoder = new TextDecoder();

export class CborReader {
  #bytes;
  #at = 0;
  #kind;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  /** The number of values in the array that begins here. */
  array() {
    return this.#expect(ARRAY);
  }

  text() {
    const length = this.#expect(TEXT);
    this.#at += length;
    return decoder.decode(this.#bytes.subarray(this.#at - length, this.#at));
  }

  number() {
    const argument = this.#argument();
    if (this.#kind === NEGATIVE) return -1 - argument;
    if (this.#kind !== UNSIGNED) this.#refuse();
    return argument;
  }

  /** Goes past some values. */
  skip(count) {
    for (let left = count; left > 0; left -= 1) {
      const argument = this.#argument();
      if (this.#kind === ARRAY) left += argument;
      else if (this.#kind === TEXT) this.#at += argument;
      else if (this.#kind > NEGATIVE) this.#refuse();
    }
  }

  #expect(kind) {
    const argument = this.#argument();
    if (this.#kind !== kind) this.#refuse();
    return argument;
  }

  /** What the head of a value says: a number, or how long a text or an array is. */
  #argument() {
    const head = this.#bytes[this.#at++];
    this.#kind = head >> 5;
    const short = head & 31;
    if (short < 24) return short;
    if (!(short <= 26)) this.#refuse();
    let argument = 0;
    for (let left = 1 << (short - 24); left > 0; left -= 1)
      argument = argument * 256 + this.#bytes[this.#at++];
    return argument;
  }

  #refuse() {
    throw new Error(`not a file of Pagefind's, at byte ${this.#at}`);
  }
}
