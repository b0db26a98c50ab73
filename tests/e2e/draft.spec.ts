import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { answer, download, folder, go, kept, open, openSample } from "./app.ts";
import { expect, test } from "./journey.ts";

const SAMPLE = join(dirname(fileURLToPath(import.meta.url)), "../../static/sample");

test("close the tab, come back: the draft is as it was, and asks for the same file", async ({ page }) => {
  await openSample(page);
  await go(page, "Accounts");
  await page.getByLabel("Time per call").fill("990");
  await expect(answer(page)).toContainText("6 h 40 min");
  await go(page, "Schedule");
  await page.getByLabel("Name of the campaign").fill("Index, second try");
  await kept(page);

  await page.reload();
  await expect(answer(page)).toContainText("6 h 40 min");
  await expect(page).toHaveURL(/#schedule$/);
  await expect(page.getByLabel("Name of the campaign")).toHaveValue("Index, second try");
  await go(page, "Audience");
  await expect(page.getByText("The counts below come from customers.csv")).toBeVisible();
  await expect(page.getByLabel("Address")).toBeDisabled();
  // No row is stored: what stood in the broken ones is gone.
  await page.getByText("Which rows").click();
  await expect(page.getByText("What stands in them was not kept.")).toBeVisible();

  await page.getByLabel("Choose the file again").setInputFiles(join(SAMPLE, "customers.csv"));
  await expect(page.getByText("customers.csv is the same file as before")).toBeVisible();
  await expect(page.getByLabel("Address")).toBeEnabled();
});

test("nothing of a row is in what the browser keeps", async ({ page }) => {
  await openSample(page);
  await kept(page);
  const stored = await page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const request = indexedDB.open("piecewise");
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const all = request.result.transaction("drafts").objectStore("drafts").getAll();
          all.onsuccess = () =>
            resolve(JSON.stringify(all.result, (_, value) => (value instanceof Map ? [...value] : value)));
        };
      }),
  );
  expect(stored).toContain("customers.csv");
  const rows = (await readFile(join(SAMPLE, "customers.csv"), "utf8")).split("\n").slice(1, 3000);
  const addresses = rows.map((row) => row.split(",")[0]!).filter((address) => address.includes("@"));
  expect(addresses.length).toBeGreaterThan(1000);
  expect(addresses.filter((address) => stored.includes(address))).toEqual([]);
});

test("export, forget everything, import", async ({ page }) => {
  const here = await folder();
  await openSample(page);
  await go(page, "Schedule");
  await page.getByLabel("Most people one call may reach").fill("250");
  await go(page, "Review");
  const campaign = await download(page, here, () => page.getByRole("button", { name: "Export campaign.json" }).click());
  const exported = JSON.parse(await readFile(campaign, "utf8"));
  expect(exported.schedule.blastRadius).toBe(250);
  expect(exported.salt).toMatch(/^[0-9a-f]{64}$/);

  await page.getByRole("button", { name: "Forget everything on this computer" }).click();
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(answer(page)).toContainText("Handed over by");
  await page.getByRole("button", { name: "Forget everything on this computer" }).click();
  await page.getByRole("button", { name: "Forget it" }).click();
  await expect(page.getByRole("button", { name: "Try the sample" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Try the sample" })).toBeVisible();

  await page.getByLabel("Import campaign.json").setInputFiles(campaign);
  await expect(page.getByText("The campaign names customers.csv.")).toBeVisible();
  await go(page, "Message");
  await expect(page.getByText("The campaign names the folder templates.")).toBeVisible();
  await page.getByLabel("Choose a folder").setInputFiles(join(SAMPLE, "templates"));
  await expect(page.getByRole("row", { name: /pt-BR/ }).first()).toContainText("pt-BR/subject.txt");
  await go(page, "Schedule");
  await expect(page.getByLabel("Most people one call may reach")).toHaveValue("250");
  await go(page, "Review");
  await expect(page.getByText(exported.id)).toBeVisible();
  await go(page, "Audience");
  await page.getByLabel("Choose a CSV file").setInputFiles(join(SAMPLE, "customers.csv"));
  await expect(answer(page)).toContainText("10 h");
});

test("a browser that keeps nothing says so, and the app works on", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "indexedDB", { value: undefined });
  });
  await openSample(page);
  await expect(page.getByText("This browser does not keep data for this page")).toBeVisible();
  await expect(answer(page)).toContainText("10 h");
});
