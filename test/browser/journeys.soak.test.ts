import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../local/browser.ts';
import { townClient } from '../../local/town/client.ts';
import { furnishedTown } from '../../local/town/furnished.ts';
import { ofAnnaAndJonas } from '../../local/town/people.ts';
import type { Town } from '../../local/town/town.ts';
import { sharedStack } from '../e2e/stack.ts';
import { aCpr } from '../engines/people.ts';
import { type Counts, JOURNEYS, type Journey, PLACES, type Setup } from './journeys.ts';
import { type Hand, Walker } from './walker.ts';
import { nameOf, type Setting, Window } from './window.ts';

const SETTINGS: readonly (Setting & { readonly hand: Hand })[] = [
  { width: 320, language: 'da', script: true, hand: 'pointer' },
  { width: 320, language: 'da', script: false, hand: 'pointer' },
  { width: 1280, language: 'da', script: true, hand: 'pointer' },
  { width: 1280, language: 'da', script: false, hand: 'pointer' },
  { width: 320, language: 'da', script: true, hand: 'keyboard' },
  { width: 1280, language: 'da', script: true, hand: 'keyboard' },
  { width: 320, language: 'en', script: true, hand: 'pointer' },
];
const NAMES = 'Birk Carl Dagny Ebbe Fenja Gro Hjalte Iben'.split(' ');
const BORN = { class: '2016-02-02', room: '2021-02-02' } as const;
/** No name of another begins with one of these and a space. */
const names = NAMES.flatMap((first) =>
  ['Bo', 'Kim', 'Liv', 'Nor', 'Siv'].map((second) => `${first}-${second}`),
);

let browser: Browser;
let town: Town;
beforeAll(async () => {
  town = await furnishedTown(sharedStack());
  browser = await startBrowser();
}, 120_000);
afterAll(() => browser.close());

/** Another child of Anna and Jonas for every journey, so that none finds what another left. */
async function aChildOfItsOwn(where: Journey['where']): Promise<Setup> {
  const done = townClient(sharedStack());
  const givenName = names.pop();
  if (givenName === undefined) throw new Error('there are no names left: add some');
  const { group, byLaw } = PLACES[where];
  const { children } = await done('enrol', {
    as: ['caseworker', 'cw1'],
    body: { group, children: [ofAnnaAndJonas(aCpr(BORN[where]), givenName)] },
  });
  const [child] = children;
  if (!child) throw new Error('nobody was enrolled');
  const body = { purposeId: byLaw, childIds: [child.childId] };
  await done('establishBasis', { as: ['caseworker', 'cw1'], body });
  return { childId: child.childId, givenName, ida: town.ida, done };
}

const counts = new Map<string, Counts>();

async function walked({ who, where, before, walk }: Journey, setting: Setting, hand: Hand): Promise<Counts> {
  const setup = await aChildOfItsOwn(where);
  await before?.(setup);
  const window = await Window.open(browser, sharedStack(), setting);
  const walker = new Walker(window, hand);
  await window.signIn(who);
  const taken = await walk(walker, setup);
  expect({ wrong: window.wrong, obstacles: walker.obstacles }).toEqual({ wrong: [], obstacles: [] });
  await window.close();
  return taken;
}

describe.each(JOURNEYS.map((journey) => [journey.name, journey] as const))('%s', (name, journey) => {
  it.each(SETTINGS.map((setting) => [`${nameOf(setting)}, by ${setting.hand}`, setting] as const))(
    'gets there: %s',
    async (_, { hand, ...setting }) => {
      const taken = await walked(journey, setting, hand);
      // The way is the same for all of them.
      expect(taken).toEqual(counts.get(name) ?? taken);
      counts.set(name, taken);
      if (taken.withdraws !== undefined) expect(taken.withdraws).toBeLessThanOrEqual(taken.gives ?? 0);
    },
    180_000,
  );
});

afterAll(() => {
  const rows = [...counts].flatMap(([name, taken]) =>
    Object.entries(taken).map(
      ([what, steps]) => `${name.padEnd(30)}${what.padEnd(26)}${String(steps).padStart(3)}`,
    ),
  );
  console.info(['steps from the first page after signing in (clicks and fields)', ...rows].join('\n'));
});
