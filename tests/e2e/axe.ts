// Whether everybody can use what stands on the screen, as far as axe can tell.
import axe from "axe-core";
import type { Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds within a part of the page. A message in its frame is not ours, and runs no script. */
export async function barriers(page: Page, within = "html"): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(
    async ([within, rules]) => {
      const engine = (globalThis as unknown as { axe: typeof axe }).axe;
      const { violations } = await engine.run(within, { iframes: false, runOnly: rules });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`);
    },
    [within, RULES] as const,
  );
}
