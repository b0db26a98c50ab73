import { answer, download, file, folder, go, kept, open, problems } from "./app.ts";
import { piecewise } from "./command_line.ts";
import { expect, test } from "./journey.ts";

/** As Excel writes it: a byte order mark, semicolons, CRLF, a line break inside quotes. */
const CUSTOMERS = [
  "\ufeffKundennummer;E-Mail;Sprache;Zeitzone;Vorname;Notiz",
  '1;anna@example.com;de-DE;Europe/Berlin;Anna;"wohnt\r\nin Berlin; seit 2019"',
  "2;bruno@example.org;de-DE;Europe/Berlin;;",
  "3;chloe@example.net;fr-FR;Europe/Paris;Chloé;",
  "4;ANNA@example.com;de-DE;Europe/Berlin;Anna;doppelt",
  "5;kein-at-zeichen;de-DE;Europe/Berlin;Dora;",
  "6;;fr-FR;Europe/Paris;Émile;",
  "7;frank@example.com;fr-FR;Mars/Olympus;Frank;",
  "8;greta@example.com;de-DE;Europe/Berlin",
  "",
].join("\r\n");

const TEMPLATES = {
  "de.subject.txt": "Neue Gewichte im Index",
  "de.body.html": "<p>Hallo {{Vorname}},</p><p>Kundennummer {{Kundennummer}}, Stufe {{Stufe}}.</p>",
  "de.body.txt": "Hallo {{Vorname}}, Kundennummer {{Kundennummer}}.",
};

test("an audience of one's own, from Excel, to a plan", async ({ page }) => {
  const here = await folder();
  await open(page);
  await page.getByLabel("Choose a CSV file").setInputFiles(await file(here, "kunden.csv", CUSTOMERS));

  // The columns are guessed, the rows judged, the numbers add up.
  await expect(page.getByLabel("Address")).toHaveValue("E-Mail");
  await expect(page.getByLabel("Locale", { exact: true })).toHaveValue("Sprache");
  await expect(page.getByLabel("Time zone")).toHaveValue("Zeitzone");
  await expect(page.getByText("separated by semicolon")).toBeVisible();
  await expect(page.locator("dl.sum dd")).toHaveText(["8", "4", "1", "0", "3"]);
  await page.getByText("Which rows").click();
  // The line break inside the quotes counts: Dora stands on line 7 of the file.
  await expect(page.getByRole("row", { name: /kunden\.csv 7 .* kein-at-zeichen/ })).toBeVisible();
  await expect(problems(page)).toContainText("Mars/Olympus");

  // A mapping that is wrong and right again.
  await page.getByLabel("Time zone").selectOption("");
  await expect(page.getByRole("table", { name: "By time zone" })).toContainText("no time zone known");
  await page.getByLabel("Time zone").selectOption("Zeitzone");
  await expect(page.getByRole("table", { name: "By time zone" })).toContainText("Europe/Berlin");

  // Somebody who must not be mailed.
  await page.getByLabel("Add a list").setInputFiles(await file(here, "abgemeldet.csv", "email\nbruno@example.org\n"));
  await expect(page.locator("dl.sum dd")).toHaveText(["8", "3", "1", "1", "3"]);

  // The message: a field that is no column, one that is empty for somebody, a locale without template.
  await go(page, "Message");
  const files = await Promise.all(Object.entries(TEMPLATES).map(([name, text]) => file(here, name, text)));
  await page.getByLabel("Choose files").setInputFiles(files);
  const matrix = page.getByRole("region", { name: "Merge fields" });
  await expect(matrix.getByRole("row", { name: /Stufe/ })).toContainText("no such column");
  await expect(matrix.getByRole("row", { name: /Kundennummer/ })).toContainText("fine");
  const languages = page.getByRole("region", { name: "Who gets which language" });
  await expect(languages.getByRole("listitem").filter({ hasText: "fr-FR" })).toContainText("2 recipients, have no template");
  await page.getByLabel("People without a template of their own get").selectOption("de");
  await expect(languages).not.toContainText("have no template");
  await page.getByLabel("Sender’s address").fill("news@example.com");

  // An account with its own figures.
  await go(page, "Accounts");
  await page.getByRole("button", { name: /Amazon SES/ }).click();
  const limits = page.getByRole("region", { name: "Documented limits" });
  await expect(limits).toContainText("not published: enter yours");
  await expect(limits.getByRole("link").first()).toHaveAttribute("href", /^https:\/\/docs\.aws\.amazon\.com/);
  await limits.getByLabel("Your figure").first().fill("14");
  await limits.getByLabel("Your figure").nth(1).fill("50,000");
  await expect(answer(page)).toContainText("Handed over by");
  await expect(answer(page)).toContainText("3 recipients");

  // A deadline that is met, and one before the start.
  await go(page, "Schedule");
  await page.getByLabel("Start", { exact: true }).fill("2030-03-04T09:00");
  await page.getByLabel("Deadline", { exact: true }).fill("2030-03-04T10:00");
  await expect(answer(page)).toContainText("Deadline met: 59 min");
  await expect(answer(page)).toContainText("Mon 4 Mar 09:00 UTC");
  await page.getByLabel("Deadline", { exact: true }).fill("2030-03-04T08:00");
  await expect(problems(page)).toContainText(/deadline/i);
});

