import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startBrowser } from '../../local/browser.ts';

const HOST = 'https://pages.example';
const MINUTE = 60_000;

let browser: Browser;
let script = '';
beforeAll(async () => {
  const entry = join(import.meta.dirname, '../../lambdas/assets/script/hjemmel.ts');
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'iife', write: false });
  script = outputFiles[0]?.text ?? '';
  browser = await startBrowser();
});
afterAll(() => browser.close());

let context: BrowserContext;
/** What the server was sent, and what it answers by path. */
let sent: { readonly method: string; readonly path: string; readonly body: string | null }[];
let pages: Record<string, string | number>;
beforeEach(async () => {
  sent = [];
  pages = {};
  context = await browser.newContext();
  await context.route('**/*', async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (pathname === '/script.js') return route.fulfill({ body: script, contentType: 'text/javascript' });
    sent.push({ method: request.method(), path: pathname, body: request.postData() });
    const answer = pages[pathname] ?? 404;
    return typeof answer === 'number'
      ? route.fulfill({ status: answer })
      : route.fulfill({
          contentType: 'text/html; charset=utf-8',
          headers: { 'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'" },
          body: `<!doctype html><title>Side</title><script src="/script.js" type="module"></script>${answer}`,
        });
  });
});
afterEach(() => context.close());

const opened = async (path: string, options: { readonly clock?: boolean } = {}): Promise<Page> => {
  const page = await context.newPage();
  if (options.clock) await page.clock.install();
  await page.goto(HOST + path);
  return page;
};

describe('a form that is sent', () => {
  const FORM = '<form method="post" action="/sent"><button name="answer" value="yes">Ja</button></form>';

  it('is sent once, with the name of its button, however often that is pressed', async () => {
    // 204: the page stays where it is, as under a download.
    pages = { '/form': FORM, '/sent': 204 };
    const page = await opened('/form');

    for (const _press of [1, 2, 3]) {
      await page.evaluate("document.querySelector('button').click()");
      await page.waitForTimeout(50);
    }

    expect(sent.filter(({ method }) => method === 'POST')).toEqual([
      { method: 'POST', path: '/sent', body: 'answer=yes' },
    ]);
    expect(await page.getAttribute('button', 'aria-disabled')).toBe('true');
  });

  it('may be sent again ten seconds later, and when she comes back', async () => {
    pages = { '/form': FORM, '/sent': 204 };
    const page = await opened('/form', { clock: true });

    await page.click('button');
    await page.clock.fastForward(10_000);
    expect(await page.getAttribute('button', 'aria-disabled')).toBeNull();
    await page.click('button');
    await page.evaluate("dispatchEvent(new Event('pageshow'))");
    await page.click('button');
    await page.waitForTimeout(50);

    expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(3);
  });

  it('that asks for a word opens its button when the word is typed', async () => {
    pages = { '/form': '<form method="post"><input data-confirm-word="SLET"><button>Slet</button></form>' };
    const page = await opened('/form');
    const isOpen = () => page.isEnabled('button');

    expect(await isOpen()).toBe(false);
    await page.fill('input', 'sle');
    expect(await isOpen()).toBe(false);
    await page.fill('input', ' slet ');
    expect(await isOpen()).toBe(true);
    await page.fill('input', 'slette');
    expect(await isOpen()).toBe(false);
  });
});

describe('what is typed into a form that keeps', () => {
  const form = (person: string | null, more = '') => `<body${person ? ` data-person="${person}"` : ''}>
    <form id="ask" method="post" action="/saved" data-keep>
      <textarea name="why"></textarea><input type="radio" name="who" value="both"><input name="cpr" data-never-keep>
      <button>Send</button></form>
    <form data-sign-out method="post" action="/out"><button id="out">Log ud</button></form>${more}`;
  const typed = async (page: Page) => [
    await page.inputValue('textarea'),
    await page.isChecked('[type=radio]'),
    await page.inputValue('[name=cpr]'),
  ];
  const type = async (page: Page) => {
    await page.fill('textarea', 'Fordi <b>jeg</b> siger det');
    await page.check('[type=radio]');
    await page.fill('[name=cpr]', '0101011234');
  };
  const KEPT = ['Fordi <b>jeg</b> siger det', true, ''];
  const NOTHING = ['', false, ''];

  it('is there after a time-out, but never a CPR number', async () => {
    pages = { '/form': form('anna'), '/signed-out': form(null) };
    const page = await opened('/form');
    await type(page);

    await page.goto(`${HOST}/signed-out`);
    expect(await typed(page)).toEqual(NOTHING);
    await page.goto(`${HOST}/form`);
    expect(await typed(page)).toEqual(KEPT);
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('0101011234');
  });

  it('is not shown to the next person, nor kept for the first', async () => {
    pages = { '/form': form('anna') };
    const page = await opened('/form');
    await type(page);

    pages['/form'] = form('bo');
    await page.reload();
    expect(await typed(page)).toEqual(NOTHING);
    pages['/form'] = form('anna');
    await page.reload();
    expect(await typed(page)).toEqual(NOTHING);
  });

  it('is gone when she signs out', async () => {
    pages = { '/form': form('anna'), '/out': 'Farvel' };
    const page = await opened('/form');
    await type(page);

    await page.click('#out');
    await page.waitForURL(`${HOST}/out`);
    await page.goto(`${HOST}/form`);
    expect(await typed(page)).toEqual(NOTHING);
  });

  it.each([
    ['the next page is another', '/saved', '<body data-person="anna">Tak', NOTHING],
    ['the same page says so', '/saved', form('anna', '<p data-saved>Gemt'), NOTHING],
    ['not while she is signed out', '/saved', form(null), KEPT],
  ])('is forgotten when it has arrived: %s', async (_when, path, answer, then) => {
    pages = { '/form': form('anna'), [path]: answer };
    const page = await opened('/form');
    await type(page);

    await page.click('#ask button');
    await page.waitForURL(HOST + path);
    await page.goto(`${HOST}/form`);

    expect(await typed(page)).toEqual(then);
  });

  it('does not replace what the server gave back', async () => {
    pages = { '/form': form('anna') };
    const page = await opened('/form');
    await type(page);

    pages['/form'] = form('anna').replace('<textarea name="why">', '<textarea name="why">Rettet');
    await page.reload();

    expect(await page.inputValue('textarea')).toBe('Rettet');
  });
});

