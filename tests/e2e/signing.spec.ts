// Two people, two browsers: one makes a plan and signs it, the other looks at it with their own files
// and approves it.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "@playwright/test";
import { answer, download, file, folder, go, open, openSample } from "./app.ts";
import { piecewise } from "./command_line.ts";
import { expect, test } from "./journey.ts";

const SAMPLE = join(dirname(fileURLToPath(import.meta.url)), "../../static/sample");

/** Makes a key where the page asks for one, and gives its line for the trust file. */
async function enrolled(page: Page, person: string): Promise<string> {
  await page.getByLabel("Your name, as colleagues know it").first().fill(person);
  await page.getByRole("button", { name: "Make my key" }).first().click();
  await page.getByText("Have this key enrolled").click();
  return page.locator(".your-key code.wrap").first().innerText();
}

function trust(lines: string[]): string {
  const keys = lines.map((line) => JSON.parse(line) as object);
  return JSON.stringify({ format: "piecewise.trust/1", environment: "sandbox", keys });
}

async function approverOf(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await open(page);
  await page.getByRole("link", { name: "Approve a plan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Is this what should run?" })).toBeVisible();
  return page;
}

/** The sample, planned and signed by its author in the browser. */
async function signed(page: Page, here: string, person: string): Promise<{ plan: string; line: string }> {
  await openSample(page);
  await go(page, "Review");
  await page.getByRole("button", { name: "Show what I would sign" }).click();
  await page.getByRole("button", { name: /^Let it hold until/ }).click();
  await page.getByRole("button", { name: "Show what I would sign" }).click();
  await expect(page.getByRole("region", { name: "What is signed" })).toContainText("each message shows 1 address");
  const line = await enrolled(page, person);
  const plan = await download(page, here, () => page.getByRole("button", { name: `Sign as ${person}` }).click());
  await expect(page.getByText(`Signed by ${person}.`)).toBeVisible();
  return { plan, line };
}

const look = (page: Page, title: RegExp) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title }) });

test("what one signs, another approves after a look of their own, and the command line verifies", async ({ page, browser }) => {
  test.slow();
  const here = await folder();
  const author = await signed(page, here, "Ana Lima");

  const approver = await approverOf(browser);
  // A key to approve with is made where it is needed; first nobody is believed who has none.
  await approver.getByLabel("Choose trust.json").setInputFiles(await file(here, "trust.json", trust([author.line])));
  await expect(approver.getByText(/^Ana Lima, author: /)).toBeVisible();
  await approver.getByLabel("Choose plan.dsse.json").setInputFiles(author.plan);
  const line = await enrolled(approver, "Ben Ortiz");
  await expect(approver.getByText("Your key cannot approve this plan")).toHaveCount(0);
  const both = await file(here, "trust.json", trust([author.line, line]));
  await approver.getByLabel("Choose trust.json").setInputFiles(both);

  const approve = approver.getByRole("button", { name: "Approve as Ben Ortiz" });
  await expect(look(approver, /Somebody stands for it.*fine/)).toContainText("Ana Lima has signed these bytes as author.");
  await expect(look(approver, /The recipients are the plan’s.*not checked/)).toContainText("customers.csv");
  await expect(look(approver, /The message is the plan’s.*not checked/)).toBeVisible();
  await expect(approve).toBeDisabled();

  // Another file of the same name is not the plan's.
  const customers = await readFile(join(SAMPLE, "customers.csv"), "utf8");
  const other = await file(await folder(), "customers.csv", customers.replace("@gmail.com", "@gmail.org"));
  await approver.getByLabel("Choose the files").setInputFiles(other);
  await expect(look(approver, /The recipients are the plan’s.*wrong/)).toBeVisible();
  await expect(approve).toBeDisabled();
  await approver.getByLabel("Choose the files").setInputFiles(join(SAMPLE, "customers.csv"));
  await expect(look(approver, /The recipients are the plan’s.*fine/)).toBeVisible();
  await approver.getByLabel("Choose a folder").setInputFiles(join(SAMPLE, "templates"));
  await expect(look(approver, /The message is the plan’s.*fine/)).toBeVisible();
  await expect(look(approver, /The rules over message and recipients.*fine/)).toBeVisible();
  await expect(approver.frameLocator("iframe.preview").locator("body")).toContainText(/\w/);

  const plan = await download(approver, await folder(), () => approve.click());
  await expect(approver.getByText("Approved: enough people have signed these very bytes.")).toBeVisible();
  const verified = await piecewise("verify", plan, "--trust", both, "--now", new Date().toISOString());
  expect(verified, verified.stdout + verified.stderr).toMatchObject({ code: 0 });
  const once = await piecewise("verify", author.plan, "--trust", both, "--now", new Date().toISOString());
  expect(once.code).toBe(1);
  expect(once.stdout + once.stderr).toContain("1 more approver must sign");

  // Withdrawn, it is refused.
  await approver.getByText("Withdraw it: this plan must not run").click();
  await approver.getByLabel("Why").fill("The date is wrong");
  const withdrawal = await download(approver, here, () => approver.getByRole("button", { name: "Sign the withdrawal" }).click());
  const refused = await piecewise("verify", plan, "--trust", both, "--now", new Date().toISOString(), "--withdrawal", withdrawal);
  expect(refused.code).toBe(1);
  expect(refused.stdout + refused.stderr).toContain("has withdrawn this plan");
});

test("nobody approves their own plan, and a change after signing voids it", async ({ page, browser }) => {
  test.slow();
  const here = await folder();
  const author = await signed(page, here, "Ana Lima");

  // The same person, with another key.
  const again = await approverOf(browser);
  await again.getByLabel("Choose trust.json").setInputFiles(await file(here, "trust.json", trust([author.line])));
  await again.getByLabel("Choose plan.dsse.json").setInputFiles(author.plan);
  const line = await enrolled(again, "Ana Lima");
  await again.getByLabel("Choose trust.json").setInputFiles(await file(here, "trust.json", trust([author.line, line])));
  await again.getByLabel("Choose the files").setInputFiles(join(SAMPLE, "customers.csv"));
  await again.getByLabel("Choose a folder").setInputFiles(join(SAMPLE, "templates"));
  await expect(look(again, /The rules over message and recipients.*fine/)).toBeVisible();
  await expect(again.getByText("Your key cannot approve this plan")).toBeVisible();
  await expect(again.getByRole("button", { name: "Approve as Ana Lima" })).toBeDisabled();

  // One byte of the plan, another signature needed.
  const envelope = JSON.parse(await readFile(author.plan, "utf8")) as { payload: string };
  const payload = Buffer.from(envelope.payload, "base64").toString("utf8").replace('"recipientsPerCall":1', '"recipientsPerCall":9');
  envelope.payload = Buffer.from(payload, "utf8").toString("base64");
  await again.getByLabel("Choose plan.dsse.json").setInputFiles(await file(here, "plan.dsse.json", JSON.stringify(envelope)));
  await expect(again.locator(".finding.error")).toHaveCount(1);
  await expect(again.getByRole("heading", { name: "What would run" })).toHaveCount(0);

  // In the author's own app a change asks for another signature.
  await go(page, "Schedule");
  await page.getByLabel("Most people one call may reach").fill("1");
  await expect(answer(page)).toContainText("one call reaches 1 person");
  await go(page, "Review");
  await expect(page.getByText("Signed by Ana Lima.")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Show what I would sign" })).toBeVisible();
});
