import type { Page } from "playwright-core";

/** Rules of WCAG 2.2 AA and axe's best practices that the page breaks. */
export async function audit(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`axe
    .run({
      runOnly: [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
      ],
    })
    .then(({ violations }) =>
      violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => id + ": " + target.join(" ")),
      ),
    )`);
}
