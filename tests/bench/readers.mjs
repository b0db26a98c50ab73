// How fast an audience is read, beside what others do with the same file.
//
// The machine is shared and noisy: what counts is the ratio within one run, never a number alone.
// So contestants take turns, and the best of all turns stands.
import { stat } from "node:fs/promises";
import { fromXtask } from "./environment.mjs";
import { mostMemory } from "./memory.mjs";
import * as bytes from "./contestants/bytes.mjs";
import * as papaparse from "./contestants/papaparse.mjs";
import * as piecewise from "./contestants/piecewise.mjs";
import * as udsv from "./contestants/udsv.mjs";
import { serve } from "./peers/server.mjs";

const TURNS = 3;
const CONTESTANTS = [piecewise, piecewise.alone, udsv, papaparse, bytes];

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} app
 */
export async function readers(browser, app) {
  const peers = await serve();
  try {
    return await raced(browser, { app, peers: peers.address });
  } finally {
    peers.close();
  }
}

async function raced(browser, where) {
  const audience = fromXtask("PIECEWISE_AUDIENCE");
  const uneven = fromXtask("PIECEWISE_UNEVEN");
  const size = (await stat(audience)).size;
  const best = new Map();
  for (let turn = 1; turn <= TURNS; turn++) {
    for (const contestant of CONTESTANTS) {
      const result = await read(browser, contestant, { ...where, file: audience });
      console.log(`turn ${turn}: ${contestant.name} ${rate(size, result.milliseconds)} MB/s, ${megabytes(result.memory)} MB`);
      const known = best.get(contestant);
      if (!known || result.milliseconds < known.milliseconds) best.set(contestant, result);
    }
  }
  const first = best.get(piecewise).milliseconds;
  const rows = [];
  for (const contestant of CONTESTANTS) {
    const { milliseconds, memory, rows: found, recipients } = best.get(contestant);
    const { rows: foundUneven } = await read(browser, contestant, { ...where, file: uneven });
    const counts = [found, recipients, foundUneven].map((number) => number?.toLocaleString("en") ?? "–");
    const cells = [rate(size, milliseconds), `${(milliseconds / first).toFixed(1)}×`, megabytes(memory), ...counts];
    rows.push(`| ${contestant.name} | ${cells.join(" | ")} |`);
  }
  const { longestTask, firstFigures, longestSilence } = best.get(piecewise);
  const cancelled = await inPage(browser, (page) => piecewise.cancel(page, { ...where, file: audience }));
  const [, idle] = await inPage(browser, (page) => mostMemory(browser, () => piecewise.idle(page, where)));
  return [
    `**Reading an audience** of ${(size / 1e6).toFixed(0)} MB in Chromium ${browser.version()}, in a worker, from a file on disk: parse, find duplicate addresses, count by domain. (Piecewise also judges every address, digests the file, counts by locale and time zone, and looks at every value.) Best of ${TURNS} turns. *Memory*: the most that the tab's process had of its own, page and workers together (Piecewise's before a file is chosen: ${megabytes(idle)}). The last column is another file, of 24,000 rows, a few of which have fewer or more fields than the header.`,
    "",
    "| reader | MB/s | time | memory, MB | rows | different addresses | rows found of 24,000, some uneven |",
    "|---|--:|--:|--:|--:|--:|--:|",
    ...rows,
    "",
    `While Piecewise reads it, in ms: the longest task of the page's own thread ${longestTask.toFixed(0)} (0: none over 50); from the choice of the file to the first figures ${firstFigures.toFixed(0)}, the longest time between two reports of progress after them ${longestSilence.toFixed(0)}; from Cancel to the end of the reading ${cancelled.toFixed(0)}.`,
  ].join("\n");
}

async function read(browser, contestant, where) {
  return inPage(browser, async (page) => {
    const [result, memory] = await mostMemory(browser, () => contestant.read(page, where));
    return { ...result, memory };
  });
}

async function inPage(browser, use) {
  const page = await browser.newPage();
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

function rate(bytes, milliseconds) {
  return Math.round(bytes / 1e3 / milliseconds);
}

function megabytes(bytes) {
  return bytes ? Math.round(bytes / 1e6).toString() : "–";
}
