import { answer, go, openSample, type Step } from "./app.ts";
import { expect, test } from "./journey.ts";

const STEPS: Step[] = ["Audience", "Message", "Accounts", "Schedule", "Review"];

test("every step fits a screen of 320 px, and has one heading of the first level", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openSample(page);
  for (const step of STEPS) {
    await go(page, step);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways, `${step} scrolls sideways by`).toBeLessThanOrEqual(0);
  }
});

test("nothing is asked of anybody but the app's own server", async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(`${baseURL}/`) && !request.url().startsWith("blob:")) elsewhere.push(request.url());
    if (request.method() !== "GET") elsewhere.push(`${request.method()} ${request.url()}`);
  });
  await openSample(page);
  for (const step of STEPS) await go(page, step);
  expect(elsewhere).toEqual([]);
});

test("the main job by keyboard: from the sample to a plan that is faster", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Try the sample" }).press("Enter");
  await expect(answer(page)).toContainText("10 h");
  await page.getByRole("link", { name: "Accounts" }).press("Enter");
  // The step is read from its top.
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.getByRole("radio", { name: "One call per person" }).press("ArrowDown");
  await expect(answer(page)).toContainText("up to 1,000 people");
  await page.keyboard.press("Control+z");
  await expect(answer(page)).toContainText("10 h");
  await page.keyboard.press("Control+Shift+z");
  await expect(answer(page)).toContainText("up to 1,000 people");
});
