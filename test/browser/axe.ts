import axe from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is wrong with a page by WCAG 2.2 AA and good practice: each rule with the element, and why. */
export async function violationsOf(page: Page): Promise<string[]> {
  // Put into a page once: that takes as long as asking it.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  return page.evaluate(`axe.run(document, {
    runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations']
  }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) =>
      id + ': ' + target.join(' ') + ' (' + [...any, ...all, ...none].map(({ message }) => message).join(' ').slice(0, 160) + ')')))`);
}
