import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../local/browser.ts';
import { townClient } from '../../local/town/client.ts';
import { furnishedTown } from '../../local/town/furnished.ts';
import type { Town } from '../../local/town/town.ts';
import { sharedStack } from '../e2e/stack.ts';
import { violationsOf } from './axe.ts';
import { everyPage, type Round } from './visits.ts';
import { HEIGHTS, Window } from './window.ts';

const WIDTHS = [1280, 320] as const;
const PEOPLE = [undefined, 'guardian1', 'guardian2', 'child2', 'cw1', 'cw2', 'dpo1'] as const;

let browser: Browser;
let town: Town;
let rounds: readonly Round[];
beforeAll(async () => {
  town = await furnishedTown(sharedStack());
  const done = townClient(sharedStack());
  const params = { requestId: town.requests.access };
  const { tasks } = await done('getRequest', { as: ['caseworker', 'cw1'], params });
  rounds = everyPage(town, { [town.requests.access]: tasks[0]?.taskId ?? '' });
  browser = await startBrowser();
}, 120_000);
afterAll(() => browser.close());

const roundOf = (who: string | undefined): Round => {
  const round = rounds.find((one) => one.who === who);
  if (!round) throw new Error(`there is no round of ${who}`);
  return round;
};

/** What is wrong with what a window shows, at both widths. */
async function wrongIn(window: Window, what: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const width of WIDTHS) {
    await window.page.setViewportSize({ width, height: HEIGHTS[width] });
    const at = `${what}, ${width} px`;
    if (await window.isTooWide()) wrong.push(`${at}: wider than the window`);
    wrong.push(...(await violationsOf(window.page)).map((one) => `${at}: ${one}`));
  }
  return wrong;
}

describe.each(['da', 'en'] as const)('in %s', (language) => {
  const open = async (who: string | undefined): Promise<Window> => {
    const window = await Window.open(browser, sharedStack(), { width: 1280, language, script: true });
    if (who !== undefined) await window.signIn(who);
    return window;
  };

  it.each(PEOPLE)(
    'every page is accessible to %s',
    async (who) => {
      const window = await open(who);
      const wrong: string[] = [];
      for (const path of roundOf(who).paths) {
        const status = await window.goto(path);
        const what = `${path} ${status}`;
        const isInBoth = /\/(letter|certificate)$/.test(path);
        if (!isInBoth && (await window.page.getAttribute('html', 'lang')) !== language)
          wrong.push(`${what}: not in ${language}`);
        wrong.push(...(await wrongIn(window, what)));
      }
      expect([...wrong, ...window.wrong]).toEqual([]);
      await window.close();
    },
    600_000,
  );

  it.each(['guardian1', 'child2', 'cw1'])(
    'every form that was sent empty is accessible to %s',
    async (who) => {
      const window = await open(who);
      const wrong: string[] = [];
      let summaries = 0;
      for (const path of roundOf(who).paths) {
        await window.goto(path);
        const submits = window.page.locator(
          'main form[method="post"] button:not([type="button"], [aria-hidden]):enabled',
        );
        for (let nth = 0; nth < (await submits.count()); nth += 1) {
          const form = submits.nth(nth).locator('xpath=ancestor::form');
          if ((await form.locator('[aria-required="true"], [type="radio"]').count()) === 0) continue;
          // The page that comes has run its script once it is loaded; not before.
          await Promise.all([window.page.waitForEvent('load'), submits.nth(nth).click()]);
          const isShownAgain = (await window.page.locator('[data-error-summary]').count()) > 0;
          if (isShownAgain) {
            summaries += 1;
            const what = `${path}, form ${nth} sent empty`;
            if (!(await window.page.evaluate("document.activeElement?.matches('[data-error-summary]')")))
              wrong.push(`${what}: the summary has no focus`);
            wrong.push(...(await wrongIn(window, what)));
          }
          await window.page.setViewportSize({ width: 1280, height: HEIGHTS[1280] });
          await window.goto(path);
        }
      }
      expect([...wrong, ...window.wrong]).toEqual([]);
      expect(summaries).toBeGreaterThan(1);
      await window.close();
    },
    600_000,
  );
});
