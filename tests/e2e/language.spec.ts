import type { Page } from "@playwright/test";
import { barriers } from "./axe.ts";
import { expect, test } from "./journey.ts";
import { LANGUAGES, type Language, text } from "./words.ts";

const PAGES = ["audience", "message", "accounts", "schedule", "review", "send", "approve", "drafts", "enrol"];
const WIDTHS = [360, 768, 1440];
/** Where to find a figure, as the catalogue of providers says it: English in every language. */
const CATALOGUE = /^Your rate: the X-RateLimit-Limit header/;

for (const language of LANGUAGES) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(`${language}, ${colorScheme}`, () => {
      test.use({ locale: language, colorScheme });

      test("every page fits, is open to everybody, and speaks one language", async ({ page }) => {
        test.setTimeout(5 * 60_000);
        await openSample(page, language);
        await expect(page.locator("html")).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
        for (const step of PAGES) {
          await show(page, step);
          expect(await turnedAround(page), step).toEqual([]);
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 900 });
            const where = `${step} at ${width} px`;
            expect(await sideways(page), where).toEqual([]);
            expect(await barriers(page), where).toEqual([]);
          }
        }
      });
    });
  }
}

test("nothing of the app's own stays English in another language", async ({ browser }) => {
  test.setTimeout(3 * 60_000);
  const said = new Map<Language, Map<string, string[]>>();
  for (const language of LANGUAGES) {
    const context = await browser.newContext({ locale: language, serviceWorkers: "block" });
    const page = await context.newPage();
    await openSample(page, language);
    const pages = new Map<string, string[]>();
    for (const step of PAGES) {
      await show(page, step);
      pages.set(step, await sentences(page));
    }
    said.set(language, pages);
    await context.close();
  }
  for (const language of ["pt-BR", "ar"] as const) {
    for (const step of PAGES) {
      const english = new Set(said.get("en")?.get(step));
      const same = said.get(language)?.get(step)?.filter((sentence) => english.has(sentence) && !CATALOGUE.test(sentence));
      expect(same, `${step} in ${language}`).toEqual([]);
    }
  }
});

test("another language at once, and again when the app is opened; nothing entered is lost", async ({ page }) => {
  await page.goto("/#schedule");
  await page.getByLabel("Name of the campaign").fill("Índice de novembro");
  await page.getByLabel("Language").selectOption("ar");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.getByLabel(text("ar", "language"))).toBeFocused();
  await expect(page.locator("[data-member=name]")).toHaveValue("Índice de novembro");
  await page.waitForTimeout(700);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  await expect(page.locator("[data-member=name]")).toHaveValue("Índice de novembro");
  await page.getByLabel(text("ar", "language")).selectOption("en");
  await expect(page.getByLabel("Name of the campaign")).toHaveValue("Índice de novembro");
});

async function openSample(page: Page, language: Language): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: text(language, "start-sample") }).click();
  await expect(page.locator(".headline strong")).toBeVisible({ timeout: 30_000 });
}

async function show(page: Page, step: string): Promise<void> {
  await page.evaluate((step) => (location.hash = step), step);
  await expect(page.locator("main h1")).toBeVisible();
}

/** What is wider than its place: the page, or words in a box that cuts or lets them stick out. */
function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push("the page");
    for (const element of document.querySelectorAll<HTMLElement>("button, a, label, h1, h2, h3, p, li, dt, dd, legend, summary, th, td")) {
      const style = getComputedStyle(element);
      if (style.display === "inline" || style.textOverflow === "ellipsis" || element.closest(".unseen, .skip")) continue;
      if (element.scrollWidth > element.clientWidth + 1 && !["auto", "scroll"].includes(style.overflowX)) {
        found.push(`${element.tagName} ${element.innerText.slice(0, 60)}`);
      }
    }
    return found;
  });
}

/** Ids, digests and names of fields whose beginning does not stand left of their end. */
function turnedAround(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = [];
    for (const code of document.querySelectorAll("code")) {
      const text = code.firstChild;
      if (!(text instanceof Text) || text.length < 2) continue;
      const [first, last] = [0, text.length - 1].map((at) => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect();
      });
      // In one line.
      if (first!.top === last!.top && first!.left > last!.left) found.push(text.data);
    }
    return found;
  });
}

/** Texts of two words or more that the app says in its own language. */
function sentences(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Set<string>();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent?.trim() ?? "";
      // Names and what people typed, code, and what is marked as another language.
      if (node.parentElement?.closest("bdi, code, pre, textarea, script, style, select, body [lang]")) continue;
      if (/\p{L}{2,}[\s,]+\p{L}{2,}/u.test(words)) found.add(words);
    }
    return [...found];
  });
}
