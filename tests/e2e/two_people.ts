// What two people do for one send: enrol, sign, hand over, approve, start and release.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import { answer, download, file, folder, go } from "./app.ts";
import type { Backend } from "./send_api.ts";

export const SAMPLE = join(dirname(fileURLToPath(import.meta.url)), "../../static/sample");

/** Opens an invitation, and becomes somebody whose signature counts. */
export async function enrol(page: Page, link: string, name: string): Promise<string> {
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1, name: "Who are you?" })).toBeVisible();
  // The code is no longer in the address: nobody reads it over a shoulder, or in the history.
  await expect(page).toHaveURL(/#enrol$/);
  await page.getByLabel("Your name, as colleagues know it").fill(name);
  await page.getByRole("button", { name: "Make my key and enrol it" }).click();
  await expect(page.getByText(`Welcome, ${name}.`)).toBeVisible();
  return page.getByRole("region", { name: "Your access token" }).locator("code").innerText();
}

/** The sample's recipients and message, sent in some 50 calls, the first after a look at the canary. */
export async function draft(page: Page, server: Backend, here: string, callsPerSecond: number): Promise<void> {
  await page.goto(`${server.address}/#audience`);
  await page.getByRole("button", { name: "Try the sample" }).click();
  await expect(answer(page)).toContainText("Handed over by", { timeout: 30_000 });
  const campaign = JSON.parse(await readFile(join(SAMPLE, "campaign.json"), "utf8")) as object;
  const quick = {
    ...campaign,
    id: "journey",
    salt: "0f".repeat(32),
    accounts: [{
      id: "relay", provider: "sendgrid", inFlight: 4, latencyMs: 50, guardMs: 50, maxRecipientsPerCall: 500,
      limits: [{ unit: "calls", limit: callsPerSecond, per: "1s" }],
    }],
    schedule: {
      waves: [
        { name: "Canary", size: { recipients: 300 }, gate: { approval: true, expectedWait: "5s" } },
        { name: "Everybody else", size: "rest" },
      ],
    },
  };
  await go(page, "Review");
  await page.getByLabel("Import campaign.json").setInputFiles(await file(here, "campaign.json", JSON.stringify(quick)));
  await expect(page.getByText("Campaign id: journey")).toBeVisible();
}

/** The author signs and hands over; gives the signed plan's fingerprint. */
export async function handOver(page: Page): Promise<string> {
  await go(page, "Review");
  await page.getByRole("button", { name: "Show what I would sign" }).click();
  const term = page.getByRole("button", { name: /^Let it hold until/ });
  const sign = page.getByRole("button", { name: "Sign as Ana Lima" });
  await expect(term.or(sign).first()).toBeVisible();
  if (await term.isVisible()) {
    await term.click();
    await page.getByRole("button", { name: "Show what I would sign" }).click();
  }
  await sign.click();
  const handOver = page.getByRole("region", { name: "Hand it over" });
  // The token is known in this tab already.
  await handOver.getByRole("button", { name: "Hand it over" }).click();
  await expect(handOver).toContainText("It is there, and cannot run yet.");
  return handOver.locator("code.wrap").innerText();
}

/** The approver looks at the newest plan with their own files, and approves it; gives the approved plan. */
export async function approve(
  page: Page,
  server: Backend,
  here: string,
  last?: string,
  audience = [join(SAMPLE, "customers.csv")],
): Promise<string> {
  await page.goto(`${server.address}/#approve`);
  await page.getByText("Or believe whom a send API believes").click();
  await page.getByRole("button", { name: "Ask it" }).click();
  await expect(page.getByText(/^Ana Lima, author: /)).toBeVisible();
  await page.getByText("Or open it from a send API").click();
  await page.getByRole("button", { name: "Show its plans" }).click();
  const sequence = last ? 2 : 1;
  await page.getByRole("button", { name: new RegExp(`^Open.*plan ${sequence}$`) }).click();
  await expect(page.getByRole("region", { name: "What is signed" })).toContainText(`sequence ${sequence}`);
  const files = [...audience];
  if (last) {
    await page.getByLabel("Choose the plan approved before").setInputFiles(last);
    files.push(join(here, "report-1.csv"));
  }
  await page.getByLabel("Choose the files").setInputFiles(files);
  await page.getByLabel("Choose a folder").setInputFiles(join(SAMPLE, "templates"));
  const approved = await download(page, await folder(), () => page.getByRole("button", { name: "Approve as Ben Ortiz" }).click());
  await page.getByRole("button", { name: "Send the approval" }).click();
  await expect(page.getByText("The approval is there.")).toBeVisible();
  return approved;
}

export async function start(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Start the send" }).click();
  await page.getByRole("button", { name: "Start it" }).click();
  await expect(page.getByText("It is started.")).toBeVisible();
}

/** The approver finds the send that waits, and releases everybody else. */
export async function release(page: Page, server: Backend, sequence: number): Promise<void> {
  await page.goto(`${server.address}/#send`);
  await expect(page.getByRole("heading", { level: 1, name: "How far is it?" })).toBeVisible();
  const another = page.getByRole("button", { name: "Look at another send" });
  if (await another.isVisible()) await another.click();
  await page.getByRole("button", { name: "Show its sends" }).click();
  await page.getByRole("button", { name: new RegExp(`^Look at it.*plan ${sequence}$`) }).click();
  await expect(page.getByText(/Canary: 300 people, done at/)).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Release Everybody else" }).click();
  await page.getByRole("button", { name: "Release it" }).click();
  await expect(page.getByText("The wave is released.")).toBeVisible();
}
