/** Lets one of ../peers read the file in its own page. */
export async function readAsPeer(peer, page, { peers, file }) {
  await page.goto(peers);
  await page.locator("input").setInputFiles(file);
  return page.evaluate((name) => globalThis.readWith(name), peer);
}
