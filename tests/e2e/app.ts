// What a person does on the screen, by the names they read there.
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";

export type Step = "Audience" | "Message" | "Accounts" | "Schedule" | "Review" | "Send";

/** Opens the app and waits until it can be used. */
export async function open(page: Page): Promise<void> {
  await page.goto("/");
  // The heading stands there before the app does.
  await expect(page.getByRole("contentinfo")).toBeVisible();
}

/** Opens the app with the sample, read and planned. */
export async function openSample(page: Page): Promise<void> {
  await open(page);
  await page.getByRole("button", { name: "Try the sample" }).click();
  await expect(answer(page)).toContainText("Handed over by", { timeout: 30_000 });
}

export async function go(page: Page, step: Step): Promise<void> {
  await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: step }).click();
  await expect(page).toHaveURL(new RegExp(`#${step.toLowerCase()}$`));
}

/** The answer, always in view. */
export function answer(page: Page): Locator {
  return page.getByRole("region", { name: "The answer" });
}

export function problems(page: Page): Locator {
  return page.getByRole("complementary");
}

/** A fresh folder for the files of one journey. */
export function folder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "piecewise-"));
}

/** Writes a file into a folder and says where. */
export async function file(into: string, name: string, content: string | Uint8Array): Promise<string> {
  const path = join(into, name);
  await writeFile(path, content);
  return path;
}

/** Clicks what starts a download and keeps the file under its own name. */
export async function download(page: Page, into: string, click: () => Promise<void>): Promise<string> {
  const waiting = page.waitForEvent("download");
  await click();
  const download = await waiting;
  const path = join(into, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** The draft as the browser keeps it, once it is kept. */
export async function kept(page: Page): Promise<void> {
  await expect(page.getByText("The draft is kept on this computer")).toBeVisible();
  // Kept a moment after the last change.
  await page.waitForTimeout(700);
}
