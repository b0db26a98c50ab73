// How long the release worker takes from a change of the message to every finding, asked as the page
// asks: the files as they are now, and the question. The messages are those that were linted natively.
import { readFile } from "node:fs/promises";
import { milliseconds, withWorker } from "./planning.mjs";

/** Each message is sent anew so often, and changed so often. */
const FIRST = 11;
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
    shape.worker = await page.evaluate(ask, { ...shape, firsts: FIRST, turns: TURNS });
    console.log(`${shape.name}, ${shape.edit.into}: native ${milliseconds(shape.native)}, worker ${milliseconds(shape.worker.later)}`);
  }
  await page.context().close();
  const rows = shapes.map(({ name, edit, htmlBytes, files, findings, worker, first, native }) => {
    const times = [worker.first, worker.later, first, native].map(milliseconds);
    return `| ${[name, edit.into, (htmlBytes / 1e3).toFixed(0), files, findings, ...times].join(" | ")} |`;
  });
  return [
    `**Every rule over a newsletter in ten languages**, in ms: half of the turns within, and the slowest. *First*: from all files to the findings, with nothing remembered (${FIRST} turns). *Letter*: from one more letter in the file that is named to the findings (${TURNS} turns); that file travels, and what was made of the other parts is remembered. A letter in a layout changes every language. *Worker*: the release build's in Chromium ${browser.version()}. *Native*: the rules alone. Nothing is planned.`,
    "",
    "| message | a letter in | HTML of a language, KB | files | findings | worker: first | worker: letter | native: first | native: letter |",
    "|---|---|--:|--:|--:|--:|--:|--:|--:|",
    ...rows,
  ].join("\n");
}

/** Sends the files and asks, with and without a memory of them. */
async function ask({ question, edit, firsts, turns }) {
  const { campaign, audience, templates, now_ms } = question;
  globalThis.request({ Audience: audience });
  const paths = templates.map(({ path }) => path);
  let number = 0;
  const turn = async (sent) => {
    const answer = globalThis.answered();
    const asked = performance.now();
    globalThis.request({ Templates: sent });
    globalThis.request({ Ask: { number: ++number, campaign, now_ms } });
    const { Answered } = await answer;
    const time = performance.now() - asked;
    if (!Answered) throw new Error("no answer");
    if (Answered.answer.plan) throw new Error("a plan was made as well: the time is not of the rules alone");
    return time;
  };
  const median = (times) => {
    times.sort((a, b) => a - b);
    return { median: times[Math.floor((times.length - 1) / 2)], slowest: times.at(-1) };
  };
  const first = [];
  for (let nth = 0; nth < firsts; nth++) {
    // Without files everything is forgotten.
    await turn({ paths: [], changed: [] });
    first.push(await turn({ paths, changed: templates }));
  }
  const later = [];
  const file = templates[edit.file];
  for (let nth = 0; nth < turns; nth++) {
    const at = file.text.lastIndexOf(edit.before);
    file.text = `${file.text.slice(0, at)}a${file.text.slice(at)}`;
    later.push(await turn({ paths, changed: [file] }));
  }
  return { first: median(first), later: median(later) };
}
