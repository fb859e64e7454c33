import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { answerDueOn } from '../../lambdas/domain/deadline.ts';
import { change } from '../../lambdas/store/execute.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { beforeEachTransaction, callsOf, transactionConflict } from '../engines/calls.ts';
import { TestClock } from '../engines/clock.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { due, run, waiting } from './waiting.ts';

let engines: Engines | undefined;
let tenant: Tenant;
let clock: TestClock;
/** The list of what waits spans all controllers, so each test has a database of its own. */
beforeEach(async () => {
  await engines?.stop();
  engines = await startEngines();
  clock = new TestClock('2026-11-06T05:00:00.000Z');
  tenant = new Tenant(engines, clock);
});
afterAll(() => engines?.stop());

const HOUR = 60 * 60 * 1000;
const near = (count: number) => ({ 'deadline-near': count });
const both = (count: number) => ({ 'deadline-near': count, 'deadline-missed': count });
const missed = async (ids: readonly string[], of = tenant) =>
  Promise.all(ids.map(async (id) => (await of.request(id)).missed ?? false));

describe('the last day to answer', () => {
  it.each([
    ['a week and a day ahead', '2026-11-14', []],
    ['a week ahead', '2026-11-13', ['deadline-near']],
    ['tomorrow', '2026-11-07', ['deadline-near']],
    ['today', '2026-11-06', ['deadline-near']],
    ['over', '2026-11-05', ['deadline-near', 'deadline-missed']],
    ['long over', '2026-01-05', ['deadline-near', 'deadline-missed']],
  ])('that is %s', async (_when, dueOn, events) => {
    const [id = ''] = await due(tenant, [dueOn]);

    const happened = await run(tenant);

    expect(happened).toEqual(Object.fromEntries(events.map((type) => [type, 1])));
    expect(await tenant.events('request', id)).toEqual(['request-opened', ...events]);
    expect(tenant.log.errors()).toEqual(events);
  });

  it('is reminded of once, missed once, and then waits no more', async () => {
    const [id = ''] = await due(tenant, ['2026-11-13']);

    const happened = [await run(tenant), await run(tenant)];
    const between = await waiting(tenant);
    clock.advanceDays(8);
    happened.push(await run(tenant), await run(tenant));

    expect(happened).toEqual([near(1), {}, { 'deadline-missed': 1 }, {}]);
    expect([between, await waiting(tenant)]).toEqual([[id], []]);
    expect(tenant.log.errors()).toEqual(['deadline-near', 'deadline-missed']);
    expect(await tenant.view(id)).toMatchObject({ missed: true, daysLeft: -1 });
  });

  it('ends with the day, in Copenhagen and for everybody', async () => {
    const [id = ''] = await due(tenant, ['2026-11-06']);
    clock.advance(18 * HOUR + 59 * 60 * 1000);
    const before = await run(tenant);
    clock.advance(2 * 60 * 1000);

    expect([before, await run(tenant)]).toEqual([near(1), { 'deadline-missed': 1 }]);
    expect(await missed([id])).toEqual([true]);
  });

  it('stands still while the requester is asked, and is reminded of anew when it has moved', async () => {
    const { childId, guardianId } = await tenant.enrols();
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, { right: 'access' });
    const says = (operation: 'pauseClock' | 'resumeClock' | 'extendDeadline', body: unknown) =>
      tenant.does(operation, tenant.caseworker(), { params: { requestId }, body });
    // Received on 6 November, due on Monday 7 December.
    clock.advanceDays(25);
    const first = await run(tenant);
    await says('pauseClock', { because: 'scope', question: 'Mener du alt?' });
    clock.advanceDays(20);
    const paused = await run(tenant);
    await says('resumeClock', {});
    const resumed = await tenant.request(requestId);
    const soon = await run(tenant);
    await says('extendDeadline', { reason: 'Der er mange sager.' });
    const { dueOn } = await tenant.request(requestId);
    const extended = await run(tenant);
    clock.advanceDays(60);
    const again = await run(tenant);

    expect([first, paused, soon, extended, again]).toEqual([near(1), {}, near(1), {}, near(1)]);
    expect(resumed.dueOn).toBe(answerDueOn('2026-11-06', { pausedDays: 20 }));
    expect(dueOn).toBe(answerDueOn('2026-11-06', { pausedDays: 20, extended: true }));
    expect(await missed([requestId])).toEqual([false]);
  });

  it('of what was completed, and of what has none, is nothing to wait for', async () => {
    const [id = ''] = await due(tenant, ['2026-11-05', null]);
    const before = await tenant.engines.ledger.read(tenant.controller, 'request', id);
    const at = clock.now();
    const events = [
      { type: 'request-decided', decisions: [], tasks: [] },
      { type: 'request-completed', at, evidence: {} },
    ] as const;
    await tenant.engines.ledger.append({
      controller: tenant.controller,
      by: { role: 'system', id: 'access' },
      at,
      changes: [change({ kind: 'request', id, before, events })],
    });

    expect(await waiting(tenant)).toEqual([]);
    expect(await run(tenant)).toEqual({});
    expect(tenant.log.errors()).toEqual([]);
  });
});

