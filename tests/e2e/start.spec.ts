import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";

test("the page starts, under its policy, without a complaint", async ({ page }) => {
  const response = await page.goto("/");
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval' 'sha256-");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toContain("unsafe-eval' 'unsafe-inline");
  await expect(page.locator("#main")).toBeVisible();
  await expect(page).toHaveTitle(/Piecewise/);
});

test("an address of the app itself starts the app", async ({ page }) => {
  const response = await page.goto("/no-such-step");
  expect(response?.status()).toBe(200);
  await expect(page.locator("#main")).toBeVisible();
});

test("the first words are there before the app, and stay where they are", async ({ page, browser, baseURL }) => {
  const early = await browser.newPage({ baseURL, javaScriptEnabled: false });
  for (const width of [1440, 810, 360, 320]) {
    for (const each of [early, page]) {
      await each.setViewportSize({ width, height: 900 });
      await each.goto("/");
    }
    await expect(page.getByRole("button", { name: "Try the sample" })).toBeVisible();
    expect(await firstWords(page), `at ${width} px`).toEqual(await firstWords(early));
  }
  await early.close();
});

/** What the heading and the paragraph under it say, and where they are. */
async function firstWords(page: Page) {
  const parts = [page.getByRole("heading", { level: 1 }), page.locator(".start .lead")];
  return Promise.all(parts.map(async (part) => ({
    says: (await part.innerText()).replace(/\s+/g, " ").trim(),
    box: await part.boundingBox(),
  })));
}

test("a plain string is no way to bring in code", async ({ page, complaints }) => {
  await page.goto("/");
  await expect(page.locator("#main")).toBeVisible();
  const wentThrough = await page.evaluate(async () => {
    const attempts: Record<string, () => unknown> = {
      "inner HTML": () => (document.createElement("div").innerHTML = "<img src=x onerror=alert(1)>"),
      "a frame's document": () => (document.createElement("iframe").srcdoc = "<p>"),
      "a script's address": () => (document.createElement("script").src = "https://evil.example/x.js"),
      "a worker's address": () => new Worker("https://evil.example/x.js"),
      "another file as worker": () => new Worker("/sample/customers.csv"),
      "eval": () => (0, eval)("1"),
    };
    // In a task of its own: what Playwright evaluates directly is exempt from the ban on eval.
    await new Promise((resolve) => setTimeout(resolve));
    return Object.entries(attempts)
      .filter(([, attempt]) => {
        try {
          attempt();
          return true;
        } catch {
          return false;
        }
      })
      .map(([name]) => name);
  });
  expect(wentThrough).toEqual([]);
  // Here the complaints are what should be.
  await expect.poll(() => complaints.length).toBeGreaterThan(0);
  complaints.length = 0;
});

test("the worker's files are asked for again, the page's own are kept", async ({ request }) => {
  for (const file of ["/worker.js", "/worker_bg.wasm", "/worker_loader.js", "/helper.js"]) {
    const first = await request.get(file);
    expect(first.status(), file).toBe(200);
    expect(first.headers()["cache-control"], file).toBe("no-cache");
    const again = await request.get(file, { headers: { "if-none-match": first.headers()["etag"] ?? "" } });
    expect(again.status(), file).toBe(304);
  }
  const page = await (await request.get("/")).text();
  const script = /\/app-[0-9a-f]+\.js/.exec(page)?.[0] ?? "";
  const kept = await request.get(script);
  expect(kept.headers()["cache-control"]).toBe("public, max-age=31536000, immutable");
  const wasm = await request.get(script.replace(".js", "_bg.wasm"));
  expect(wasm.headers()["content-type"]).toBe("application/wasm");
  expect(wasm.headers()["content-encoding"]).toBe("br");
});
