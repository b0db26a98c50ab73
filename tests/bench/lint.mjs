// How long the release worker takes from a change of the message to every finding, asked as the page
// asks: the files as they are now, and the question. The messages are those that were linted natively.
import { readFile } from "node:fs/promises";
import { milliseconds, withWorker } from "./planning.mjs";

/** Each message is changed so often. */
const TURNS = 41;

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} app
 * @param {string} messages
 */
export async function lint(browser, app, messages) {
  const shapes = JSON.parse(await readFile(messages, "utf8"));
  const page = await withWorker(browser, app);
  for (const shape of shapes) {
    shape.worker = await page.evaluate(ask, { question: shape.question, turns: TURNS });
    console.log(`${shape.name}: native ${milliseconds(shape.native)}, worker ${milliseconds(shape.worker)}`);
  }
  await page.context().close();
  const rows = shapes.map(({ name, htmlBytes, files, findings, worker, native }) => {
    const cells = [(htmlBytes / 1e3).toFixed(0), files, findings, milliseconds(worker), milliseconds(native)];
    return `| ${name} | ${cells.join(" | ")} |`;
  });
  return [
    `**Every rule over a newsletter in ten languages**, from a change of one file to the findings, in ms: half of ${TURNS} turns within, and the slowest. *Worker*: the release build's in Chromium ${browser.version()}; all files go to it each time. *Native*: the rules alone. Nothing is remembered from turn to turn, and nothing is planned.`,
    "",
    "| message | HTML of a language, KB | files | findings | worker | native |",
    "|---|--:|--:|--:|--:|--:|",
    ...rows,
  ].join("\n");
}

/** Changes the last file and asks, again and again. */
async function ask({ question, turns }) {
  const { campaign, audience, templates, now_ms } = question;
  globalThis.request({ Audience: audience });
  const times = [];
  for (let number = 1; number <= turns; number++) {
    templates.at(-1).text += " ";
    const answer = globalThis.answered();
    const asked = performance.now();
    globalThis.request({ Templates: templates });
    globalThis.request({ Ask: { number, campaign, now_ms } });
    const { Answered } = await answer;
    times.push(performance.now() - asked);
    if (!Answered) throw new Error("no answer");
    if (Answered.answer.plan) throw new Error("a plan was made as well: the time is not of the rules alone");
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor((times.length - 1) / 2)], slowest: times.at(-1) };
}