describe('a run', () => {
  it('reads nothing whose moment has not come', async () => {
    await due(tenant, ['2026-11-13', '2026-11-14', '2026-12-24']);
    const client = tenant.engines.anotherDynamo();
    const calls = callsOf(client);

    await run(tenant, new Ledger(client, LEDGER));

    expect(calls.filter(({ command }) => command === 'GetItem')).toHaveLength(1);
    client.destroy();
  });

  it('records each once also when two run at the same moment, and the alarms count each once', async () => {
    const ids = await due(tenant, ['2026-11-03', '2026-11-04', '2026-11-05']);

    const answers = await Promise.all([run(tenant), run(tenant)]);

    const counted = answers.map((happened) => happened['deadline-missed'] ?? 0);
    expect(counted.reduce((sum, count) => sum + count)).toBe(3);
    for (const id of ids)
      expect(await tenant.events('request', id)).toEqual([
        'request-opened',
        'deadline-near',
        'deadline-missed',
      ]);
  });

  it('goes through more than a page, of more than one controller, while what it takes moves on', async () => {
    const other = new Tenant(tenant.engines, clock);
    // A hundred fill a page; each moves on to its last day, which has not come.
    const soon = await due(
      tenant,
      Array.from({ length: 130 }, (_, nth) => `2026-11-${nth % 2 ? '12' : '13'}`),
    );
    const late = await due(
      other,
      Array.from({ length: 95 }, () => '2026-11-05'),
    );

    const happened = await run(tenant);

    expect(happened).toEqual({ 'deadline-near': 225, 'deadline-missed': 95 });
    expect(new Set(await missed(late, other))).toEqual(new Set([true]));
    expect((await waiting(tenant)).toSorted()).toEqual(soon.toSorted());
    expect(tenant.log.lines).toEqual(
      [
        { level: 'error', code: 'deadline-near' },
        { level: 'error', code: 'deadline-missed' },
        { level: 'info', code: 'deadlines-checked', count: 320 },
      ].map((line) => expect.objectContaining(line)),
    );
  });

  it('goes on after one it could not record, fails at the end, and records that one the next time', async () => {
    const ids = await due(tenant, ['2026-11-03', '2026-11-04', '2026-11-05']);
    const client = tenant.engines.anotherDynamo();
    beforeEachTransaction(client, async (_input, nth) => {
      if (nth === 2) throw new Error('out of order');
    });

    await expect(run(tenant, new Ledger(client, LEDGER))).rejects.toThrow('1 moments');
    const alarms = tenant.log.errors();
    const between = await missed(ids);
    const happened = await run(tenant);

    expect(alarms).toEqual(['deadline-near', 'deadline-missed', 'deadline-not-recorded']);
    expect(between).toEqual([true, false, true]);
    expect(happened).toEqual(both(1));
    client.destroy();
  });

  it('that dies in the middle has rung for what it recorded', async () => {
    await due(
      tenant,
      Array.from({ length: 101 }, () => '2026-11-05'),
    );
    const dying = new (class extends Ledger {
      private pages = 0;

      override async list(...of: Parameters<Ledger['list']>): ReturnType<Ledger['list']> {
        this.pages += 1;
        if (this.pages > 1) throw new Error('the function died');
        return super.list(...of);
      }
    })(tenant.engines.dynamo, LEDGER);

    await expect(run(tenant, dying)).rejects.toThrow('died');

    expect(tenant.log.errors()).toEqual(['deadline-near', 'deadline-missed']);
  });

  it('records the others when one loses race after race', async () => {
    const ids = await due(tenant, ['2026-11-03', '2026-11-04', '2026-11-05']);
    const client = tenant.engines.anotherDynamo();
    beforeEachTransaction(client, async ({ TransactItems }) => {
      if (JSON.stringify(TransactItems).includes(ids[0] ?? '')) throw transactionConflict();
    });

    await expect(run(tenant, new Ledger(client, LEDGER))).rejects.toThrow('1 moments');

    expect(await missed(ids)).toEqual([false, true, true]);
    client.destroy();
  });

  it('is not held up by a place on the list that nothing stands behind, or that is none of its own', async () => {
    const place = (aggregate: string, id: string) =>
      new PutItemCommand({
        TableName: LEDGER,
        Item: {
          pk: { S: '*#list#clock' },
          sk: { S: `2026-01-01T00:00:00.000Z#${tenant.controller}#${aggregate}#${id}` },
          controller: { S: tenant.controller },
          aggregate: { S: aggregate },
          id: { S: id },
        },
      });
    for (const aggregate of ['request', 'child', 'bulk', 'vendor'])
      await tenant.engines.dynamo.send(place(aggregate, 'nothing'));
    const ids = await due(tenant, ['2026-11-05']);

    await expect(run(tenant)).rejects.toThrow('1 moments');

    expect(await missed(ids)).toEqual([true]);
    expect(tenant.log.errors()).toEqual(['deadline-not-recorded', 'deadline-near', 'deadline-missed']);
  });
});
