/**
 * A folder as a static host serves it: HTTP/2, text compressed, everything from memory.
 *
 *     node static_host.mjs FOLDER KEY CERTIFICATE
 *
 * Says the number of its port, and ends with its standard input.
 */
import { readFileSync, statSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};
const [folder, key, certificate] = process.argv.slice(2);
const ready = new Map();

/** A file's content, and what a host says of it. What has a type is text, and compressed by the usual level. */
function prepare(path) {
  const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return { head: { ":status": 404 }, content: "" };
  const type = TYPES[extname(file)];
  const content = readFileSync(file);
  if (!type) return { head: { "content-type": "application/octet-stream" }, content };
  return { head: { "content-type": type, "content-encoding": "gzip" }, content: gzipSync(content, { level: 6 }) };
}

const server = createSecureServer({ key: readFileSync(key), cert: readFileSync(certificate) });
server.on("stream", (stream, asked) => {
  const path = normalize(decodeURIComponent(asked[":path"].split("?")[0]));
  if (!ready.has(path)) ready.set(path, prepare(path));
  const { head, content } = ready.get(path);
  stream.on("error", () => {}); // a browser may leave before the answer
  stream.respond({ ":status": 200, ...head, "content-length": Buffer.byteLength(content) });
  stream.end(content);
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.on("end", () => process.exit()).resume();
