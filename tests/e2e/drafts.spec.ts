// Several drafts in one browser: their names and versions, two tabs, one file for all, and a test to
// one's own mailboxes.
import { readFile } from "node:fs/promises";
import { answer, download, file, folder, go, kept, open, openSample } from "./app.ts";
import { expect, test } from "./journey.ts";

const NAME = "Name of the campaign";

test("a second draft, and back to the first with its files", async ({ page }) => {
  await openSample(page);
  await go(page, "Schedule");
  await page.getByLabel(NAME).fill("First");
  await page.getByRole("link", { name: "All drafts; this one is First" }).click();
  await page.getByRole("button", { name: "Begin a new draft" }).click();

  // The first is offered where one begins; the new one knows nothing of it.
  await expect(page.getByRole("heading", { name: "Or go on with a draft" })).toBeVisible();
  await page.getByRole("link", { name: "All drafts", exact: true }).click();
  await expect(page.getByText("Nothing has been entered yet.")).toBeVisible();
  await go(page, "Schedule");
  await page.getByLabel(NAME).fill("Second");
  await kept(page);
  await page.reload();
  await expect(page.getByLabel(NAME)).toHaveValue("Second");

  await page.getByRole("link", { name: "All drafts", exact: true }).click();
  await page.getByRole("button", { name: "Open First" }).click();
  await expect(answer(page)).toContainText("Handed over by", { timeout: 30_000 });
  await go(page, "Schedule");
  await expect(page.getByLabel(NAME)).toHaveValue("First");

  // And away with the second.
  await page.getByRole("link", { name: "All drafts", exact: true }).click();
  await page.getByRole("button", { name: "Delete Second" }).click();
  await page.getByRole("button", { name: "Delete it" }).click();
  await expect(page.getByText("There are none.")).toBeVisible();
});

test("the files of a draft are at hand again as long as the tab is open", async ({ page }) => {
  await openSample(page);
  await page.getByRole("link", { name: "All drafts", exact: true }).click();
  await page.getByRole("button", { name: "Go on with a copy" }).click();
  await expect(page.getByText("Copy of Index weightings update").first()).toBeVisible();
  await go(page, "Audience");
  // Read again, not only remembered: its columns can be changed.
  await expect(page.getByLabel("Address")).toBeEnabled();
  await page.getByRole("link", { name: "All drafts", exact: true }).click();
  await page.getByRole("button", { name: "Open Index weightings update" }).click();
  await go(page, "Audience");
  await expect(page.getByLabel("Address")).toBeEnabled();
  await expect(page.getByText("The counts below come from")).toHaveCount(0);
});

test("a version is kept, come back to, and left again by Undo", async ({ page }) => {
  await open(page);
  await go(page, "Schedule");
  await page.getByLabel(NAME).fill("Before");
  await page.getByRole("link", { name: "All drafts", exact: true }).click();
  await page.getByRole("button", { name: "Keep this version" }).click();
  await expect(page.getByRole("heading", { name: "Earlier versions" })).toBeVisible();
  await go(page, "Schedule");
  await page.getByLabel(NAME).fill("After");
  await page.getByRole("link", { name: "All drafts", exact: true }).click();
  await page.getByRole("button", { name: /^Go back to it/ }).click();
  await go(page, "Schedule");
  await expect(page.getByLabel(NAME)).toHaveValue("Before");
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(page.getByLabel(NAME)).toHaveValue("After");
});

test("two tabs of one draft notice each other, and both show what was changed last", async ({ page, context }) => {
  await open(page);
  await go(page, "Schedule");
  await page.getByLabel(NAME).fill("Ours");
  await kept(page);
  const other = await context.newPage();
  await other.goto("/#schedule");
  await expect(other.getByLabel(NAME)).toHaveValue("Ours");
  for (const tab of [page, other]) {
    await expect(tab.getByText("open in another tab as well")).toBeVisible();
  }
  await other.getByLabel(NAME).fill("Theirs");
  await expect(page.getByLabel(NAME)).toHaveValue("Theirs");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel(NAME)).toHaveValue("Ours");
  await expect(other.getByLabel(NAME)).toHaveValue("Ours");
  await other.close({ runBeforeUnload: true });
  await expect(page.getByText("open in another tab as well")).toHaveCount(0);

  // Forgotten in one tab is forgotten: no other brings it back.
  const third = await context.newPage();
  await third.goto("/#schedule");
  await expect(third.getByLabel(NAME)).toHaveValue("Ours");
  await third.getByRole("button", { name: "Forget everything on this computer" }).click();
  await third.getByRole("button", { name: "Forget it" }).click();
  await expect(page.getByText("Forgotten. Nothing of your drafts is left")).toBeVisible();
  await page.waitForTimeout(700);
  await page.reload();
  await go(page, "Schedule");
  await expect(page.getByLabel(NAME)).toHaveValue("");
});

