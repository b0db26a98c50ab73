// The app itself, as a person uses it: from the chosen file to the counts on the screen. It does
// more than the peers are asked for: it judges every address, digests the file with BLAKE3, counts
// by locale and time zone as well, and reports progress.

export const name = "Piecewise";

export async function read(page, { app, file }) {
  await page.goto(app);
  const input = page.locator("#choose-audience");
  await input.waitFor({ state: "attached" });
  await page.evaluate(() => {
    globalThis.counted = new Promise((resolve) => {
      let started;
      addEventListener("change", () => (started = performance.now()), { capture: true, once: true });
      new MutationObserver(() => {
        const number = (selector) => {
          const shown = document.querySelector(selector)?.textContent;
          return shown === undefined ? undefined : Number(shown.replaceAll(/\D/g, ""));
        };
        const [rows, recipients] = [number("dl.sum .total dd"), number("dl.sum .is-main dd")];
        if (rows !== undefined) resolve({ milliseconds: performance.now() - started, rows, recipients });
      }).observe(document.body, { childList: true, subtree: true });
    });
  });
  await input.setInputFiles(file);
  return page.evaluate(() => globalThis.counted);
}
