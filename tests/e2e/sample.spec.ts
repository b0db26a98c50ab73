import { cp, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { answer, download, folder, go, open, openSample } from "./app.ts";
import { piecewise } from "./command_line.ts";
import { expect, test } from "./journey.ts";

const SAMPLE = join(dirname(fileURLToPath(import.meta.url)), "../../static/sample");

test("the sample takes ten hours, and minutes with personalizations, and shows nobody's address to anybody", async ({ page }) => {
  await openSample(page);
  await expect(answer(page)).toContainText("10 h");
  await expect(answer(page)).toContainText("one call at a time, 1.5 s each");
  await expect(answer(page)).toContainText("24,000 recipients");
  await expect(answer(page)).toContainText("24,000 calls");
  await expect(answer(page)).toContainText("one call reaches 1 person");
  await expect(answer(page)).toContainText("each message shows 1 address");

  await go(page, "Accounts");
  await page.getByRole("radio", { name: /^Personalizations/ }).check();
  await expect(answer(page)).toContainText("one call reaches up to 1,000 people");
  await expect(answer(page)).toContainText("each message shows 1 address");
  await expect(answer(page)).toContainText(/ · \d+ min( \d+ s)? · /);
  await expect(answer(page)).not.toContainText("10 h");

  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(answer(page)).toContainText("10 h");

  await go(page, "Review");
  await page.getByRole("button", { name: "Use personalizations" }).click();
  await expect(answer(page)).toContainText("one call reaches up to 1,000 people");
  await expect(page.getByRole("slider", { name: /Messages handed over/ })).toBeVisible();
});

test("the numbers of the audience add up", async ({ page }) => {
  await openSample(page);
  const figures = (await page.locator("dl.sum dd").allInnerTexts()).map((text) => Number(text.replaceAll(",", "")));
  const [rows, ...parts] = figures;
  expect(parts[0]).toBe(24_000);
  expect(parts.reduce((sum, n) => sum + n, 0)).toBe(rows);
  await expect(page.getByRole("table", { name: "By locale" })).toContainText("pt-BR");
  await expect(page.getByRole("table", { name: "By mailbox provider" })).toContainText("Gmail");
  await page.getByText("Which rows").click();
  await expect(page.getByRole("row", { name: /customers\.csv .* the address/ }).first()).toBeVisible();
});

test("the plan from the browser is the plan of the command line, byte for byte, and keeps its promises", async ({ page }) => {
  const here = await folder();
  await openSample(page);
  await go(page, "Accounts");
  await page.getByRole("radio", { name: /^Personalizations/ }).check();
  await expect(answer(page)).toContainText("up to 1,000 people");
  await go(page, "Review");
  const plan = await download(page, here, () => page.getByRole("button", { name: "Export plan.json" }).click());
  const campaign = await download(page, here, () => page.getByRole("button", { name: "Export campaign.json" }).click());
  await cp(join(SAMPLE, "customers.csv"), join(here, "customers.csv"));
  await cp(join(SAMPLE, "templates"), join(here, "templates"), { recursive: true });

  const fromBrowser = await readFile(plan);
  const plannedAt = new Date(JSON.parse(fromBrowser.toString("utf8")).campaign.plannedAtMs).toISOString();
  const again = join(here, "again.json");
  const planned = await piecewise("plan", campaign, "--now", plannedAt, "--out", again);
  expect(planned, planned.stderr).toMatchObject({ code: 0 });
  expect(fromBrowser.equals(await readFile(again)), "the same bytes").toBe(true);

  const audited = await piecewise("audit", plan, "--audience", join(here, "customers.csv"));
  expect(audited, audited.stdout + audited.stderr).toMatchObject({ code: 0 });
});

test("the curve can be read by keyboard, and stands as a table too", async ({ page }) => {
  await openSample(page);
  await go(page, "Review");
  const curve = page.getByRole("slider", { name: /Messages handed over/ });
  await curve.focus();
  await page.keyboard.press("End");
  await expect(curve).toHaveAttribute("aria-valuetext", /24,000 of 24,000 handed over \(100 %\)/);
  await page.keyboard.press("Home");
  await expect(curve).toHaveAttribute("aria-valuetext", /: 0 of 24,000/);
  await page.locator("figure", { has: curve }).getByText("Show as table").click();
  await expect(page.getByRole("row", { name: /24,000 100 %/ })).toBeVisible();
});

test("a first look says what this is and what is missing", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Know how long a mass send takes");
  await expect(answer(page)).toContainText("Still missing: a recipient file");
  await answer(page).getByRole("link", { name: "an account that sends" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Who sends it");
});
