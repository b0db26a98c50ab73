import type { Page } from "@playwright/test";
import { answer, file, folder, go, openSample, open, problems } from "./app.ts";
import { expect, test } from "./journey.ts";

const BAD_AUDIENCES: [what: string, name: string, content: string | Uint8Array, says: RegExp][] = [
  ["an empty file", "empty.csv", "", /empty\.csv.*(empty|nothing)/i],
  ["a binary file", "photo.csv", Uint8Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256), /photo\.csv/],
  ["a file without an address column", "no-address.csv", "name,city\nAnn,Berlin\nBen,Paris\n", /address/i],
  ["a file with a header alone", "header.csv", "email,lang\n", /header\.csv/],
  ["an archive that is not whole", "cut.csv.gz", Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3), /cut\.csv\.gz.*ends/],
];

for (const [what, name, content, says] of BAD_AUDIENCES) {
  test(`${what}: a sentence, and what was read before stays`, async ({ page }) => {
    const here = await folder();
    await openSample(page);
    await page.getByLabel("Choose another file").setInputFiles(await file(here, name, content));
    await expect(page.getByRole("main").locator(".findings .finding").first()).toContainText(says);
    await stillThere(page);
  });

  test(`${what} at the very start: a sentence, and the way on`, async ({ page }) => {
    const here = await folder();
    await open(page);
    await page.getByLabel("Choose a CSV file").setInputFiles(await file(here, name, content));
    await expect(page.getByRole("main").locator(".findings .finding").first()).toContainText(says);
    await expect(page.getByRole("main").locator(".drop label.button").first()).toBeVisible();
  });
}

test("a file without a known address column: a person says which it is", async ({ page }) => {
  const here = await folder();
  await open(page);
  const rows = "Kennung;Ort\nann at example.com;Berlin\nben@example.com;Paris\n";
  await page.getByLabel("Choose a CSV file").setInputFiles(await file(here, "odd.csv", rows));
  await expect(page.getByLabel("Address")).toBeVisible();
  await page.getByLabel("Address").selectOption("Kennung");
  await expect(page.locator("dl.sum dd").first()).toHaveText("2");
});

const BAD_CAMPAIGNS: [what: string, content: string | Uint8Array, says: RegExp][] = [
  ["truncated JSON", '{"format": "piecewise.campaign/1", "name": "Ind', /campaign\.json/],
  ["a newer format", '{"format": "piecewise.campaign/9", "name": "x"}', /format|version|newer/i],
  ["another kind of JSON", "[1, 2, 3]", /campaign\.json/],
  ["a member nobody knows", '{"format": "piecewise.campaign/1", "nmae": "x"}', /nmae/],
  ["no text at all", Uint8Array.of(0xff, 0xfe, 0, 1, 2, 0x80), /not text/],
];

for (const [what, content, says] of BAD_CAMPAIGNS) {
  test(`a campaign file with ${what}: a sentence, and the draft stays`, async ({ page }) => {
    const here = await folder();
    await openSample(page);
    await go(page, "Review");
    await page.getByLabel("Import campaign.json").setInputFiles(await file(here, "campaign.json", content));
    await expect(page.getByRole("main").locator(".findings .finding").first()).toContainText(says);
    await expect(answer(page)).toContainText("10 h");
  });
}

test("a template that does not parse: where and what", async ({ page }) => {
  const here = await folder();
  await openSample(page);
  await go(page, "Message");
  const broken = await file(here, "en.subject.txt", "Hello\n{{#if first_name}}Dear {{first_name}}");
  await page.getByLabel("Choose files").setInputFiles(broken);
  await expect(problems(page)).toContainText(/en\.subject\.txt|en\/subject\.txt/);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(problems(page)).not.toContainText("en.subject.txt");
});

test("figures that make no sense: a sentence at the field, nothing lost", async ({ page }) => {
  await openSample(page);
  await go(page, "Accounts");
  await page.getByLabel("Time per call").fill("a lot");
  await expect(page.getByText("Enter a whole number, such as 50,000. 1,490 still counts.")).toBeVisible();
  await expect(answer(page)).toContainText("10 h");
  await page.getByLabel("Your figure").fill("0");
  await expect(problems(page).locator(".error").first()).toBeVisible();
  await page.getByLabel("Your figure").fill("600");
  await expect(problems(page).locator(".error")).toHaveCount(0);
  await expect(answer(page)).toContainText("10 h");
});

test("a deadline before the start is said, and the plan still drawn", async ({ page }) => {
  await openSample(page);
  await go(page, "Schedule");
  await page.getByLabel("Start", { exact: true }).fill("2030-03-04T09:00");
  await page.getByLabel("Deadline", { exact: true }).fill("2030-03-04T08:00");
  await expect(problems(page)).toContainText(/deadline/i);
  await go(page, "Review");
  await expect(page.getByRole("button", { name: "Export campaign.json" })).toBeEnabled();
});

async function stillThere(page: Page): Promise<void> {
  await expect(page.locator("dl.sum dd").nth(1)).toHaveText("24,000");
  await expect(answer(page)).toContainText("10 h");
}
