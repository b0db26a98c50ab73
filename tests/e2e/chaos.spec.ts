// What goes wrong while somebody works: the tab is loaded anew at any moment, nothing can be kept, the
// clock jumps. `PIECEWISE_RELOADS=200` for the long run.
import { answer, file, folder, go, open, openSample } from "./app.ts";
import { expect, test } from "./journey.ts";

const RELOADS = Number(process.env.PIECEWISE_RELOADS ?? 20);

/** The same numbers at every run (Park and Miller). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}

test("loaded anew at any moment: nothing entered is lost", async ({ page }) => {
  test.setTimeout((60 + 10 * RELOADS) * 1_000);
  const below = numbers(20_191_101);
  await open(page);
  await go(page, "Schedule");
  const fields = ["name", "schedule.blastRadius", "schedule.deadline"];
  const entered = new Map<string, string>();
  for (let nth = 0; nth < RELOADS; nth++) {
    const member = fields[below(fields.length)] ?? "name";
    const field = page.locator(`[data-member="${member}"]`);
    const value = member === "name" ? `Campaign ${nth}` : member.endsWith("Radius") ? String(1 + below(900)) : "2027-01-0" + (1 + below(9)) + "T10:00";
    await field.fill(value);
    await field.blur();
    entered.set(member, value);
    // Often before it is kept, which takes a third of a second of rest.
    await page.waitForTimeout(below(450));
    await page.reload();
    for (const [member, value] of entered) {
      await expect(page.locator(`[data-member="${member}"]`), `after ${nth} reloads`).toHaveValue(value);
    }
  }
});

test("a file that was looked for while the page became another one is read, as the page says by then", async ({ page }) => {
  await open(page);
  const here = await folder();
  const asked = await page.locator("#choose-audience").elementHandle();
  const campaign = { format: "piecewise.campaign/1", audience: { files: ["people.csv"], columns: { address: "second" } } };
  await page.getByLabel("Import campaign.json").setInputFiles(await file(here, "campaign.json", JSON.stringify(campaign)));
  await expect(page.getByText("The campaign names people.csv.")).toBeVisible();
  expect(await asked?.evaluate((input) => input.isConnected)).toBe(false);
  // The dialog was open all the while.
  await asked?.setInputFiles(await file(here, "people.csv", "first,second\nann@one.example,ann@two.example\nbo@one.example,\n"));
  await expect(page.locator("dl.sum .total dd")).toHaveText("2");
  await expect(page.locator("dl.sum .is-main dd")).toHaveText("1");
});

test("no room left on this computer: it is said, and the draft can be taken along", async ({ page }) => {
  await openSample(page);
  // As Chromium refuses it: its quota is not held to for records as small as a draft.
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    const full = () => {
      throw new DOMException("Encountered full disk while opening backing store.", "QuotaExceededError");
    };
    IDBObjectStore.prototype.put = full;
    addEventListener("room", () => (IDBObjectStore.prototype.put = put), { once: true });
  });
  await go(page, "Schedule");
  await page.getByLabel("Name of the campaign").fill("There is no room");
  await expect(page.getByText("There is no room left for this page on this computer")).toBeVisible();
  await expect(page.getByText("The draft is not kept on this computer.")).toBeVisible();
  await go(page, "Review");
  await expect(page.getByRole("button", { name: "Export campaign.json" })).toBeEnabled();
  // Room again: kept again.
  await page.evaluate(() => dispatchEvent(new Event("room")));
  await go(page, "Schedule");
  await page.getByLabel("Name of the campaign").fill("There is room");
  await expect(page.getByText("The draft is kept on this computer")).toBeVisible();
});

test("a browser that keeps nothing: it is said, and everything else works", async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("denied", "SecurityError");
    };
  });
  await openSample(page);
  await expect(page.getByText("This browser does not keep data for this page")).toBeVisible();
  await go(page, "Schedule");
  await page.getByLabel("Name of the campaign").fill("Not kept");
  await expect(answer(page)).toContainText("Handed over by");
});

test("a clock that jumps: a draft that starts now is planned from the new now", async ({ page }) => {
  await page.clock.install({ time: new Date("2026-11-23T09:00:00Z") });
  await openSample(page);
  await expect(answer(page)).toContainText("Mon 23 Nov 19:0");
  // A computer that slept, or whose clock was wrong.
  await page.clock.setSystemTime(new Date("2026-11-25T09:00:00Z"));
  await page.clock.runFor(61_000);
  await expect(answer(page)).toContainText("Wed 25 Nov 19:0");
  await page.clock.setSystemTime(new Date("2026-11-22T09:00:00Z"));
  await page.clock.runFor(61_000);
  await expect(answer(page)).toContainText("Sun 22 Nov 19:0");
});
