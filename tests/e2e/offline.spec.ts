// Without a network, and from one build to the next.
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { file, folder, go, kept, open } from "./app.ts";
import { fromXtask } from "./environment.ts";
import { expect, test } from "./journey.ts";
import { type Backend, backend } from "./send_api.ts";

test.use({ serviceWorkers: "allow" });
let server: Backend | undefined;
test.afterEach(() => server?.stop());

const NAME = "Name of the campaign";

/** Waits until the app is whole on this computer. */
async function onThisComputer(page: Page): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
}

test("opens and plans without a network", async ({ page, context, complaints }) => {
  const here = await folder();
  await open(page);
  await onThisComputer(page);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole("contentinfo")).toBeVisible();
  // The worker is there as well: it reads a file.
  const rows = "email,first_name,lang\nann@example.com,Ann,en\nben@example.org,Ben,en\n";
  await page.getByLabel("Choose a CSV file").setInputFiles(await file(here, "customers.csv", rows));
  await expect(page.getByRole("heading", { name: "In numbers" })).toBeVisible();
  await go(page, "Schedule");
  await page.getByLabel(NAME).fill("On the train");
  await kept(page);
  await page.reload();
  await expect(page.getByLabel(NAME)).toHaveValue("On the train");
  // What is not a part of the app cannot be had: it says so.
  await page.getByRole("link", { name: "All drafts", exact: true }).click();
  await page.getByRole("button", { name: "Begin a new draft" }).click();
  await page.getByRole("button", { name: "Try the sample" }).click();
  await expect(page.getByText("The sample could not be loaded.")).toBeVisible();
  // The browser tells of the missing network, which is what is tried here.
  complaints.length = 0;
});

test("a newer build waits to be taken, in whole, and no draft is lost", async ({ page, context, complaints }) => {
  test.slow();
  const here = await folder();
  const dist = join(here, "dist");
  await cp(fromXtask("PIECEWISE_DIST"), dist, { recursive: true });
  server = await backend(here, "0", dist);
  const { port } = new URL(server.address);
  await page.goto(`${server.address}/#schedule`);
  await onThisComputer(page);
  await page.reload();
  await page.getByLabel(NAME).fill("Before the update");
  await kept(page);
  const other = await context.newPage();
  await other.goto(`${server.address}/#drafts`);

  // Another build: its page has another title.
  await server.stop();
  await changed(dist);
  server = await backend(here, port, dist);
  await page.reload();
  await expect(page.getByText("A newer version of Piecewise is here.")).toBeVisible({ timeout: 30_000 });
  // Until then the page is of the build before, in whole.
  expect(await page.locator("meta[name=newer]").count()).toBe(0);
  await page.getByRole("button", { name: "Take it now" }).click();
  await expect(page.locator("meta[name=newer]")).toHaveCount(1);
  await expect(page.getByLabel(NAME)).toHaveValue("Before the update");
  await expect(other.getByText("Another tab has taken a newer version of Piecewise.")).toBeVisible();
  complaints.length = 0;
});

/** Makes another build of it: another page, and a service worker that knows it. */
async function changed(dist: string): Promise<void> {
  const page = join(dist, "index.html");
  await writeFile(page, (await readFile(page, "utf8")).replace("<title>", '<meta name="newer" /><title>'));
  const { createHash } = await import("node:crypto");
  const digest = createHash("sha256").update(await readFile(page)).digest("base64");
  const path = join(dist, "service-worker.js");
  const script = await readFile(path, "utf8");
  await writeFile(
    path,
    script.replace(/"\/": "sha256-[^"]*"/, `"/": "sha256-${digest}"`).replace(/const BUILD = "[^"]*"/, 'const BUILD = "newer"'),
  );
  for (const old of [page, path]) for (const ending of [".br", ".gz"]) await rm(old + ending, { force: true });
}
