// Only what is needed leaves: an audience with too many columns, broken rows and duplicates is mended,
// reduced, signed and handed over.
import { readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { answer, download, file, folder, go } from "./app.ts";
import { piecewise } from "./command_line.ts";
import { expect, test } from "./journey.ts";
import { type Backend, backend } from "./send_api.ts";

let server: Backend | undefined;
test.afterEach(() => server?.stop());
test.use({ actionTimeout: 30_000 });

const PEOPLE = 1_500;
const BROKEN = 1_200;

/** Rows 1 to 1,500 are people; then two come again, and 1,200 have no address. */
const CUSTOMERS = [
  "email,lang,tz,first_name,phone,city,notes",
  ...Array.from({ length: PEOPLE }, (_, n) => `p${n}@customers.example,en,UTC,Name ${n},+49 30 ${n},Ulm,"secret\n${n}"`),
  "P1@customers.example,en,UTC,Again,,,",
  "desk@example.com,en,UTC,A seed as well,,,",
  ...Array.from({ length: BROKEN }, (_, n) => `=bad${n},en,UTC,,,,`),
  "",
].join("\n");

/** As Excel writes it where commas are for decimals; `é` is one byte. */
const SEEDS = Buffer.from("sep=;\r\nemail;lang;tz;first_name;phone\r\ndesk@example.com;en;UTC;Ren\xe9e;1\r\n", "latin1");

test("what nobody needs is left out, and only the rest is handed over", async ({ page }) => {
  test.slow();
  const here = await folder();
  server = await backend(here);
  await page.goto(server.links.author);
  await page.getByLabel("Your name, as colleagues know it").fill("Ana Lima");
  await page.getByRole("button", { name: "Make my key and enrol it" }).click();
  await expect(page.getByText("Welcome, Ana Lima.")).toBeVisible();
  const token = await page.getByRole("region", { name: "Your access token" }).locator("code").innerText();

  await page.goto(`${server.address}/#audience`);
  const customers = await file(here, "customers.csv", CUSTOMERS);
  await page.getByLabel("Choose a CSV file").setInputFiles(customers);
  await page.getByLabel("Add a seed list").setInputFiles(await file(here, "seeds.csv", SEEDS));
  const sum = page.locator("dl.sum dd");
  await expect(sum).toHaveText(["2,703", "1,501", "2", "0", "1,200"]);

  // How the seed list is written was found out, and can be said better.
  const seeds = page.getByRole("region", { name: "Own mailboxes for checking" });
  await expect(seeds).toContainText("separated by semicolon · Windows-1252 (Western European)");
  await seeds.getByText("Read it in another way").click();
  await seeds.getByLabel("Encoding").selectOption("Windows-1256 (Arabic)");
  await expect(seeds).toContainText("Windows-1256 (Arabic)");
  await expect(page.getByRole("region", { name: "Recipient file" })).toContainText("separated by comma · UTF-8");
  await seeds.getByLabel("Encoding").selectOption({ index: 0 });
  await expect(seeds).toContainText("separated by semicolon · Windows-1252 (Western European)");

  // Every rejected row, not the first thousand, and nothing that a spreadsheet would run.
  const rejects = await readFile(
    await download(page, here, () => page.getByRole("button", { name: "Save all 1,200 rejected rows" }).click()), "utf8");
  const lines = rejects.trimEnd().split("\r\n");
  expect(lines).toHaveLength(BROKEN + 1);
  expect(lines[0]).toBe("file,line,code,reason,value");
  expect(lines.at(-1)).toBe(
    `customers.csv,${2 * PEOPLE + 3 + BROKEN},audience/bad-address,the address is none that mail systems take,"'=bad1199"`);
  await expect(page.getByText("rejected-rows.csv is saved to your downloads.")).toBeVisible();

  // A duplicate says which row it repeats.
  const duplicates = page.getByRole("region", { name: "2 duplicates" });
  await duplicates.getByRole("button", { name: "Show what they repeat" }).click();
  await expect(duplicates.getByRole("listitem")).toHaveText([
    "Line 3,002 repeats line 4 of customers.csv. P1@customers.example",
    "Line 3,003 of customers.csv repeats line 3 of seeds.csv. desk@example.com",
  ]);
  const list = await download(page, here, () => duplicates.getByRole("button", { name: "Save all 2 duplicates" }).click());
  expect((await readFile(list, "utf8")).split("\r\n")).toContain("customers.csv,3003,desk@example.com,seeds.csv,3");

  // Nothing is called unused before there is a message.
  await expect(page.getByText("used by neither")).toHaveCount(0);
  await go(page, "Message");
  await page.getByLabel("Choose files").setInputFiles([
    await file(here, "en.subject.txt", "News for {{first_name}}"),
    await file(here, "en.body.html", '<!doctype html><html lang="en"><title>News</title><p>Hello {{first_name}}</p></html>'),
    await file(here, "en.body.txt", "Hello {{first_name}}"),
  ]);
  await page.getByLabel("Sender’s address").fill("news@example.com");
  await go(page, "Accounts");
  await page.getByRole("button", { name: /SMTP/ }).click();
  await expect(answer(page)).toContainText("1,501 recipients");
  await go(page, "Audience");
  await expect(page.getByText("3 of 7 columns are used by neither the message nor the plan: phone, city and notes.")).toBeVisible();
  const saved: string[] = [];
  page.on("download", async (one) => {
    const path = join(here, one.suggestedFilename());
    await one.saveAs(path);
    saved.push(path);
  });
  await page.getByRole("button", { name: "Leave out what is not used" }).click();
  await expect(page.getByText(
    "The same 1,501 recipients without phone, city and notes: seeds.reduced.csv and customers.reduced.csv are the audience",
  )).toBeVisible();
  await expect(page.getByRole("region", { name: "Recipient file" })).toContainText("customers.reduced.csv");
  await expect(seeds).toContainText("seeds.reduced.csv");
  await expect(seeds.getByRole("listitem")).toHaveCount(1);
  await expect(sum).toHaveText(["2,703", "1,501", "2", "0", "1,200"]);
  await expect(page.getByText("used by neither")).toHaveCount(0);
  await expect.poll(() => saved.map((path) => basename(path)).sort()).toEqual(["customers.reduced.csv", "seeds.reduced.csv"]);
  const reduced = join(here, "customers.reduced.csv");
  const text = await readFile(reduced, "utf8");
  expect(text).toMatch(/^email,lang,tz,first_name\r\np0@customers\.example,en,UTC,"Name 0"\r\n/);
  expect(text).not.toMatch(/secret|Ulm|\+49/);
  expect(await readFile(join(here, "seeds.reduced.csv"), "utf8")).toContain("Renée");

  // The plan names the reduced files, and what was saved is what they are.
  await go(page, "Review");
  const plan = await download(page, here, () => page.getByRole("button", { name: "Export plan.json" }).click());
  const audit = await piecewise("audit", plan, "--audience", reduced, "--seeds", join(here, "seeds.reduced.csv"));
  expect(audit.stderr).toBe("");
  expect(audit.stdout).toContain("to 1501 recipients");
  const files = (JSON.parse(await readFile(plan, "utf8")) as { audience: { files: { name: string; blake3: string }[] } }).audience.files;
  expect(files.map((one) => one.name)).toEqual(["seeds.reduced.csv", "customers.reduced.csv"]);

  // So does the hand-over.
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
  await expect(handOver).toContainText("with every column (email, lang, tz and first_name)");
  await handOver.getByRole("button", { name: "Hand it over" }).click();
  await expect(handOver).toContainText("It is there, and cannot run yet.");
  for (const one of files) {
    const head = await page.request.head(`${server.address}/v1/audiences/${one.blake3}`, { headers: { authorization: `Bearer ${token}` } });
    expect(head.headers()["upload-offset"]).toBe(String((await stat(join(here, one.name))).size));
  }
});

test("the hand-over says which columns nobody needs there", async ({ page }) => {
  test.slow();
  const here = await folder();
  server = await backend(here);
  await page.goto(server.links.author);
  await page.getByLabel("Your name, as colleagues know it").fill("Ana Lima");
  await page.getByRole("button", { name: "Make my key and enrol it" }).click();
  await expect(page.getByText("Welcome, Ana Lima.")).toBeVisible();
  await page.goto(`${server.address}/#audience`);
  await page.getByRole("button", { name: "Try the sample" }).click();
  await expect(answer(page)).toContainText("Handed over by", { timeout: 30_000 });
  await go(page, "Review");
  await page.getByRole("button", { name: "Show what I would sign" }).click();
  await page.getByRole("button", { name: /^Let it hold until/ }).click();
  await page.getByRole("button", { name: "Show what I would sign" }).click();
  await page.getByRole("button", { name: "Sign as Ana Lima" }).click();
  const handOver = page.getByRole("region", { name: "Hand it over" });
  await expect(handOver).toContainText("used by neither the message nor the plan");
  await handOver.getByRole("link", { name: "Leave out what is not used" }).click();
  await expect(page).toHaveURL(/#audience$/);
  await expect(page.getByRole("button", { name: "Leave out what is not used" })).toBeVisible();
});
