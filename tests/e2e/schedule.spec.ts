// When: hours, days off, stages, ceilings. What is entered is what is exported.
import { readFile } from "node:fs/promises";
import { download, folder, go, kept, openSample } from "./app.ts";
import { expect, test } from "./journey.ts";

test("hours, days off, a canary and a ceiling reach the campaign file and outlive a reload", async ({ page }) => {
  const here = await folder();
  await openSample(page);
  await go(page, "Schedule");
  await page.getByLabel("Only during people’s day").check();
  await page.getByLabel("To", { exact: true }).fill("18:00");
  for (const day of ["Saturday", "Sunday"]) await page.getByLabel(day).uncheck();
  await page.locator("summary", { hasText: "Days off" }).click();
  await page.getByRole("button", { name: "Add days off" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("New Year");
  await page.getByLabel("First day").fill("2026-12-31");
  await page.getByLabel("Last day").fill("2027-01-01");
  await page.getByRole("button", { name: "Canary first" }).click();
  await page.getByLabel("How many").first().fill("500");
  await expect(page.getByText("500 people, then 30 min of waiting and an approval, before everybody else.")).toBeVisible();
  await page.getByRole("button", { name: "Add a ceiling" }).click();
  await page.getByRole("combobox", { name: "Mailbox provider" }).selectOption("yahoo");
  await page.getByLabel("At most", { exact: true }).fill("20,000");

  await kept(page);
  await page.reload();
  await go(page, "Review");
  const exported = await download(page, here, () => page.getByRole("button", { name: "Export campaign.json" }).click());
  const campaign = JSON.parse(await readFile(exported, "utf8"));
  expect(campaign.schedule).toMatchObject({
    sendingHours: { from: "08:00", to: "18:00", days: ["mon", "tue", "wed", "thu", "fri"], fallbackTimeZone: "UTC" },
    blackouts: [{ name: "New Year", from: "2026-12-31", to: "2027-01-01" }],
    waves: [
      { name: "canary", size: { recipients: 500 }, gate: { dwell: "30m", approval: true } },
      { name: "everyone", size: "rest" },
    ],
  });
  expect(campaign.mailboxCaps).toEqual([{ mailboxProvider: "yahoo", unit: "messages", limit: 20_000, per: "1h" }]);
});

test("an SES account takes its limits from the answer of GetAccount", async ({ page }) => {
  await openSample(page);
  await go(page, "Accounts");
  await page.getByRole("button", { name: /Amazon SES/ }).click();
  await page.getByText("Paste the answer of GetAccount").click();
  const paste = page.getByLabel("What SES answered");
  await paste.fill('{ "SendQuota": {');
  await page.getByRole("button", { name: "Take the limits" }).click();
  await expect(page.getByText("The answer ends in the middle")).toBeVisible();
  await paste.fill('{ "SendQuota": { "Max24HourSend": 50000, "MaxSendRate": 14, "SentLast24Hours": 1234 } }');
  await page.getByRole("button", { name: "Take the limits" }).click();
  const account = page.getByRole("region", { name: "Amazon SES" });
  await expect(account.getByLabel("Your figure").first()).toHaveValue("14");
  await expect(account.getByLabel("Your figure").nth(1)).toHaveValue("50,000");
  await expect(account.getByLabel("Already used").nth(1)).toHaveValue("1,234");
});

test("everything that can be opened on a step fits a screen of 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openSample(page);
  for (const step of ["Accounts", "Schedule"] as const) {
    await go(page, step);
    if (step === "Accounts") {
      await page.getByRole("button", { name: /SMTP/ }).click();
    } else {
      await page.getByLabel("Only during people’s day").check();
      await page.getByRole("button", { name: "Canary first" }).click();
      await page.getByRole("button", { name: "Add a ceiling" }).click();
    }
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways, `${step} scrolls sideways by`).toBeLessThanOrEqual(0);
  }
});
