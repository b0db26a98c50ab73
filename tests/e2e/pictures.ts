// The documents' pictures, taken of the app as it is.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { folder, go, openSample } from "./app.ts";
import { type Backend, backend } from "./send_api.ts";
import { approve, draft, enrol, handOver, release, start } from "./two_people.ts";

const IMAGES = join(dirname(fileURLToPath(import.meta.url)), "../../docs/images");

let server: Backend | undefined;
test.afterEach(() => server?.stop());
test.use({ viewport: { width: 1280, height: 860 } });

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: join(IMAGES, `${name}.png`) });
}

test("planning", async ({ page }) => {
  await openSample(page);
  await go(page, "Audience");
  await picture(page, "audience");
  await go(page, "Message");
  await picture(page, "message");
  await go(page, "Review");
  // Its parts come one after the other.
  await expect(page.getByRole("heading", { name: "Who carries what" })).toBeVisible();
  await picture(page, "review");
});

test("sending", async ({ page, browser }) => {
  const here = await folder();
  server = await backend(here);
  await enrol(page, server.links.author, "Ana Lima");
  const approver = await (await browser.newContext({ viewport: { width: 1280, height: 860 } })).newPage();
  await enrol(approver, server.links.approver, "Ben Ortiz");
  await draft(page, server, here, 4);
  await handOver(page);
  await page.getByRole("link", { name: "Look at its send" }).click();
  await approve(approver, server, here);
  await picture(approver, "approve");
  await start(page);
  await release(approver, server, 1);
  await expect(page.getByText(/Everybody else: .* [1-9]\d of \d+ calls are over/)).toBeVisible({ timeout: 60_000 });
  await picture(page, "send");
});
