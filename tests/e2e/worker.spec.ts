// The planning engine is a file of its own: it may be late, of another build, or break.
import type { Page } from "@playwright/test";
import { answer, open } from "./app.ts";
import { expect, test } from "./journey.ts";

/** A worker that greets as ours does and then only ever says this. */
async function standIn(page: Page, says: object): Promise<void> {
  await page.route("**/worker_loader.js", (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: `
        onmessage = ({ data }) => {
          if (data?.Connected !== undefined) postMessage({ ProcessOutput: [data.Connected, ${JSON.stringify(says)}] });
        };
        postMessage("WorkerLoaded");`,
    }),
  );
}

test("an engine of another build: a sentence and a reload", async ({ page }) => {
  await standIn(page, { Hello: { build: "another" } });
  await open(page);
  await expect(answer(page)).toContainText("come from different versions of Piecewise");
  await page.unroute("**/worker_loader.js");
  await answer(page).getByRole("button", { name: "Reload" }).click();
  await expect(answer(page)).toContainText("Still missing");
});

test("an engine that breaks again and again: a sentence, and the draft can be taken along", async ({ page }) => {
  await standIn(page, { Broken: { message: "a defect" } });
  await open(page);
  await expect(answer(page)).toContainText("keeps breaking on this draft");
  await expect(answer(page).getByRole("button", { name: "Reload" })).toBeVisible();
});

test("an engine that does not load: a sentence after half a minute", async ({ page, complaints }) => {
  await page.clock.install();
  await page.route("**/worker_bg.wasm", (route) => route.abort());
  await open(page);
  await page.clock.fastForward(31_000);
  await expect(answer(page)).toContainText("The planning engine has not loaded yet.");
  // The browser itself complains about the missing file.
  complaints.length = 0;
});
