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

test("what is to be signed is printed alone, on one page", async ({ page }) => {
  await openSample(page);
  await go(page, "Review");
  await page.getByRole("button", { name: "Show what I would sign" }).click();
  await page.getByRole("button", { name: /^Let it hold until/ }).click();
  await page.getByRole("button", { name: "Show what I would sign" }).click();
  const sheet = page.getByRole("region", { name: "What is signed" });
  await expect(sheet).toContainText("each message shows 1 address");
  await page.emulateMedia({ media: "print" });
  await expect(sheet).toBeVisible();
  expect((await page.locator("body").innerText()).trim()).toBe((await sheet.innerText()).trim());
  const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  expect(/\/Type \/Pages\s+\/Count (\d+)/.exec(pdf)?.[1]).toBe("1");
});

const look = (page: Page, title: RegExp) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title }) });

test("what one signs, another approves after a look of their own, and the command line verifies", async ({ page, browser }) => {
  test.slow();
  const here = await folder();
  const author = await signed(page, here, "Ana Lima");

  const approver = await approverOf(browser);
  // A key to approve with is made where it is needed; first nobody is believed who has none.
  await approver.getByLabel("Choose trust.json").setInputFiles(await file(here, "trust.json", trust([author.line])));
  await expect(approver.getByText(/^Ana Lima, author: /)).toBeVisible();
  await approver.getByLabel("Choose plan.dsse.json or send.zip").setInputFiles(author.plan);
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
  await again.getByLabel("Choose plan.dsse.json or send.zip").setInputFiles(author.plan);
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
  await again.getByLabel("Choose plan.dsse.json or send.zip").setInputFiles(await file(here, "plan.dsse.json", JSON.stringify(envelope)));
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

test("everything goes to the approver as one file", async ({ page, browser }) => {
  test.slow();
  const here = await folder();
  const author = await signed(page, here, "Ana Lima");
  const whole = await download(page, here, () => page.getByRole("button", { name: "Save it all as one file" }).click());
  const approver = await approverOf(browser);
  await approver.getByLabel("Choose trust.json").setInputFiles(await file(here, "trust.json", trust([author.line])));
  await approver.getByLabel("Choose plan.dsse.json or send.zip").setInputFiles(whole);
  for (const title of [/Somebody stands for it/, /The recipients are the plan’s/, /The message is the plan’s/, /The rules over message/]) {
    await expect(look(approver, title)).toContainText("fine");
  }
  await expect(approver.frameLocator("iframe.preview").locator("body")).toContainText(/\w/);
});

test("after a stop the rest is planned, and what was approved before is compared in words", async ({ page, browser }) => {
  test.slow();
  const here = await folder();
  const first = await signed(page, here, "Ana Lima");
  const { payload } = JSON.parse(await readFile(first.plan, "utf8")) as { payload: string };
  const { audience } = JSON.parse(Buffer.from(payload, "base64").toString("utf8")) as { audience: { files: { blake3: string }[] } };
  const rows = (await readFile(join(SAMPLE, "customers.csv"), "utf8")).split("\n");
  // Of the first 200 rows, each a line, those are reported that are recipients beyond doubt: sound, of an
  // address that comes once.
  const all = rows.join("\n").toLowerCase();
  const outcome = (row: number) => (row % 10 === 0 ? "refused" : row % 7 === 0 ? "unknown" : "accepted");
  const isSound = (text: string) => {
    const address = /^[a-z.]+@[a-z0-9.]+\.[a-z]{2,3}(?=,)/.exec(text)?.[0];
    return address !== undefined && text.split(",").length === 7 && all.split(address).length === 2;
  };
  const sound = rows.slice(1, 201).flatMap((text, nth) => (isSound(text) ? [nth + 1] : []));
  const lines = sound.map((row) => `${audience.files[0]?.blake3},${row},${outcome(row)}`);
  const report = await file(here, "report.csv", `audience,row,outcome\n${lines.join("\n")}\n`);

  await go(page, "Audience");
  await page.getByText("Plan the rest of a stopped send").click();
  await page.getByLabel("Choose the plan and its report").setInputFiles(first.plan);
  await expect(page.getByText("Now the report of the send: a CSV file.")).toBeVisible();
  await page.getByLabel("Choose the plan and its report").setInputFiles(report);
  await expect(page.getByText(/^Plan 1 reached .* are left out, .* refused are tried again\.$/)).toBeVisible();
  await expect(answer(page)).not.toContainText("24,000 recipients");
  await expect(answer(page)).toContainText(/23,\d{3} recipients/);

  // The next sequence asks what was approved before.
  await go(page, "Review");
  await page.getByRole("button", { name: "Show what I would sign" }).click();
  await expect(page.getByRole("region", { name: "What is signed" })).toContainText("sequence 2");
  const rest = await download(page, await folder(), () => page.getByRole("button", { name: "Sign as Ana Lima" }).click());
  const approver = await approverOf(browser);
  await approver.getByLabel("Choose trust.json").setInputFiles(await file(here, "trust.json", trust([first.line])));
  await approver.getByLabel("Choose plan.dsse.json or send.zip").setInputFiles(rest);
  await expect(look(approver, /What has changed since the plan approved before.*not checked/)).toBeVisible();
  // Signed by one alone it was never approved.
  await approver.getByLabel("Choose the plan approved before").setInputFiles(first.plan);
  await expect(approver.locator(".finding.error", { hasText: "must sign" })).toBeVisible();
  const line = await enrolled(approver, "Ben Ortiz");
  const both = await file(here, "trust.json", trust([first.line, line]));
  await approver.getByLabel("Choose trust.json").setInputFiles(both);
  await approver.getByLabel("Choose plan.dsse.json or send.zip").setInputFiles(first.plan);
  // The rest names the plan that it goes on with: both say "sequence 1".
  await expect(approver.getByRole("region", { name: "What is signed" })).not.toContainText("sequence 2");
  await approver.getByLabel("Choose the files").setInputFiles(join(SAMPLE, "customers.csv"));
  await approver.getByLabel("Choose a folder").setInputFiles(join(SAMPLE, "templates"));
  const approved = await download(approver, await folder(), () => approver.getByRole("button", { name: "Approve as Ben Ortiz" }).click());

  await approver.getByLabel("Choose plan.dsse.json or send.zip").setInputFiles(rest);
  await expect(approver.getByRole("region", { name: "What is signed" })).toContainText("sequence 2");
  await approver.getByLabel("Choose the plan approved before").setInputFiles(approved);
  await expect(look(approver, /What has changed since the plan approved before.*fine/).locator(".changes").first()).toContainText("It does the rest of plan 1");
  await approver.getByLabel("Choose the files").setInputFiles(join(SAMPLE, "customers.csv"));
  await expect(approver.getByText("Still missing: report.csv.")).toBeVisible();
  await approver.getByLabel("Choose the files").setInputFiles(report);
  await expect(look(approver, /The recipients are the plan’s.*fine/)).toBeVisible();
});
