// What the browser fetches, in brotli at its best: `cargo xtask build` left it beside each file.
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** @param {string} dist */
export async function weights(dist) {
  const files = (await readdir(dist, { recursive: true })).filter((file) => /\.(js|wasm)$/.test(file));
  const isWorker = (file) => file.startsWith("worker");
  const rows = [
    ["page", await total(dist, files.filter((file) => !isWorker(file)))],
    ["worker (after first paint)", await total(dist, files.filter(isWorker))],
  ].map(([name, { plain, brotli }]) => `| ${name} | ${kilobytes(plain)} | ${kilobytes(brotli)} |`);
  return [
    "**Weight** of script and WebAssembly, in KB.",
    "",
    "| part | plain | brotli |",
    "|---|--:|--:|",
    ...rows,
  ].join("\n");
}

async function total(dist, files) {
  const sizes = await Promise.all(
    files.map(async (file) => {
      const plain = (await stat(join(dist, file))).size;
      // The smallest files are sent as they are.
      const brotli = await stat(join(dist, `${file}.br`)).then((it) => it.size, () => plain);
      return { plain, brotli };
    }),
  );
  const sum = (key) => sizes.reduce((all, size) => all + size[key], 0);
  return { plain: sum("plain"), brotli: sum("brotli") };
}

const kilobytes = (bytes) => (bytes / 1e3).toFixed(1);
