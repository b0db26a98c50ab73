// What a person feels: how soon the page can be read and used (Lighthouse, as a phone), and how soon it
// answers a hand when a large send is on the screen.
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { cohorts } from "./cohorts.mjs";

/** Turns of Lighthouse, of which the middle one is told. */
const TURNS = 5;
/** A hand that is answered within these many milliseconds is not recorded by the browser. */
const UNRECORDED = 16;

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} app
 * @param {string} program Chromium's
 */
export async function screen(browser, app, program) {
  return [await opening(app, program), await hands(browser, app)].join("\n\n");
}

/** Lighthouse over the start page, of a browser of its own each time. */
async function opening(app, program) {
  const { default: lighthouse } = await import("lighthouse");
  const turns = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const port = await freePort();
    const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu", `--remote-debugging-port=${port}`] });
    try {
      const { lhr } = await lighthouse(app, { port, logLevel: "error", onlyCategories: ["performance", "accessibility", "best-practices"] });
      turns.push(lhr);
    } finally {
      await browser.close();
    }
  }
  const score = (lhr, category) => Math.round(lhr.categories[category].score * 100);
  turns.sort((a, b) => a.categories.performance.score - b.categories.performance.score);
  const row = (name, lhr) => {
    const figure = (audit) => lhr.audits[audit].numericValue;
    const seconds = (audit) => (figure(audit) / 1e3).toFixed(2);
    return `| ${name} | ${score(lhr, "performance")} | ${score(lhr, "accessibility")} | ${score(lhr, "best-practices")} | ${seconds("first-contentful-paint")} | ${seconds("largest-contentful-paint")} | ${figure("total-blocking-time").toFixed(0)} | ${figure("cumulative-layout-shift").toFixed(3)} |`;
  };
  const middle = turns[Math.floor(turns.length / 2)];
  return [
    `**Opening the page** as on a phone (Lighthouse ${middle.lighthouseVersion}, its own throttling: a slow mobile network, a processor a quarter as fast). ${TURNS} turns. *First* and *largest paint* in s, *blocked* in ms.`,
    "",
    "| turn | performance | accessibility | best practices | first paint | largest paint | blocked | shift |",
    "|---|--:|--:|--:|--:|--:|--:|--:|",
    row("best", turns.at(-1)),
    row("middle", middle),
    row("worst", turns[0]),
  ].join("\n");
}

/** How long after a hand's move the screen shows what came of it, with a large send planned. */
async function hands(browser, app) {
  const rows = [];
  for (const slower of [1, 4]) {
    const page = await browser.newPage();
    await planned(page, app);
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
    await page.evaluate(watch, UNRECORDED);
    const made = await use(page);
    const late = await page.evaluate(() => globalThis.late());
    await page.close();
    // What is not recorded was answered sooner.
    const times = [...late, ...Array(Math.max(0, made - late.length)).fill(UNRECORDED)].sort((a, b) => a - b);
    const at = (part) => times[Math.min(times.length - 1, Math.floor(part * times.length))];
    rows.push(`| ${slower === 1 ? "as it is" : `${slower} times slower`} | ${times.length} | ${at(0.5)} | ${at(0.98)} | ${times.at(-1)} |`);
  }
  return [
    `**From a hand's move to the next picture** (interaction to next paint), with a send of 1,344 cohorts on the screen: 28 zones × 12 locales × 4 mailbox providers, sending hours and ceilings. In ms; the browser records nothing under ${UNRECORDED}.`,
    "",
    "| processor | moves | half within | 98 of 100 within | slowest |",
    "|---|--:|--:|--:|--:|",
    ...rows,
  ].join("\n");
}

/** Brings a large send onto the screen, as a person would. */
async function planned(page, app) {
  const at = await cohorts(await mkdtemp(join(tmpdir(), "piecewise-")));
  await page.goto(app);
  await page.getByLabel("Import campaign.json").setInputFiles(at.campaign);
  await step(page, "Message");
  await page.getByLabel("Choose a folder").setInputFiles(at.templates);
  await step(page, "Audience");
  await page.getByLabel("Choose a CSV file").setInputFiles(at.customers);
  await page.locator("section.answer").getByText(/Handed over by/).waitFor({ timeout: 120_000 });
}

const step = (page, name) => page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name }).click();

/** What a person does: goes about, types, opens what is folded, reads the curve. How many moves it was. */
async function use(page) {
  let moves = 0;
  for (let round = 0; round < 3; round++) {
    for (const name of ["Message", "Accounts", "Schedule", "Review", "Audience"]) {
      await step(page, name);
      moves += 1;
      const folded = page.locator("main details:not([open]) > summary:visible");
      for (let left = await folded.count(); left > 0; left--) {
        await folded.first().click();
        moves += 1;
      }
    }
    await step(page, "Schedule");
    const field = page.getByLabel("Most people one call may reach");
    await field.fill("");
    const figure = String(400 + round);
    await field.pressSequentially(figure, { delay: 60 });
    moves += 1 + figure.length;
    await step(page, "Review");
    moves += 1;
    const curve = page.locator("[role=slider]").first();
    await curve.focus();
    for (let press = 0; press < 20; press++) await curve.press("ArrowRight");
    moves += 20;
    await page.waitForTimeout(500);
  }
  return moves;
}

/** In the page: records how long each move took until the next picture. */
function watch(unrecorded) {
  const slowest = new Map();
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.interactionId) slowest.set(entry.interactionId, Math.max(slowest.get(entry.interactionId) ?? 0, entry.duration));
    }
  }).observe({ type: "event", durationThreshold: unrecorded });
  globalThis.late = () => new Promise((told) => setTimeout(() => told([...slowest.values()]), 500));
}

/** A port that nobody listens on. */
function freePort() {
  return new Promise((found, failed) => {
    const server = createServer().on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}
