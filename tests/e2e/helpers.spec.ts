import { createWriteStream } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { answer, folder, open, problems } from "./app.ts";
import { expect, test } from "./journey.ts";

let here: string;
let big: string;

/** 40 MB that helpers have to be careful with: line breaks in quotes, duplicates, bad rows, odd values. */
test.beforeAll(async () => {
  here = await folder();
  big = join(here, "everybody.csv");
  const out = createWriteStream(big);
  out.write("\ufeffemail,first_name,lang,tz,note\r\n");
  for (let row = 0; row < 360_000; row += 1000) {
    let lines = "";
    for (let n = row; n < row + 1000; n += 1) {
      const address = n % 501 === 0 ? "nobody" : `person.${n % 300_000}@customers-${n % 25_013}.example`;
      const note = n % 97 === 0 ? `"first line\r\nsecond, ""quoted"" line of ${n}"` : `a note of ${n} that takes some room in the file`;
      const lang = ["en", "pt-BR", "ar", "de", "", "Klingon"][n % 6];
      lines += `${address},${n % 1009 === 0 ? "=SUM(A1)" : `Name ${n}`},${lang},Europe/Berlin,${note}${n % 2003 === 0 ? ",more" : ""}\r\n`;
    }
    if (!out.write(lines)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
});

test.afterAll(() => rm(here, { recursive: true, force: true }));

/** Opens the app on a computer with so many threads. */
async function openOn(page: Page, threads: number): Promise<void> {
  await page.addInitScript((threads) => {
    Object.defineProperty(Navigator.prototype, "hardwareConcurrency", { get: () => threads });
  }, threads);
  await open(page);
  // By then the engine has come.
  await page.getByRole("button", { name: "Try the sample" }).click();
  await expect(answer(page)).toContainText("Handed over by", { timeout: 30_000 });
}

/** Reads the file; what the page says of it, and what was asked for meanwhile. */
async function read(page: Page): Promise<{ said: string; asked: string[] }> {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await page.getByLabel("Choose another file").setInputFiles(big);
  await expect(page.locator("dl.sum dd").first()).toHaveText("360,000", { timeout: 40_000 });
  await expect(problems(page)).toContainText("Klingon");
  const said = [page.getByRole("main"), problems(page)].map((part) => part.innerText());
  return { said: (await Promise.all(said)).join("\n"), asked };
}

test("several threads say of a big file what one says, and nothing leaves", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await openOn(page, 4);
  const several = await read(page);
  const other = await (await browser.newContext()).newPage();
  await openOn(other, 1);
  const alone = await read(other);
  await other.context().close();
  expect(several.said).toBe(alone.said);
  expect(alone.asked).toEqual([]);
  // A helper is a thread, which begins with a file of the app.
  expect(several.asked).toContain("GET /worker.js");
  for (const asked of several.asked) expect(asked).toMatch(/^GET \/(helper|worker)\.js$/);
});

test("what helpers cannot read is read once, by one thread", async ({ page }) => {
  const wide = join(here, "wide.csv");
  const text = await readFile(big, "utf8");
  await writeFile(wide, Buffer.from(text.slice(0, text.length / 2), "utf16le"));
  await openOn(page, 4);
  const shares = await page.evaluateHandle(() => {
    const shares: number[] = [];
    new MutationObserver(() => {
      const share = /(\d+) %/.exec(document.querySelector(".reading")?.textContent ?? "")?.[1];
      if (share) shares.push(Number(share));
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
    return shares;
  });
  await page.getByLabel("Choose another file").setInputFiles(wide);
  await expect(page.locator("dl.sum dd").first()).toHaveText(/^1[78]\d,\d{3}$/, { timeout: 40_000 });
  const seen = await shares.jsonValue();
  expect(Math.max(...seen)).toBeGreaterThan(50);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});

test("where helpers cannot start, one thread reads", async ({ page, context }) => {
  await openOn(page, 4);
  await context.route(/\/(helper|worker)\.js$/, (route) => route.abort("aborted"));
  const { said, asked } = await read(page);
  expect(said).toContain("898 rows are not mailed");
  expect(asked).toContain("GET /worker.js");
});
