// How much memory a tab's process takes, seen from outside.
import { readFile } from "node:fs/promises";

/** Milliseconds between two looks. */
const EVERY = 50;

/**
 * What `work` returns, and the most bytes that any of the browser's pages had of its own meanwhile: what
 * it shares with other processes, such as the browser's code, is not counted. 0 where the system does not
 * say.
 *
 * @template T
 * @param {import("@playwright/test").Browser} browser
 * @param {() => Promise<T>} work
 * @returns {Promise<[T, number]>}
 */
export async function mostMemory(browser, work) {
  const session = await browser.newBrowserCDPSession();
  let most = 0;
  let working = true;
  const watched = (async () => {
    while (working) {
      const { processInfo } = await session.send("SystemInfo.getProcessInfo");
      for (const { type, id } of processInfo) if (type === "renderer") most = Math.max(most, await own(id));
      await new Promise((later) => setTimeout(later, EVERY));
    }
  })();
  try {
    return [await work(), most];
  } finally {
    working = false;
    await watched;
    await session.detach();
  }
}

/** Bytes of a process that are no file's. */
async function own(id) {
  const status = await readFile(`/proc/${id}/status`, "utf8").catch(() => "");
  return Number(/^RssAnon:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}
