import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../local/browser.ts';
import { furnishedTown } from '../../local/town/furnished.ts';
import { sharedStack } from '../e2e/stack.ts';
import { Window } from './window.ts';

const MOST_BYTES = 150 * 1024;

let browser: Browser;
beforeAll(async () => {
  await furnishedTown(sharedStack());
  browser = await startBrowser();
}, 120_000);
afterAll(() => browser.close());

type Fetched = { readonly url: string; readonly kind: string; bytes: number };

/** Everything that is fetched over the wire while something runs, headers included. */
async function fetchedWhile(window: Window, run: () => Promise<unknown>): Promise<Fetched[]> {
  const cdp = await window.page.context().newCDPSession(window.page);
  const fetched = new Map<string, Fetched>();
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    fetched.set(requestId, { url: response.url, kind: type, bytes: 0 });
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = fetched.get(requestId);
    if (one) one.bytes = encodedDataLength;
  });
  await run();
  await window.page.waitForLoadState('networkidle');
  return [...fetched.values()];
}

describe('the first page of a guardian', () => {
  it.each([320, 1280] as const)('weighs little, with all it fetches, at %s px', async (width) => {
    const window = await Window.open(browser, sharedStack(), { width, language: 'da', script: true });
    await window.signIn('guardian3');

    const fetched = await fetchedWhile(window, () => window.goto('/family/children'));

    const bytes = fetched.reduce((sum, one) => sum + one.bytes, 0);
    const rows = fetched.map(
      ({ kind, bytes: of, url }) => `${String(of).padStart(8)}  ${kind}  ${new URL(url).pathname}`,
    );
    console.info([`at ${width} px: ${(bytes / 1024).toFixed(1)} KB over the wire`, ...rows].join('\n'));
    expect(fetched.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['Document', 'Stylesheet', 'Script', 'Font']),
    );
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    expect(window.wrong).toEqual([]);
    await window.close();
  });

  it('is read before any script runs', async () => {
    const window = await Window.open(browser, sharedStack(), { width: 320, language: 'da', script: false });
    await window.signIn('guardian3');
    const fetched = await fetchedWhile(window, () => window.goto('/family/children'));
    expect(fetched.map(({ kind }) => kind)).not.toContain('Script');
    expect(await window.page.locator('main a').filter({ hasText: 'Ida' }).isVisible()).toBe(true);
    await window.close();
  });
});
