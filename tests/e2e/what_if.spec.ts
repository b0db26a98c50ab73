// Ways of sending side by side.
import { answer, go, kept, openSample } from "./app.ts";
import { expect, test } from "./journey.ts";

test("a faster way as a scenario, beside the draft, taken over, and taken back", async ({ page }) => {
  await openSample(page);
  await go(page, "Review");
  await page.getByRole("button", { name: "I need it faster" }).click();
  const first = page.getByRole("button", { name: /^Keep as a scenario: / }).first();
  await first.click({ timeout: 60_000 });
  const table = page.getByRole("group", { name: "Ways of sending side by side" });
  const cells = (row: string) => table.getByRole("row", { name: row }).getByRole("cell");
  await expect(cells("Takes").nth(0)).toHaveText("10 h");
  await expect(cells("Takes").nth(1)).not.toHaveText(/…|10 h/);
  await expect(cells("One call reaches").nth(0)).toHaveText("1 person");
  const quicker = await cells("Takes").nth(1).innerText();
  await table.getByLabel("Name of scenario 1").fill("Quicker");

  await table.getByRole("button", { name: "Take it over Quicker" }).click();
  await expect(answer(page)).toContainText(quicker);
  await expect(cells("Takes").nth(0)).toHaveText(quicker);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(answer(page)).toContainText("10 h");

  // It is a part of the draft.
  await kept(page);
  await page.reload();
  await expect(table.getByLabel("Name of scenario 1")).toHaveValue("Quicker");
  await expect(cells("Takes").nth(1)).toHaveText(quicker);
  await table.getByRole("button", { name: "Remove Quicker" }).click();
  await expect(table).toHaveCount(0);
});
