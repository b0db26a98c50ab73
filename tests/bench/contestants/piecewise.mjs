// The app itself, as a person uses it: from the chosen file to the counts on the screen. It does
// more than the peers are asked for: it judges every address, digests the file with BLAKE3, counts
// by locale and time zone as well, and reports progress.

export const name = "Piecewise";

/** The same on a computer that works with one thread at a time. */
export const alone = {
  name: "Piecewise, one thread",
  async read(page, where) {
    await page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, "hardwareConcurrency", { get: () => 1 });
    });
    return read(page, where);
  },
};

export async function read(page, where) {
  const input = await opened(page, where);
  await page.evaluate(() => {
    globalThis.counted = new Promise((resolve) => {
      let started;
      let longestTask = 0;
      new PerformanceObserver((tasks) => {
        for (const { duration } of tasks.getEntries()) if (started) longestTask = Math.max(longestTask, duration);
      }).observe({ type: "longtask" });
      let said;
      let heard;
      let firstFigures;
      let longestSilence = 0;
      addEventListener("change", () => (started = performance.now()), { capture: true, once: true });
      new MutationObserver(() => {
        const now = performance.now();
        const text = document.querySelector(".reading [role=status]")?.textContent;
        if (text !== undefined && text !== said) {
          // First it says that it begins, then how far it is.
          if (firstFigures) longestSilence = Math.max(longestSilence, now - heard);
          else if (heard) firstFigures = now - started;
          [said, heard] = [text, now];
        }
        const number = (selector) => {
          const shown = document.querySelector(selector)?.textContent;
          return shown === undefined ? undefined : Number(shown.replaceAll(/\D/g, ""));
        };
        const [rows, recipients] = [number("dl.sum .total dd"), number("dl.sum .is-main dd")];
        if (rows === undefined) return;
        resolve({ milliseconds: now - started, rows, recipients, longestTask, firstFigures, longestSilence });
      }).observe(document.body, { childList: true, characterData: true, subtree: true });
    });
  });
  await input.setInputFiles(where.file);
  return page.evaluate(() => globalThis.counted);
}

/** The app with its worker, before a file is chosen. */
export async function idle(page, where) {
  const working = page.waitForEvent("worker");
  await opened(page, where);
  await working;
  await page.waitForTimeout(2_000);
}

/** Milliseconds from a click on Cancel, in the midst of a reading, to its end. */
export async function cancel(page, where) {
  const input = await opened(page, where);
  await input.setInputFiles(where.file);
  const button = page.locator(".reading button");
  await page.locator(".reading [role=status]", { hasText: /[1-9]\d*,\d{3} rows/ }).waitFor();
  return button.evaluate(
    (cancel) =>
      new Promise((resolve) => {
        const clicked = performance.now();
        new MutationObserver(() => {
          if (!document.querySelector(".reading")) resolve(performance.now() - clicked);
        }).observe(document.body, { childList: true, subtree: true });
        cancel.click();
      }),
  );
}

async function opened(page, { app }) {
  await page.goto(app);
  const input = page.locator("#choose-audience");
  await input.waitFor({ state: "attached" });
  return input;
}
