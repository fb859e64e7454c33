import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LISTS } from '../../lambdas/domain/aggregates.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { aLedger, newChild, newIds } from './changes.ts';

let engines: Engines;
let controller: string;
let ids: string[];
beforeAll(async () => {
  engines = await startEngines();
});
beforeEach(async () => {
  controller = String(randomInt(10_000_000, 99_999_999));
  const of = aLedger(engines.ledger, controller);
  ids = newIds(7).toSorted();
  for (const id of ids) await of.append(newChild(id));
});
afterAll(() => engines.stop());

const page = (bounds: { limit: number; after?: string; upTo?: string }) =>
  engines.ledger.list(controller, { list: LISTS.children }, bounds);

describe('a stretch of a list', () => {
  it('ends at the place that was the last of a page, that entry included', async () => {
    const first = await page({ limit: 2 });
    const second = await page({ limit: 3, after: first.last ?? '' });

    const stretch = await page({ limit: 9, after: first.last ?? '', upTo: second.last ?? '' });

    expect(stretch.entries.map(({ id }) => id)).toEqual(ids.slice(2, 5));
    expect(stretch.last).toBe(second.last);
  });

  it('has no last place when it is empty', async () => {
    const all = await page({ limit: 9 });

    expect(await page({ limit: 9, after: all.last ?? '' })).toMatchObject({ entries: [], last: undefined });
  });
});

describe('the count of a list', () => {
  /** A ledger whose database answers two entries at a time, as a long list is answered. */
  const inPages = () => {
    const client = engines.anotherDynamo();
    client.middlewareStack.add((next) => (args) => next({ ...args, input: { ...args.input, Limit: 2 } }), {
      step: 'initialize',
    });
    return new Ledger(client, LEDGER);
  };

  it('is of all its entries, however many pages they are', async () => {
    expect(await engines.ledger.count(controller, LISTS.children)).toBe(7);
    expect(await inPages().count(controller, LISTS.children)).toBe(7);
  });

  it('is of those after a place', async () => {
    const { last } = await page({ limit: 3 });

    expect(await inPages().count(controller, LISTS.children, { after: last })).toBe(4);
  });

  it('is told apart by its sort keys, however many pages they are', async () => {
    const group = { institution: '101001', name: '5.A' };
    const [moved = '', ...stay] = ids;
    const before = await engines.ledger.read(controller, 'child', moved);
    const event = { type: 'child-moved', group: { ...group, name: '6 b.' }, on: '2026-11-23' } as const;
    await aLedger(engines.ledger, controller).append({ kind: 'child', id: moved, before, events: [event] });

    const tally = [...(await inPages().tally(controller, LISTS.groups))];

    expect(tally).toEqual([
      ['101001/6 b.', 1],
      ['280123/5B', stay.length],
    ]);
  });

  it('is nothing on a list nobody stands on', async () => {
    expect(await engines.ledger.count(controller, LISTS.conflicts)).toBe(0);
    expect([...(await engines.ledger.tally(controller, LISTS.conflicts))]).toEqual([]);
  });
});
