// `cargo xtask bench`: measures in Chromium, prints, and writes the tables into docs/BENCHMARKS.md.
import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, loadavg } from "node:os";
import { chromium } from "@playwright/test";
import { answers } from "./answers.mjs";
import { fromXtask } from "./environment.mjs";
import { lint } from "./lint.mjs";
import { planning } from "./planning.mjs";
import { readers } from "./readers.mjs";
import { screen } from "./screen.mjs";
import { weights } from "./weights.mjs";

const app = fromXtask("PIECEWISE_ADDRESS");
const report = fromXtask("PIECEWISE_REPORT");
/** What is measured: its markers in the report, and how. */
const PARTS = {
  page: async () => [await readers(browser, app), await answers(browser, app), await weights(fromXtask("PIECEWISE_DIST"))],
  screen: async () => [await screen(browser, app, fromXtask("PIECEWISE_CHROMIUM"))],
  planning: async () => [await planning(browser, app, fromXtask("PIECEWISE_QUESTIONS"))],
  lint: async () => [await lint(browser, app, fromXtask("PIECEWISE_MESSAGES"))],
};

const browser = await chromium.launch({
  executablePath: fromXtask("PIECEWISE_CHROMIUM"),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
});
try {
  for (const part of fromXtask("PIECEWISE_PARTS").split(" ")) {
    const text = [machine(), ...(await PARTS[part]())].join("\n\n");
    await put(part, text);
    console.log(`\n${text}\n\nwritten to ${report}`);
  }
} finally {
  await browser.close();
}

function machine() {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  return `Measured on ${availableParallelism()} cores (${model}) by \`cargo xtask bench\`, on ${new Date().toISOString().slice(0, 10)}; load at the end: ${loadavg()[0].toFixed(1)}.`;
}

/** Replaces what stands between the part's markers, or adds it at the end. */
async function put(part, text) {
  const [begin, end] = [`<!-- ${part}: begin -->`, `<!-- ${part}: end -->`];
  const old = await readFile(report, "utf8");
  const [from, to] = [old.indexOf(begin), old.indexOf(end)];
  if (from < 0 && to < 0) return writeFile(report, `${old.trimEnd()}\n\n${begin}\n${text}\n${end}\n`);
  if (from < 0 || to < from) throw new Error(`${report} has lost one of its markers ${begin} and ${end}: put it back.`);
  await writeFile(report, `${old.slice(0, from + begin.length)}\n${text}\n${old.slice(to)}`);
}