test("a problem leads to the field where it is mended", async ({ page }) => {
  await open(page);
  await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: "Accounts" }).click();
  await page.getByRole("button", { name: /Amazon SES/ }).click();
  await page.getByRole("button", { name: "Add a limit" }).click();
  await page.getByLabel("At most").fill("0");
  await go(page, "Review");
  const zero = problems(page).getByRole("listitem").filter({ hasText: /\b0\b/ }).first();
  await zero.getByRole("button").click();
  await expect(page).toHaveURL(/#accounts$/);
  await expect(page.getByLabel("At most")).toBeFocused();
});

test("seeds go first, once, and the exported plan says which file they are in", async ({ page }) => {
  const here = await folder();
  const header = "email,lang,tz\n";
  const customers = Array.from({ length: 40 }, (_, n) => `person${n}@gmail.com,en,UTC\n`).join("");
  const files = {
    customers: await file(here, "customers.csv", header + customers),
    seeds: await file(here, "seeds.csv", `${header}desk@example.com,en,UTC\nPERSON7@gmail.com,en,UTC\n`),
  };
  await open(page);
  await page.getByLabel("Choose a CSV file").setInputFiles(files.customers);
  await expect(page.locator("dl.sum dd")).toHaveText(["40", "40", "0", "0", "0"]);
  await page.getByLabel("Add a seed list").setInputFiles(files.seeds);
  // The customer who is a seed as well is a duplicate.
  await expect(page.locator("dl.sum dd")).toHaveText(["42", "41", "1", "0", "0"]);
  const seeds = page.getByRole("region", { name: "Own mailboxes for checking" });
  await expect(seeds).toContainText("seeds.csv");
  await go(page, "Message");
  await page.getByLabel("Sender’s address").fill("news@example.com");
  await go(page, "Accounts");
  await page.getByRole("button", { name: /SMTP/ }).click();
  await go(page, "Review");
  await expect(page.getByText("2 seeds go first")).toBeVisible();
  const plan = await download(page, here, () => page.getByRole("button", { name: "Export plan.json" }).click());
  const read = ["--audience", files.customers, "--seeds", files.seeds];
  const audit = await piecewise("audit", plan, ...read);
  expect(audit.stderr).toBe("");
  expect(audit.stdout).toContain("41 recipients");
  const chunk = await piecewise("chunk", plan, "--call", "1", ...read);
  expect(chunk.stdout).toContain('"file":"seeds.csv"');

  // After a reload both files, dropped together, are what they were.
  await kept(page);
  await page.reload();
  await go(page, "Audience");
  await expect(seeds).toContainText("seeds.csv");
  await page.getByLabel("Choose the file again").setInputFiles([files.seeds, files.customers]);
  await expect(page.getByText("customers.csv is the same file as before")).toBeVisible();
  await expect(page.locator("dl.sum dd")).toHaveText(["42", "41", "1", "0", "0"]);
});
