// `cargo xtask bench`: measures in Chromium, prints, and writes the tables into docs/BENCHMARKS.md.
//
// The machine is shared and noisy: what counts is the ratio within one run, never a number alone.
// So contestants take turns, and the best of all turns stands.
import { readFile, stat, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, loadavg } from "node:os";
import { chromium } from "@playwright/test";
import { answers } from "./answers.mjs";
import { fromXtask } from "./environment.mjs";
import { lint } from "./lint.mjs";
import { planning } from "./planning.mjs";
import * as papaparse from "./contestants/papaparse.mjs";
import * as piecewise from "./contestants/piecewise.mjs";
import * as udsv from "./contestants/udsv.mjs";
import { serve } from "./peers/server.mjs";
import { weights } from "./weights.mjs";

const TURNS = 3;
const CONTESTANTS = [piecewise, udsv, papaparse];

const app = fromXtask("PIECEWISE_ADDRESS");
const report = fromXtask("PIECEWISE_REPORT");
/** What is measured: its markers in the report, and how. */
const PARTS = {
  page: async () => [await readers(), await answers(browser, app), await weights(fromXtask("PIECEWISE_DIST"))],
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

async function readers() {
  const peers = await serve();
  try {
    return await raced(peers.address);
  } finally {
    peers.close();
  }
}

async function raced(peers) {
  const audience = fromXtask("PIECEWISE_AUDIENCE");
  const uneven = fromXtask("PIECEWISE_UNEVEN");
  const bytes = (await stat(audience)).size;
  const best = new Map();
  for (let turn = 1; turn <= TURNS; turn++) {
    for (const contestant of CONTESTANTS) {
      const result = await read(contestant, peers, audience);
      console.log(`turn ${turn}: ${contestant.name} ${rate(bytes, result.milliseconds)} MB/s`);
      const known = best.get(contestant);
      if (!known || result.milliseconds < known.milliseconds) best.set(contestant, result);
    }
  }
  const first = best.get(CONTESTANTS[0]).milliseconds;
  const rows = [];
  for (const contestant of CONTESTANTS) {
    const { milliseconds, rows: found, recipients } = best.get(contestant);
    const { rows: foundUneven } = await read(contestant, peers, uneven);
    const cells = [rate(bytes, milliseconds), `${(milliseconds / first).toFixed(1)}×`, ...[found, recipients, foundUneven].map(count)];
    rows.push(`| ${contestant.name} | ${cells.join(" | ")} |`);
  }
  return [
    `**Reading an audience** of ${(bytes / 1e6).toFixed(0)} MB in Chromium ${browser.version()}, in a worker, from a file on disk: parse, find duplicate addresses, count by domain. (Piecewise also judges every address, digests the file, and counts by locale and time zone.) Best of ${TURNS} turns. The last column is another file, of 24,000 rows, a few of which have fewer or more fields than the header.`,
    "",
    "| reader | MB/s | time | rows | different addresses | rows found of 24,000, some uneven |",
    "|---|--:|--:|--:|--:|--:|",
    ...rows,
  ].join("\n");
}

async function read(contestant, peers, file) {
  const page = await browser.newPage();
  try {
    return await contestant.read(page, { app, peers, file });
  } finally {
    await page.close();
  }
}

function rate(bytes, milliseconds) {
  return Math.round(bytes / 1e3 / milliseconds);
}

function count(number) {
  return number.toLocaleString("en");
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
