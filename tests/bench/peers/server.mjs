// Serves the peers' page: a file input, and a worker that runs one peer's reader.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const FILES = {
  "/": [join(here, "page.html"), "text/html"],
  "/page.js": [join(here, "page.js"), "text/javascript"],
  "/worker.js": [join(here, "worker.js"), "text/javascript"],
  "/bytes.js": [join(here, "bytes.js"), "text/javascript"],
  "/papaparse.js": [join(here, "papaparse.js"), "text/javascript"],
  "/udsv.js": [join(here, "udsv.js"), "text/javascript"],
  "/lib/papaparse.js": [join(dirname(require.resolve("papaparse/package.json")), "papaparse.min.js"), "text/javascript"],
  "/lib/udsv.js": [join(dirname(require.resolve("udsv/package.json")), "dist/uDSV.mjs"), "text/javascript"],
};

export async function serve() {
  const server = createServer(async (request, response) => {
    const file = FILES[request.url ?? ""];
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": file[1] }).end(await readFile(file[0]));
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
}
