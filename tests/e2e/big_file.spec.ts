import { createWriteStream } from "node:fs";
import { copyFile, rm } from "node:fs/promises";
import { once } from "node:events";
import { join } from "node:path";
import { answer, folder, open, openSample } from "./app.ts";
import { expect, test } from "./journey.ts";

const ROWS = 4_000_000;

let here: string;
let big: string;

test.beforeAll(async () => {
  here = await folder();
  big = join(here, "everybody.csv");
  const out = createWriteStream(big);
  out.write("email,first_name,lang,tz,note\n");
  for (let row = 0; row < ROWS; row += 1000) {
    let lines = "";
    for (let n = row; n < row + 1000; n += 1) {
      lines += `person.${n}@customers-${n % 97}.example,Name ${n},en,Europe/Berlin,a note that takes some room in the file\n`;
    }
    if (!out.write(lines)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
});

test.afterAll(() => rm(here, { recursive: true, force: true }));

test("a big file shows its columns at once, its progress, and stops when told", async ({ page }) => {
  await openSample(page);
  await page.getByLabel("Choose another file").setInputFiles(big);
  const reading = page.getByRole("region", { name: "Reading" });
  await expect(reading).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "note" })).toBeVisible({ timeout: 2_000 });
  await expect(reading).toContainText(/[1-9]\d*,\d{3} rows/);

  // The page answers while the worker reads.
  const blocked = await page.evaluate(
    () => new Promise<number>((resolve) => {
      const asked = performance.now();
      setTimeout(() => resolve(performance.now() - asked), 0);
    }),
  );
  expect(blocked).toBeLessThan(200);

  await reading.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Reading cancelled. The counts from before still stand.")).toBeVisible({ timeout: 2_000 });
  await expect(page.locator("dl.sum dd").nth(1)).toHaveText("24,000");
  await expect(answer(page)).toContainText("10 h");
});

test("cancelled at the very start, the way on is the same as before", async ({ page }) => {
  await open(page);
  await page.getByLabel("Choose a CSV file").setInputFiles(big);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Reading cancelled. Choose the file again when you are ready.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Try the sample" })).toBeVisible();
});

test("a list of a big file's duplicates stops when told, and nothing is saved", async ({ page }) => {
  test.slow();
  await open(page);
  // Twice the same file under two names: everybody comes again.
  const twice = join(here, "everybody-again.csv");
  await copyFile(big, twice);
  await page.getByLabel("Choose a CSV file").setInputFiles([big, twice]);
  const duplicates = page.getByRole("region", { name: "4,000,000 duplicates" });
  await expect(duplicates).toBeVisible({ timeout: 120_000 });
  await duplicates.getByRole("button", { name: "Show what they repeat" }).click();
  await expect(duplicates.getByRole("listitem").first()).toContainText("Line 2 of everybody-again.csv repeats line 2 of everybody.csv", { timeout: 120_000 });
  let saved = 0;
  page.on("download", () => (saved += 1));
  await duplicates.getByRole("button", { name: "Save all 4,000,000 duplicates" }).click();
  await expect(duplicates).toContainText(/[1-9]\d*,\d{3} rows/);
  await duplicates.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Cancelled. Nothing was saved, and nothing has changed.")).toBeVisible();
  await expect(duplicates.getByRole("button", { name: "Save all 4,000,000 duplicates" })).toBeEnabled();
  expect(saved).toBe(0);
});
