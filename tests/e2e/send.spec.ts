// A send from the first draft to the last recipient: two people, two browsers, the real send API, its
// sandbox; and one that is stopped in the middle, whose rest another plan does.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { download, file, folder, go } from "./app.ts";
import { expect, test } from "./journey.ts";
import { type Backend, backend } from "./send_api.ts";
import { approve, draft, enrol, handOver, release, SAMPLE, start } from "./two_people.ts";

let server: Backend | undefined;
test.afterEach(() => server?.stop());
// A click that finds nothing says so soon: these journeys are long.
test.use({ actionTimeout: 30_000 });

/** Address → outcome, of the report with addresses. */
async function report(page: Page, here: string): Promise<Map<string, string>> {
  const path = await download(page, here, () => page.getByRole("button", { name: "Save it with addresses" }).click());
  const [, ...lines] = (await readFile(path, "utf8")).trim().split("\r\n");
  const rows = lines.map((line) => line.split(",") as [string, string]);
  expect(new Set(rows.map(([address]) => address.toLowerCase())).size).toBe(rows.length);
  return new Map(rows);
}

const count = (all: Map<string, string>, outcome: string) => [...all.values()].filter((one) => one === outcome).length;

test("from the sample to the last recipient, with a canary and two people", async ({ page, browser, complaints }) => {
  test.slow();
  const here = await folder();
  server = await backend(here);
  await enrol(page, server.links.author, "Ana Lima");
  const approver = await (await browser.newContext()).newPage();
  const token = await enrol(approver, server.links.approver, "Ben Ortiz");
  await draft(page, server, here, 25);
  const plan = await handOver(page);
  await page.getByRole("link", { name: "Look at its send" }).click();
  await expect(page.getByText("The plan is there, and may not run yet")).toBeVisible();
  await approve(approver, server, here);
  await start(page);
  // An author's key releases nothing.
  await expect(page.getByText("An approver or an operator releases it")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("button", { name: "Release Everybody else" })).toHaveCount(0);
  await release(approver, server, 1);

  // Cut in the middle, it goes on by itself; what is shown is said to be old.
  const port = new URL(server.address).port;
  await server.stop();
  await expect(page.getByText("The connection is cut.")).toBeVisible();
  complaints.length = 0;
  server = await backend(here, port);
  await expect(page.getByText("Finished: 24,000 of 24,000 people have it.")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("The connection is cut.")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Stop for good" })).toHaveCount(0);

  // Somebody passes on what the provider's webhooks have told.
  const told = await fetch(`${server.address}/v1/sends/${plan}/bounces`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ account: "relay", atMs: Date.now(), hardBounces: 12, complaints: 0 }),
  });
  expect(told.status).toBe(200);

  // Loaded anew, the address says which send it was; the token is asked for again.
  await page.reload();
  await expect(page).toHaveURL(new RegExp(`#send/${plan}$`));
  await page.getByLabel("Access token").fill("somebody-else-s-token");
  await page.getByRole("button", { name: "Look at it" }).click();
  await expect(page.getByText("The send API does not know this access token.")).toBeVisible();
  // The browser tells of the refusal, which is what is tried here.
  complaints.length = 0;
  await page.getByLabel("Access token").fill(token);
  await page.getByRole("button", { name: "Look at it" }).click();
  await expect(page.getByText("Finished: 24,000 of 24,000 people have it.")).toBeVisible();
  await expect(page.getByText(/^12 of 24,000 came back \(0\.05 %\), 0 complaints, as of /)).toBeVisible();
  // The rows are nowhere in the browser: they are chosen again.
  await page.getByRole("button", { name: "Save it with addresses" }).click();
  await expect(page.getByText("The addresses are in customers.csv")).toBeVisible();
  const saved = page.waitForEvent("download");
  await page.getByLabel("Choose the files").setInputFiles(join(SAMPLE, "customers.csv"));
  await (await saved).saveAs(join(here, "who.csv"));
  const lines = (await readFile(join(here, "who.csv"), "utf8")).trim().split("\r\n").slice(1);
  expect(lines).toHaveLength(24_000);
  expect(lines.every((line) => line.split(",")[1] === "accepted")).toBe(true);
});

