// From a change that a person makes to the new answer in the page, worker and rendering included.

const CHANGES = 40;

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} app
 */
export async function answers(browser, app) {
  const page = await browser.newPage();
  await page.goto(app);
  await page.getByRole("button", { name: "Try the sample" }).click();
  const answer = page.locator("section.answer");
  await answer.getByText(/Handed over by/).waitFor();
  await page.locator("nav a", { hasText: "Accounts" }).click();
  await page.getByRole("radio", { name: /personalizations/i }).check();
  const field = page.getByLabel("Most people in one call");
  // What the other shape of a call comes to is not timed.
  await page.locator("section.answer:not(.is-waiting)").waitFor();
  await watch(page);
  const times = [];
  for (let change = 0; change < CHANGES; change++) {
    // Another number each time, so that each asks for another plan.
    await field.fill(String(999 - change * 7));
    times.push(await page.evaluate(() => globalThis.answered()));
  }
  const recipients = await answer.getByText(/recipients/).textContent();
  await page.close();
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(part * times.length))].toFixed(0);
  return [
    `**From a change to the new answer** in the page, with the sample of ${recipients?.trim()}: ${CHANGES} changes of the chunk size, in ms.`,
    "",
    "| half of them within | 9 of 10 within | slowest |",
    "|--:|--:|--:|",
    `| ${at(0.5)} | ${at(0.9)} | ${at(1)} |`,
  ].join("\n");
}

/** Times each change until the answer is about the draft as it is. */
function watch(page) {
  return page.evaluate(() => {
    const answer = document.querySelector("section.answer");
    let changed;
    let time;
    let waiting = false;
    let tell = () => {};
    addEventListener("input", () => ([changed, time] = [performance.now(), undefined]), true);
    new MutationObserver(() => {
      const waits = answer.classList.contains("is-waiting");
      if (waiting && !waits) {
        time = performance.now() - changed;
        tell();
      }
      waiting = waits;
    }).observe(answer, { attributes: true, attributeFilter: ["class"] });
    globalThis.answered = async () => {
      if (time === undefined) await new Promise((told) => (tell = told));
      return time;
    };
  });
}
