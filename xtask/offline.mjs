// Fills in the service worker of a build: which files belong to it, and what their bytes are. The
// sample is not among them: it is fetched when somebody asks for it.
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

const NAME = "service-worker.js";
const LEFT_OUT = /^(sample\/|service-worker\.js$)|\.(br|gz)$/;

const folder = process.argv[2];
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const names = entries
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
  .filter((name) => !LEFT_OUT.test(name))
  .sort();
const files = {};
for (const name of names) {
  const digest = createHash("sha256").update(await readFile(join(folder, name))).digest("base64");
  files[name === "index.html" ? "/" : `/${name}`] = `sha256-${digest}`;
}
const build = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);
const script = await readFile(join(folder, NAME), "utf8");
const filled = script
  .replace('const BUILD = "";', `const BUILD = ${JSON.stringify(build)};`)
  .replace("const FILES = {};", `const FILES = ${JSON.stringify(files, null, 2)};`);
if (!filled.includes(build) || !filled.includes("sha256-")) throw new Error(`${NAME} has no place for its files.`);
await writeFile(join(folder, NAME), filled);