describe('who sits still', () => {
  const PAGE = `<body data-idle-seconds="1200" data-stay-url="/stay" data-leave-url="/left"><input>
    <dialog id="idle-dialog"><button data-stay>Bliv</button></dialog>`;
  const stays = () => sent.filter(({ path }) => path === '/stay').length;
  const isAsked = (page: Page) => page.isVisible('dialog');

  beforeEach(() => {
    pages = { '/page': PAGE, '/stay': 204, '/left': 'Farvel' };
  });

  it('is asked two minutes before, and stays when she says so', async () => {
    const page = await opened('/page', { clock: true });

    await page.clock.fastForward(18 * MINUTE - 1_000);
    expect(await isAsked(page)).toBe(false);
    await page.clock.fastForward(1_000);
    expect(await isAsked(page)).toBe(true);
    expect(stays()).toBe(0);
    await page.click('[data-stay]');
    await page.waitForSelector('dialog', { state: 'hidden' });
    expect(stays()).toBe(1);
    await page.clock.fastForward(17 * MINUTE);
    expect(await isAsked(page)).toBe(false);
    await page.clock.fastForward(MINUTE);
    expect(await isAsked(page)).toBe(true);
  });

  it('and says nothing leaves the page', async () => {
    const page = await opened('/page', { clock: true });

    await page.clock.fastForward(18 * MINUTE);
    await page.clock.fastForward(2 * MINUTE);
    await page.waitForURL(`${HOST}/left`);
  });

  it('leaves it too when her session has ended already', async () => {
    pages['/stay'] = 401;
    const page = await opened('/page', { clock: true });

    await page.clock.fastForward(18 * MINUTE);
    await page.click('[data-stay]');
    await page.waitForURL(`${HOST}/left`);
  });

  it('is not asked while she types, and the server is told every five minutes at most', async () => {
    const page = await opened('/page', { clock: true });

    for (let minute = 0; minute < 30; minute += 1) {
      await page.type('input', 'a');
      await page.clock.runFor(MINUTE);
    }

    expect(await isAsked(page)).toBe(false);
    expect(stays()).toBeGreaterThanOrEqual(4);
    expect(stays()).toBeLessThanOrEqual(6);
  });
});

describe('small help', () => {
  it('is hidden from who has no script, and shown by it', async () => {
    pages = { '/page': '<button hidden data-needs-script>Udskriv</button>' };

    expect(await (await opened('/page')).isVisible('button')).toBe(true);
  });

  it('puts the focus on what went wrong', async () => {
    pages = { '/page': '<div data-error-summary tabindex="-1" id="wrong">Fejl</div>' };

    expect(await (await opened('/page')).evaluate('document.activeElement.id')).toBe('wrong');
  });

  it('counts letters', async () => {
    pages = {
      '/page': '<textarea data-limit="5" data-left="{n} tilbage" data-over="{n} for mange"></textarea>',
    };
    const page = await opened('/page');
    const said = () => page.textContent('[role=status]');

    expect(await said()).toBe('5 tilbage');
    await page.fill('textarea', 'æøåæøåæ');
    expect(await said()).toBe('2 for mange');
  });

  it('shows the rows that hold every word', async () => {
    const rows = ['Asta Holm Sletning', 'Asta Friis Indsigt', 'Bo Holm Sletning'];
    pages = {
      '/page': `<input data-filter="#rows" data-shown="Viser {n} af {m}"><table id="rows"><tbody>${rows
        .map((row) => `<tr><td>${row}</td></tr>`)
        .join('')}</tbody></table>`,
    };
    const page = await opened('/page');

    await page.fill('input', 'SLET asta');
    expect(await page.locator('tr:visible').allTextContents()).toEqual([rows[0]]);
    expect(await page.textContent('[role=status]')).toBe('Viser 1 af 3');
    await page.fill('input', '');
    expect(await page.locator('tr:visible').count()).toBe(3);
    expect(await page.textContent('[role=status]')).toBe('');
  });

  it('copies a text and says so', async () => {
    pages = {
      '/page': '<code id="x"> abc </code><button data-copy="#x" data-copied="Kopieret">Kopiér</button>',
    };
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await opened('/page');

    await page.click('button');
    await page.waitForSelector('[role=status]:text("Kopieret")');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('abc');
  });
});
