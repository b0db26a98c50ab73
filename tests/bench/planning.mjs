// How long the release worker takes from a question to its answer, asked as the page asks: the same
// messages, sent and received as structured values. The questions are those that were planned natively.
import { readFile } from "node:fs/promises";

/** Each question is asked so often at most, and until so many milliseconds have passed. */
const TURNS = 21;
const LONG_ENOUGH = 5_000;

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} app
 * @param {string} questions
 */
export async function planning(browser, app, questions) {
  const shapes = JSON.parse(await readFile(questions, "utf8"));
  const page = await withWorker(browser, app);
  for (const shape of shapes) {
    shape.worker = await page.evaluate(ask, { question: shape.question, turns: TURNS, longEnough: LONG_ENOUGH });
    console.log(`${shape.name}: native ${milliseconds(shape.native)}, worker ${milliseconds(shape.worker)}`);
  }
  await page.context().close();
  const of = (table) => shapes.filter((shape) => shape.table === table);
  return [
    `**Planning**, from the question to its answer, in ms: half of the turns within, and the slowest. *Worker*: the release build's in Chromium ${browser.version()}, messages between page and worker included. *Native*: the engine alone. Another draft each time. *Classes*: cohorts that a program need not tell apart; *intervals*: stretches of time in which the same classes are open, from start to finish.`,
    "A large send: 2,016 groups (28 zones × 6 mailbox providers × 12 locales), 3 accounts.",
    table(of("large")),
    "Usual campaigns: up to 50 cohorts, up to a week.",
    table(of("usual")),
    "The same send to more and more recipients, over the same limits (96 groups, 2 accounts).",
    table(of("same limits")),
    "The same with sending hours, and with calls, quotas and ceiling in proportion, so that each takes as long.",
    table(of("in proportion")),
  ].join("\n\n");
}

/**
 * An empty page of the app's origin with the release worker: `request` and `answered` ask it.
 *
 * @param {import("@playwright/test").Browser} browser
 * @param {string} app
 */
export async function withWorker(browser, app) {
  // The page's policy lets nobody but the page start a worker: here it is another page of its origin.
  const context = await browser.newContext({ bypassCSP: true });
  await context.route("**/planning", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
  const page = await context.newPage();
  await page.goto(new URL("planning", app).href);
  await page.evaluate(connect);
  return page;
}

/** Starts a worker, as the page does. */
function connect() {
  const worker = new Worker("/worker_loader.js", { type: "module" });
  const id = 1;
  let tell = () => {};
  globalThis.request = (request) => worker.postMessage({ ProcessInput: [id, request] });
  globalThis.answered = () => new Promise((told) => (tell = told));
  return new Promise((connected, failed) => {
    worker.onerror = (event) => failed(new Error(event.message));
    worker.onmessage = ({ data }) => {
      if (data === "WorkerLoaded") return worker.postMessage({ Connected: id });
      const [, report] = data.ProcessOutput;
      if (report.Hello) return connected(undefined);
      if (report.Broken) throw new Error(report.Broken.message);
      tell(report);
    };
  });
}

/** Asks again and again, with another draft each time; gives the times, and the size of the plan. */
async function ask({ question, turns, longEnough }) {
  const { campaign, audience, templates, now_ms } = question;
  globalThis.request({ Audience: audience });
  globalThis.request({ Templates: { paths: templates.map(({ path }) => path), changed: templates } });
  const times = [];
  let last;
  const began = performance.now();
  for (let number = 1; number <= turns && (number === 1 || performance.now() - began < longEnough); number++) {
    campaign.accounts[0].latencyMs += 1;
    const answer = globalThis.answered();
    const asked = performance.now();
    globalThis.request({ Ask: { number, campaign, now_ms } });
    last = await answer;
    times.push(performance.now() - asked);
  }
  if (!last.Answered) throw new Error(`no answer but ${Object.keys(last)}`);
  globalThis.request({ Write: ["Plan", campaign] });
  const { Written } = await globalThis.answered();
  times.sort((a, b) => a - b);
  return { median: times[Math.floor((times.length - 1) / 2)], slowest: times.at(-1), planBytes: Written.bytes.length };
}

function table(shapes) {
  const rows = shapes.map((shape) => {
    const cells = [
      shape.recipients.toLocaleString("en"),
      shape.cohorts,
      shape.classes || "–",
      shape.intervals || "–",
      shape.hours.toFixed(1),
      `${shape.gapPercent.toFixed(2)} %`,
      milliseconds(shape.worker),
      milliseconds(shape.native),
      shape.runs.toLocaleString("en"),
      (shape.worker.planBytes / 1e3).toFixed(0),
    ];
    return `| ${shape.name} | ${cells.join(" | ")} |`;
  });
  return [
    "| send | recipients | cohorts | classes | intervals | hours | gap | worker | native | runs | plan, KB |",
    "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ...rows,
  ].join("\n");
}

export function milliseconds({ median, slowest }) {
  const shown = (time) => time.toFixed(time < 10 ? 1 : 0);
  return `${shown(median)}, ${shown(slowest)}`;
}
