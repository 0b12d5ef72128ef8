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

/** A file out of its compression. */
export async function fetchGzip(url) {
  return read(url, async ({ body }) => {
    const stream = body.pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  });
}

async function read(url, parse, options) {
  try {
    const response = await fetch(url, options);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await parse(response);
  } catch (cause) {
    throw new IndexUnavailable(url, cause);
  }
}
