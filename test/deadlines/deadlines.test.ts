import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHandler } from '../../lambdas/deadlines/handler.ts';
import { LISTS } from '../../lambdas/domain/aggregates.ts';
import { change } from '../../lambdas/store/execute.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { beforeEachTransaction, callsOf, transactionConflict } from '../engines/calls.ts';
import { TestClock } from '../engines/clock.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { opened } from '../store/changes.ts';

let engines: Engines | undefined;
let tenant: Tenant;
let clock: TestClock;
/** The list of due requests spans all controllers, so each test has a database of its own. */
beforeEach(async () => {
  await engines?.stop();
  engines = await startEngines();
  clock = new TestClock('2026-11-06T05:00:00.000Z');
  tenant = new Tenant(engines, clock);
});
afterAll(() => engines?.stop());

/** Requests of one controller with their last day; their ids. */
async function due(days: readonly string[], of = tenant): Promise<string[]> {
  const requests = days.map((dueOn) => ({ id: randomUUID(), dueOn }));
  const { ledger } = of.engines;
  const who = { controller: of.controller, by: { role: 'caseworker', id: 'c' }, at: clock.now() } as const;
  for (let from = 0; from < requests.length; from += 20)
    await ledger.append({
      ...who,
      changes: requests
        .slice(from, from + 20)
        .map(({ id, dueOn }) =>
          change({ kind: 'request', id, before: undefined, events: [opened(id, 'child', dueOn)] }),
        ),
    });
  return requests.map(({ id }) => id);
}

const run = (ledger = tenant.engines.ledger) => createHandler({ ledger, clock, log: tenant.log })();
const missed = async (ids: readonly string[], of = tenant) =>
  Promise.all(ids.map(async (id) => (await of.request(id)).missed ?? false));

describe('the check of deadlines', () => {
  it('records those whose last day has passed, and no other', async () => {
    const ids = await due(['2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07']);

    const answer = await run();

    expect(answer).toEqual({ missed: 2 });
    expect(await missed(ids)).toEqual([true, true, false, false]);
  });

  it('reads no request whose last day has not passed', async () => {
    await due(['2026-11-05', '2026-11-06', '2026-11-07']);
    const client = tenant.engines.anotherDynamo();
    const calls = callsOf(client);

    await run(new Ledger(client, LEDGER));

    expect(calls.filter(({ command }) => command === 'GetItem')).toHaveLength(1);
    client.destroy();
  });

  it('counts the last day in Copenhagen', async () => {
    const [id = ''] = await due(['2026-11-06']);
    clock.advance(17 * 60 * 60 * 1000 + 59 * 60 * 1000);
    const before = await run();
    clock.advance(2 * 60 * 1000);

    // 23:01 in UTC is a minute past midnight in Copenhagen.
    expect([before, await run()]).toEqual([{ missed: 0 }, { missed: 1 }]);
    expect(await missed([id])).toEqual([true]);
  });

  it('records each once, and raises the alarm once', async () => {
    const [id = ''] = await due(['2026-11-05']);

    const answers = [await run(), await run()];

    expect(answers).toEqual([{ missed: 1 }, { missed: 0 }]);
    expect(await tenant.events('request', id)).toEqual(['request-opened', 'deadline-missed']);
    expect(tenant.log.errors()).toEqual(['deadline-missed']);
  });

  it('records each once also when two run at the same moment', async () => {
    const ids = await due(['2026-11-03', '2026-11-04', '2026-11-05']);

    const answers = await Promise.all([run(), run()]);

    expect(answers[0].missed + answers[1].missed).toBe(3);
    for (const id of ids)
      expect(await tenant.events('request', id)).toEqual(['request-opened', 'deadline-missed']);
  });

  it('goes through more than a page, of more than one controller', async () => {
    const other = new Tenant(tenant.engines, clock);
    const mine = await due(
      Array.from({ length: 90 }, (_, day) => `2026-10-${String((day % 28) + 1).padStart(2, '0')}`),
    );
    const theirs = await due(
      Array.from({ length: 15 }, () => '2026-11-05'),
      other,
    );

    const answer = await run();

    expect(answer).toEqual({ missed: 105 });
    expect(new Set(await missed(mine))).toEqual(new Set([true]));
    expect(new Set(await missed(theirs, other))).toEqual(new Set([true]));
    expect(
      await tenant.engines.ledger.list('', { list: LISTS.due, everywhere: true }, { limit: 1 }),
    ).toMatchObject({
      entries: [],
    });
  });

  it('leaves alone what was completed, and what has no last day', async () => {
    const [id = ''] = await due(['2026-11-05']);
    const before = await tenant.engines.ledger.read(tenant.controller, 'request', id);
    const who = {
      controller: tenant.controller,
      by: { role: 'system', id: 'access' },
      at: clock.now(),
    } as const;
    const withdrawal = randomUUID();
    await tenant.engines.ledger.append({
      ...who,
      changes: [
        change({
          kind: 'request',
          id,
          before,
          events: [{ type: 'request-completed', at: clock.now(), evidence: {} }],
        }),
        change({
          kind: 'request',
          id: withdrawal,
          before: undefined,
          events: [opened(withdrawal, 'c', null)],
        }),
      ],
    });

    expect(await run()).toEqual({ missed: 0 });
    expect(tenant.log.errors()).toEqual([]);
  });

  it('goes on after one it could not record, fails at the end, and records that one the next time', async () => {
    const ids = await due(['2026-11-03', '2026-11-04', '2026-11-05']);
    const client = tenant.engines.anotherDynamo();
    beforeEachTransaction(client, async (_input, nth) => {
      if (nth === 2) throw new Error('out of order');
    });

    await expect(run(new Ledger(client, LEDGER))).rejects.toThrow('1 missed deadlines');
    const alarms = tenant.log.errors();
    const between = await missed(ids);
    const answer = await run();

    expect(alarms).toEqual(['deadline-not-recorded', 'deadline-missed']);
    expect(between).toEqual([true, false, true]);
    expect(answer).toEqual({ missed: 1 });
    client.destroy();
  });

  it('records the others when one loses race after race', async () => {
    const ids = await due(['2026-11-03', '2026-11-04', '2026-11-05']);
    const client = tenant.engines.anotherDynamo();
    beforeEachTransaction(client, async ({ TransactItems }) => {
      if (JSON.stringify(TransactItems).includes(ids[0] ?? '')) throw transactionConflict();
    });

    await expect(run(new Ledger(client, LEDGER))).rejects.toThrow('1 missed deadlines');

    expect(await missed(ids)).toEqual([false, true, true]);
    client.destroy();
  });
});
