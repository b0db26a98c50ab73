import { answer } from "./app.ts";
import { barriers } from "./axe.ts";
import { expect, test } from "./journey.ts";

test("the tour: five steps around the sample by keyboard, and out of it at any time", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Show me around it" }).press("Enter");
  for (const [at, title] of [
    "The answer is always on top",
    "Six steps, in any order",
    "What needs a look stands at the side",
    "Nobody sends alone",
    "Nothing is lost",
  ].entries()) {
    const card = page.getByRole("region", { name: title });
    await expect(card.getByRole("heading")).toBeFocused({ timeout: 30_000 });
    await expect(card).toContainText(`${at + 1} of 5`);
    expect(await barriers(page, ".tour")).toEqual([]);
    // The next button comes right after the heading.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
  }
  await expect(page.locator(".tour")).toHaveCount(0);
  await expect(answer(page)).toContainText("Handed over by");

  // Again from the foot of the page, and away by Escape.
  await page.getByRole("button", { name: "Show me around", exact: true }).click();
  await expect(page.getByRole("heading", { name: "The answer is always on top" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator(".tour")).toHaveCount(0);
});
