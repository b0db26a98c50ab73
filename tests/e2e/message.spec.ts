import { readFile, writeFile } from "node:fs/promises";
import { download, file, folder, go, open, openSample, problems } from "./app.ts";
import { expect, test } from "./journey.ts";

const LAYOUT = `<!doctype html>
<html lang="en"><head><title>News</title></head><body>
<p>{{t "greeting"}}</p>
<p>{{t "news"}}</p>
</body></html>
`;

const CUSTOMERS = "email,first_name,locale\nann@example.com,Ann,en\nbia@example.org,Bia,pt-BR\n";

test("the message goes out as a zip file and comes back as it was", async ({ page }) => {
  const here = await folder();
  await openSample(page);
  await go(page, "Message");
  const zip = await download(page, here, () => page.getByRole("button", { name: "Save all as a zip file" }).click());
  await page.getByRole("button", { name: "Remove all files" }).click();
  await page.getByRole("button", { name: "Remove them" }).click();
  await expect(page.getByRole("table", { name: "Files of the message" })).toHaveCount(0);
  await page.getByLabel("Choose files").setInputFiles(zip);
  for (const path of ["ar/subject.txt", "en/body.html", "pt-BR/body.txt", "zh-CN/body.html"]) {
    await expect(page.getByRole("button", { name: `Write on ${path}` })).toBeVisible();
  }
});

test("what is typed is checked while it is typed, and a click goes to its place", async ({ page }) => {
  const here = await folder();
  await open(page);
  await page.getByLabel("Choose a CSV file").setInputFiles(await file(here, "customers.csv", CUSTOMERS));
  await go(page, "Message");
  await page.getByText("Write a part here").click();
  await page.getByLabel("Part").selectOption("html");
  await page.getByRole("button", { name: "Write it" }).click();
  const text = page.getByRole("textbox", { name: "Text of en/body.html" });
  await expect(text).toBeFocused();
  await expect(text).toHaveValue(/<html lang="en" dir="ltr">/);
  await text.fill("<!doctype html>\n<html lang=\"en\"><body>\n<p>Dear {{first_nam}}</p>\n</body></html>\n");
  const editor = page.getByRole("region", { name: /^Write: / });
  const finding = editor.getByRole("listitem").filter({ hasText: "first_nam" });
  await expect(finding).toBeVisible();
  await finding.getByRole("button", { name: "en/body.html, line 3, column 9" }).click();
  await expect(text).toBeFocused();
  const selected = await text.evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(selected).toMatch(/^\{\{first_nam\}\}/);
  await text.pressSequentially("{{first_name}}");
  await expect(finding).toHaveCount(0);

  // The list beside every page goes to the same place.
  await go(page, "Accounts");
  await problems(page).getByRole("button", { name: /en\/body\.html/ }).first().click();
  await expect(page).toHaveURL(/#message$/);
  await expect(text).toBeFocused();
});

test("a finding may stand where somebody says why, and the plan says who", async ({ page }) => {
  const here = await folder();
  await openSample(page);
  await go(page, "Message");
  const checks = page.getByRole("region", { name: "What the checks found" });
  await page.getByRole("button", { name: /^Write on en\/subject\.txt/ }).click();
  await page.getByRole("textbox", { name: "Text of en/subject.txt" }).fill("Re: your index");
  const finding = checks.getByRole("listitem").filter({ hasText: "begins with “Re:”" });
  await finding.getByRole("button", { name: /^Let it stand…/ }).click();
  await finding.getByLabel("Who answers for it").fill("Ada Moreno");
  await finding.getByLabel("Why it may stand").fill("It answers Friday's notice.");
  await finding.getByRole("button", { name: "Let it stand", exact: true }).click();
  await expect(finding).toContainText("Waived by Ada Moreno: It answers Friday's notice.");

  await go(page, "Review");
  const plan = await download(page, here, () => page.getByRole("button", { name: "Export plan.json" }).click());
  expect(JSON.stringify(JSON.parse(await readFile(plan, "utf8")))).toContain("Ada Moreno");

  await go(page, "Message");
  await checks.getByRole("button", { name: /^Take back/ }).click();
  await expect(finding.getByRole("button", { name: /^Let it stand…/ })).toBeVisible();
});

test("words go out to a translator and come back", async ({ page }) => {
  const here = await folder();
  await open(page);
  await page.getByLabel("Choose a CSV file").setInputFiles(await file(here, "customers.csv", CUSTOMERS));
  await go(page, "Message");
  await page.getByLabel("Choose files").setInputFiles([
    await file(here, "layout.html", LAYOUT),
    await file(here, "strings.en.json", '{ "subject": "News, {{first_name}}", "greeting": "Dear {{first_name}},", "news": "Weights change." }'),
    await file(here, "strings.pt-BR.json", '{ "greeting": "Caro {{first_name}}," }'),
  ]);
  await page.getByLabel("People without a template of their own get").selectOption("en");
  const translations = page.getByRole("region", { name: "Translations" });
  await expect(translations.getByRole("listitem").filter({ hasText: "pt-BR" })).toContainText("2 strings to look at");
  await expect(translations.getByRole("row", { name: /news/ })).toContainText("missing: shows English");

  const csv = await download(page, here, () => translations.getByRole("button", { name: "Save for a spreadsheet" }).click());
  const sent = await readFile(csv, "utf8");
  expect(sent).toContain("news,Weights change.,,missing");
  const back = sent
    .replace("news,Weights change.,,", "news,Weights change.,Os pesos mudam.,")
    .replace(/subject,"?News, \{\{first_name\}\}"?,,/, 'subject,"News, {{first_name}}","Novidades, {{first_name}}",');
  await writeFile(csv, back);
  await translations.getByLabel("Take a translation in").setInputFiles(csv);
  await expect(translations.getByRole("listitem").filter({ hasText: "pt-BR" })).toContainText("complete");

  // What comes back is what they read.
  const preview = page.getByRole("region", { name: "What one of them reads" });
  await preview.getByLabel("Row of the recipient file").fill("2");
  await expect(preview.getByText("Novidades, Bia")).toBeVisible();
  await expect(preview.frameLocator("iframe").getByText("Os pesos mudam.")).toBeVisible();

  // A translation that loses a field is said.
  await writeFile(csv, back.replace("Caro {{first_name}},", "Caro cliente,"));
  await translations.getByLabel("Take a translation in").setInputFiles(csv);
  await expect(page.getByText("loses {{first_name}}").first()).toBeVisible();
  await expect(translations.getByRole("row", { name: /greeting/ })).toContainText("lost {{first_name}}");
});
