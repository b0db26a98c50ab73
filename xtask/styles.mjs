// Bundles static/styles/main.css, the base from npm included, into one small stylesheet: Trunk runs
// this before each build, and gives the file its name.
import { bundle } from "lightningcss";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

const FROM = "static/styles/main.css";
// Browsers of the last two years.
const TARGETS = { chrome: 131 << 16, firefox: 132 << 16, safari: (18 << 16) | (1 << 8), ios_saf: (18 << 16) | (1 << 8) };

const out = process.argv[2];
try {
  const { code } = bundle({ filename: FROM, minify: true, targets: TARGETS });
  // The same bytes are not written again, so that a Trunk that watches them does not start again.
  const old = await readFile(out).catch(() => null);
  if (!old?.equals(code)) {
    await mkdir(dirname(out), { recursive: true });
    await writeFile(out, code);
  }
} catch (problem) {
  const { fileName = FROM, loc } = problem;
  console.error(`${fileName}${loc ? `:${loc.line}:${loc.column}` : ""}: ${problem.message}`);
  process.exitCode = 1;
}
