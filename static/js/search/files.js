/** Fetches the files of the index. */

/** A file of the index can't be had. There is no answer then, which isn't the same as no result. */
export class IndexUnavailable extends Error {
  constructor(url, cause) {
    super(`the search index can't be loaded: ${url}`, { cause });
    this.name = "IndexUnavailable";
  }
}

export async function fetchJson(url, options) {
  return read(url, (response) => response.json(), options);
}

/** A file of Pagefind's, out of its compression and without its signature. */
export async function fetchPagefind(url) {
  return read(url, async (response) => {
    const stream = response.body.pipeThrough(new DecompressionStream("gzip"));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    const signature = new TextDecoder().decode(bytes.subarray(0, SIGNATURE.length));
    if (signature !== SIGNATURE) throw new Error("not a file of Pagefind's");
    return bytes.subarray(SIGNATURE.length);
  });
}

const SIGNATURE = "pagefind_dcd";

async function read(url, parse, options) {
  try {
    const response = await fetch(url, options);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await parse(response);
  } catch (cause) {
    throw new IndexUnavailable(url, cause);
  }
}
