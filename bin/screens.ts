import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../local/browser.ts';
import { DEFAULT_DATA_DIR, readStackInfo } from '../local/data-dir.ts';
import { doorOf, PEOPLE } from '../local/people.ts';
import { furnishedTown } from '../local/town/furnished.ts';
import type { Town } from '../local/town/town.ts';

const HELP = `npm run screens [-- options]: pictures of the pages, from a running stack

  --data-dir DIR    of the local stack that runs on it (${DEFAULT_DATA_DIR})
  --language L      da or en (da)
  --to DIR          where they are written (build/screens)
  --help            this text

Start the stack first, in another terminal: npm start
The first time, it furnishes the municipality that the test people sign in to, which must be empty.`;

const fail = (message: string): never => {
  console.error(`hjemmel: ${message}`);
  process.exit(1);
};

const readOptions = () => {
  try {
    return parseArgs({
      options: {
        'data-dir': { type: 'string', default: DEFAULT_DATA_DIR },
        language: { type: 'string', default: 'da' },
        to: { type: 'string', default: 'build/screens' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
};

/** Windows, and how many points a pixel has in each. */
const WINDOWS = {
  phone: { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2 },
  desk: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
} as const;

/** What is worth a look, by who sees it. */
const screens = ({ asta, otto, ida, requests }: Town): Readonly<Record<string, Record<string, string>>> => ({
  '': { front: '/', help: '/sign-in/help' },
  guardian1: {
    children: '/family/children',
    child: `/family/children/${asta}`,
    consent: `/family/children/${otto}/purposes/training-with-real-data`,
    withdraw: `/family/children/${asta}/purposes/news-to-users`,
    receipt: `/family/children/${asta}/purposes/news-to-users/receipt`,
    differ: `/family/children/${otto}/purposes/development-assessment-health`,
    history: `/family/children/${asta}/history`,
    rights: `/family/children/${asta}/rights`,
    erasure: `/family/children/${asta}/rights/erasure`,
    request: `/family/requests/${requests.access}`,
    letter: `/family/requests/${requests.access}/letter`,
  },
  child2: {
    pupil: `/family/children/${ida}`,
    'pupil-consent': `/family/children/${ida}/purposes/news-to-users`,
  },
  cw1: {
    work: '/desk/work',
    board: '/desk/work/board',
    'desk-request': `/desk/requests/${requests.rectification}`,
    decide: `/desk/requests/${requests.rectification}/decide`,
    release: `/desk/requests/${requests.access}/decide`,
    late: `/desk/requests/${requests.late}`,
    'desk-erasure': `/desk/children/${asta}/requests/new?right=erasure&own=yes`,
    'desk-child': `/desk/children/${asta}`,
    classes: '/desk/classes',
    class: '/desk/classes/class?institution=280123&group=5B',
    conflicts: '/desk/conflicts',
    vendor: '/desk/vendors/learnlab',
    mend: '/desk/mend',
    oversight: '/desk/oversight',
    controller: '/desk/controller',
    residency: '/desk/oversight/residency',
    ledger: `/desk/ledger/child/${asta}`,
  },
});

/** Takes the pictures of one person at one width; how many. */
async function take(
  browser: Browser,
  api: string,
  { who, width, language, to }: { who: string; width: keyof typeof WINDOWS; language: string; to: string },
  pages: Readonly<Record<string, string>>,
): Promise<number> {
  const context = await browser.newContext({
    ...WINDOWS[width],
    reducedMotion: 'reduce',
    locale: language === 'da' ? 'da-DK' : 'en-GB',
  });
  const page = await context.newPage();
  await page.goto(`${api}/language/${language}?to=/`);
  const person = PEOPLE.find(({ id }) => id === who);
  if (person) {
    await page.goto(`${api}/sign-in/${doorOf(person)}`);
    await page.locator(`button[name="sub"][value="${person.sub}"]`).click();
    await page.waitForURL(`${api}/**`);
  }
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(`${api}${path}`);
    await page.evaluate('document.fonts.ready');
    await page.screenshot({ path: join(to, `${name}-${width}.png`), fullPage: true });
  }
  await context.close();
  return Object.keys(pages).length;
}

const options = readOptions();
if (options.help) {
  console.log(HELP);
  process.exit(0);
}
const stack = readStackInfo(options['data-dir']);
if (!stack) fail(`no stack runs on ${options['data-dir']}; start one with: npm start`);
else {
  const { language, to } = options;
  const shown = Object.entries(screens(await furnishedTown(stack)));
  mkdirSync(to, { recursive: true });
  const browser = await startBrowser();
  let taken = 0;
  for (const width of ['phone', 'desk'] as const)
    for (const [who, pages] of shown)
      taken += await take(browser, stack.api, { who, width, language, to }, pages);
  await browser.close();
  console.log(`${taken} pictures in ${to}`);
}