test("a send that is stopped in the middle, and the rest: everybody once", async ({ page, browser }) => {
  // Two sends, one after the other, of 500 messages a call: a busy machine takes long.
  test.setTimeout(6 * 60_000);
  const here = await folder();
  server = await backend(here);
  await enrol(page, server.links.author, "Ana Lima");
  const approver = await (await browser.newContext()).newPage();
  await enrol(approver, server.links.approver, "Ben Ortiz");
  await draft(page, server, here, 4);
  await handOver(page);
  await page.getByRole("link", { name: "Look at its send" }).click();
  const approved = await approve(approver, server, here);
  await start(page);
  await release(approver, server, 1);
  await expect(page.getByText(/Everybody else: .* [1-9]\d* of \d+ calls are over/)).toBeVisible({ timeout: 20_000 });
  // The author's key is enough to stop.
  await page.getByRole("button", { name: "Stop for good" }).click();
  await page.getByRole("button", { name: "Stop now" }).click();
  await expect(page.getByText(/^Stopped for good: /)).toBeVisible();
  const first = await report(page, here);
  const reached = count(first, "accepted");
  expect(reached).toBeGreaterThan(300);
  expect(reached).toBeLessThan(24_000);
  expect(reached + count(first, "not sent") + count(first, "unknown")).toBe(24_000);
  await download(page, here, () => page.getByRole("button", { name: "Save the report", exact: true }).click());

  await page.getByRole("button", { name: "Plan the rest" }).click();
  await expect(page.getByText(/^Plan 1 reached/)).toBeVisible();
  await handOver(page);
  await page.getByRole("link", { name: "Look at its send" }).click();
  await approve(approver, server, here, approved);
  await start(page);
  await release(approver, server, 2);
  await expect(page.getByText(/^Finished: /)).toBeVisible({ timeout: 180_000 });
  const second = await report(page, here);
  // Whom the first plan reached, the second does not name at all.
  const wrong = [...second].filter(([address, outcome]) => outcome !== "accepted" || first.get(address) !== "not sent");
  expect(wrong).toEqual([]);
  expect(second.size).toBe(count(first, "not sent"));
});

test("a test to one's own mailboxes, made by a click, goes the same way", async ({ page, browser }) => {
  test.slow();
  const here = await folder();
  server = await backend(here);
  await enrol(page, server.links.author, "Ana Lima");
  const approver = await (await browser.newContext()).newPage();
  await enrol(approver, server.links.approver, "Ben Ortiz");
  await draft(page, server, here, 25);
  await go(page, "Audience");
  const rows =
    "email,first_name,last_name,lang,tz,balance,last_login\nme@example.com,Mia,Berg,en,UTC,12.50,2026-11-01\nyou@example.com,Yusuf,Amin,ar,UTC,7.00,2026-11-02\n";
  const seeds = await file(here, "seeds.csv", rows);
  await page.getByLabel("Add a seed list").setInputFiles(seeds);
  await expect(page.getByText("2 rows")).toBeVisible();
  await go(page, "Review");
  await page.getByRole("button", { name: "Make the test" }).click();
  await expect(page.getByText("2 messages go out in 2 calls")).toBeVisible();
  await handOver(page);
  await page.getByRole("link", { name: "Look at its send" }).click();
  await approve(approver, server, here, undefined, [seeds]);
  await start(page);
  await expect(page.getByText("Finished: 2 of 2 people have it.")).toBeVisible({ timeout: 60_000 });
  // What they would have got, each in their language.
  await page.getByRole("button", { name: "Show them" }).click();
  await expect(page.getByText("me@example.com").first()).toBeVisible();
  await expect(page.getByText("you@example.com").first()).toBeVisible();
});
