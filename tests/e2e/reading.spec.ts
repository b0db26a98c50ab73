// What a screen reader reads of each page: names, roles, states and their order, kept as snapshots.
// `npx playwright test … --update-snapshots` writes them anew; look at the difference before keeping it.
import { go, openSample, type Step } from "./app.ts";
import { expect, test } from "./journey.ts";

const STEPS: Step[] = ["Audience", "Message", "Accounts", "Schedule", "Review", "Send"];
const ROOMS = ["approve", "drafts", "enrol"];

test.beforeEach(async ({ page }) => {
  // The same instant, and the same campaign id and salt, at every run.
  await page.clock.setFixedTime(new Date("2026-11-23T09:00:00Z"));
  await page.addInitScript(() => {
    crypto.getRandomValues = (bytes) => {
      if (bytes instanceof Uint8Array) bytes.fill(7);
      return bytes;
    };
  });
});

test("the first page", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Try the sample" })).toBeVisible();
  await expect(page.locator("main")).toMatchAriaSnapshot({ name: "start.aria.yml" });
});

test("every step of the sample, and every other room", async ({ page }) => {
  test.setTimeout(2 * 60_000);
  await openSample(page);
  await expect(page.locator(".top")).toMatchAriaSnapshot({ name: "top.aria.yml" });
  for (const step of STEPS) {
    await go(page, step);
    await expect(page.locator("main")).toMatchAriaSnapshot({ name: `${step.toLowerCase()}.aria.yml` });
  }
  await expect(page.locator(".foot")).toMatchAriaSnapshot({ name: "foot.aria.yml" });
  for (const room of ROOMS) {
    await page.evaluate((room) => (location.hash = room), room);
    await expect(page.locator("main h1")).toBeVisible();
    await expect(page.locator("main")).toMatchAriaSnapshot({ name: `${room}.aria.yml` });
  }
});