test("everything as one file, forgotten, and taken in again", async ({ page }) => {
  const here = await folder();
  await open(page);
  await go(page, "Schedule");
  await page.getByLabel(NAME).fill("One");
  await page.getByRole("link", { name: "All drafts", exact: true }).click();
  await page.getByRole("button", { name: "Begin a new draft" }).click();
  await go(page, "Schedule");
  await page.getByLabel(NAME).fill("Two");
  await page.getByRole("link", { name: "All drafts", exact: true }).click();
  const all = await download(page, here, () => page.getByRole("button", { name: "Save everything as one file" }).click());
  expect(JSON.parse(await readFile(all, "utf8")).drafts).toHaveLength(2);

  await page.getByRole("button", { name: "Forget everything on this computer" }).click();
  await page.getByRole("button", { name: "Forget it" }).click();
  await page.getByRole("link", { name: "All drafts", exact: true }).click();
  await expect(page.getByText("There are none.")).toBeVisible();
  const take = page.getByLabel("Take in such a file");
  await take.setInputFiles(await file(here, "photo.json", "{}"));
  await expect(page.getByText("photo.json holds no drafts of Piecewise.")).toBeVisible();
  await take.setInputFiles(all);
  await expect(page.getByText("2 drafts were taken in from piecewise-drafts.json.")).toBeVisible();
  await page.getByRole("button", { name: "Open One" }).click();
  await go(page, "Schedule");
  await expect(page.getByLabel(NAME)).toHaveValue("One");
});

test("a test goes to the seeds alone, and the campaign waits as it was", async ({ page }) => {
  const here = await folder();
  await openSample(page);
  await go(page, "Review");
  await expect(page.getByRole("link", { name: "Add a seed list on the Audience step" })).toBeVisible();
  await go(page, "Audience");
  const seeds =
    "email,first_name,last_name,lang,tz,balance,last_login\nme@example.com,Mia,Berg,en,UTC,12.50,2026-11-01\nyou@example.com,Yusuf,Amin,ar,UTC,7.00,2026-11-02\n";
  await page.getByLabel("Add a seed list").setInputFiles(await file(here, "seeds.csv", seeds));
  await expect(page.getByText("2 rows")).toBeVisible();
  await go(page, "Review");
  await page.getByRole("button", { name: "Make the test" }).click();
  await expect(page.getByText("This is a test: it goes to your own mailboxes alone")).toBeVisible();
  await expect(page.getByText("2 messages go out in 2 calls")).toBeVisible();
  const exported = await download(page, here, () => page.getByRole("button", { name: "Export campaign.json" }).click());
  const campaign = JSON.parse(await readFile(exported, "utf8"));
  expect([campaign.audience.files, campaign.audience.seeds]).toEqual([[], ["seeds.csv"]]);

  await page.getByRole("button", { name: "Back to the campaign" }).click();
  await expect(page.getByText("24,002 messages go out")).toBeVisible({ timeout: 30_000 });

  // In another tab, or tomorrow, the seed list is asked for by its name.
  await page.getByRole("link", { name: "All drafts", exact: true }).click();
  await page.getByRole("button", { name: "Open Test of Index weightings update" }).click();
  await page.reload();
  await go(page, "Audience");
  await expect(page.getByText("not read: choose it again").or(page.getByText("2 rows"))).toBeVisible();
  await page.getByLabel("Add a seed list").setInputFiles(await file(here, "seeds.csv", seeds));
  await expect(page.getByText("2 rows")).toBeVisible();
});
