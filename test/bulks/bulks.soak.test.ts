import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PORTION } from '../../lambdas/bulks/handler.ts';
import { LISTS } from '../../lambdas/domain/aggregates.ts';
import { type BulkCause, bulkStatus, requestIdOf } from '../../lambdas/domain/bulk.ts';
import { change } from '../../lambdas/store/execute.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { callsOf } from '../engines/calls.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { Controller, ENDED, LEFT, SCHOOL } from './controller.ts';

let engines: Engines;
let controller: Controller;
beforeAll(async () => {
  engines = await startEngines();
});
beforeEach(async () => {
  controller = new Controller(engines);
  await controller.contracts();
});
afterAll(() => engines.stop());

const childrenOf = async (bulkId: string) =>
  (await controller.requestsOn(LISTS.ofBulk(bulkId))).map(({ childId }) => childId).toSorted();

describe('a bulk', () => {
  it('raises an erasure at its vendor for every child of an ended agreement who had a ground', async () => {
    const concerned = await controller.enrols(2 * PORTION + 7);
    await controller.enrols(5, []);
    const bulkId = await controller.opens(ENDED);

    await controller.works(bulkId);

    expect(await childrenOf(bulkId)).toEqual(concerned);
    const [request] = await controller.requestsOn(LISTS.requestsOf(concerned[0] ?? ''));
    expect(request).toMatchObject({
      right: 'erasure',
      vendorId: 'skolefoto',
      cause: 'agreement-ended',
      bulkId,
    });
    const bulk = await controller.read('bulk', bulkId);
    expect([bulkStatus(bulk.state), bulk.state.seen]).toEqual(['done', 2 * PORTION + 12]);
    expect(await controller.isIntact('bulk', bulkId)).toBe(true);
  });

  it.each<[string, BulkCause, number]>([
    ['a school', LEFT, PORTION + 3],
    ['a class', { ...LEFT, group: '5.A' } as BulkCause, PORTION],
  ])(
    'lets every child of %s leave, and raises her erasure in the same transaction',
    async (_what, cause, count) => {
      const first = await controller.enrols(PORTION);
      const second = await controller.enrols(3, [], '5.B');
      const bulkId = await controller.opens(cause, { startsOn: '2026-10-01' });

      await controller.works(bulkId);

      const left = [...first, ...second].toSorted().filter((id) => count > PORTION || first.includes(id));
      expect(await childrenOf(bulkId)).toEqual(left);
      for (const id of left) expect((await controller.read('child', id)).state.left).toBe('2026-10-01');
      expect((await controller.read('bulk', bulkId)).state.seen).toBe(count);
      expect(await controller.ledger.idsOn(controller.id, LISTS.ofInstitution(SCHOOL))).toHaveLength(
        PORTION + 3 - count,
      );
    },
  );

  it('of nobody is done at once', async () => {
    const bulkId = await controller.opens(ENDED);

    await controller.works(bulkId);

    expect((await controller.eventsOf(bulkId)).map(({ type }) => type)).toEqual([
      'bulk-opened',
      'bulk-started',
      'bulk-finished',
    ]);
  });

  it('passes by children who are being erased', async () => {
    const [first = '', ...others] = await controller.enrols(4);
    await controller.changes(first, { type: 'erasure-ordered', requestId: requestIdOf('x', 'y') });
    const bulkId = await controller.opens(ENDED);

    await controller.works(bulkId);

    expect(await childrenOf(bulkId)).toEqual(others);
  });

  it('does nothing before its day', async () => {
    await controller.enrols(2);
    const bulkId = await controller.opens(ENDED, { startsOn: '2026-10-06' });

    expect(await controller.nextMessage(bulkId)).toBeUndefined();
    const { batchItemFailures } = await controller.deliver({ controller: controller.id, bulkId, version: 1 });

    expect(batchItemFailures).toEqual([]);
    expect(await childrenOf(bulkId)).toEqual([]);
  });

  it('takes children who came onto the list within the portion in work, more than a page of them too', async () => {
    await controller.enrols(PORTION);
    const bulkId = await controller.opens(ENDED);
    const start = await controller.nextMessage(bulkId);
    await controller.deliver(start?.message);
    await controller.enrols(PORTION);

    await controller.works(bulkId);

    const all = await controller.ledger.idsOn(controller.id, LISTS.children);
    expect(all).toHaveLength(2 * PORTION);
    expect(await childrenOf(bulkId)).toEqual(all);
  });
});

describe('the worker', () => {
  it('never holds more than a page of children', async () => {
    await controller.enrols(3 * PORTION);
    const bulkId = await controller.opens(LEFT);
    const client = engines.anotherDynamo();
    const calls = callsOf(client);
    const ledger = new Ledger(client, LEDGER);
    const perMessage: { listed: number; read: number }[] = [];

    await controller.works(bulkId, async (message) => {
      calls.length = 0;
      await controller.deliver(message, ledger);
      const queries = calls.filter(
        ({ command, input }) => command === 'Query' && !/running/.test(JSON.stringify(input)),
      );
      const reads = calls.filter(({ command }) => command === 'BatchGetItem');
      for (const { input } of queries) expect(input.Limit).toBe(PORTION);
      perMessage.push({
        listed: queries.length,
        read: Math.max(0, ...reads.map(({ input }) => JSON.stringify(input).split('"sk"').length - 1)),
      });
    });

    expect(calls.some(({ command }) => command === 'Scan')).toBe(false);
    expect(Math.max(...perMessage.map(({ listed }) => listed))).toBe(2);
    expect(Math.max(...perMessage.map(({ read }) => read))).toBe(PORTION);
  });

  it('refuses a message that names no bulk, and says so without telling which', async () => {
    const message = { controller: controller.id, bulkId: requestIdOf('a', 'b'), version: 1 };

    const { batchItemFailures } = await controller.deliver(message);

    expect(batchItemFailures).toHaveLength(1);
    expect(controller.log.errors()).toEqual(['message-failed']);
  });
});

describe('the rate', () => {
  it('holds back each portion for as long as the one before it takes of the minute', async () => {
    await controller.enrols(PORTION + 12);
    const bulkId = await controller.opens(ENDED, { perMinute: 120 });

    // Started, nothing raised yet, fifty raised, twelve raised.
    expect(await controller.works(bulkId)).toEqual([0, 0, 25]);
    expect((await controller.read('bulk', bulkId)).state.seen).toBe(PORTION + 12);
  });

  it('counts what was raised and not who was looked at', async () => {
    await controller.enrols(2 * PORTION, []);
    const bulkId = await controller.opens(ENDED, { perMinute: 60 });

    expect(await controller.works(bulkId)).toEqual([0, 0, 0]);
  });

  it('is shared by bulks that may ask the same vendor, and by no others', async () => {
    await controller.enrols(2 * PORTION);
    const elsewhere: BulkCause = { ...ENDED, vendorId: 'kantine' } as BulkCause;
    await controller.opens(elsewhere);
    const alone = await controller.works(await controller.opens(ENDED));
    await controller.opens({ ...LEFT, institution: '999999' } as BulkCause);
    const shared = await controller.works(await controller.opens(ENDED));

    expect([alone, shared]).toEqual([
      [0, 0, 5],
      [0, 0, 10],
    ]);
  });
});

describe('a race', () => {
  /** Runs something once, right before the first transaction that raises a request. */
  const disturbing = (run: () => Promise<void>) => {
    const client = engines.anotherDynamo();
    let isDone = false;
    client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (
            commandName === 'TransactWriteItemsCommand' &&
            !isDone &&
            /request-opened/.test(JSON.stringify(args.input))
          ) {
            isDone = true;
            await run();
          }
          return next(args);
        },
      { step: 'initialize' },
    );
    return new Ledger(client, LEDGER);
  };

  it('with a change of the child is decided again on what she is then', async () => {
    const [childId = ''] = await controller.enrols(1);
    const bulkId = await controller.opens(LEFT);
    const ledger = disturbing(() =>
      controller.changes(childId, { type: 'processing-held', requestId: 'r', purposes: 'all' }),
    );

    await controller.works(bulkId, (message) => controller.deliver(message, ledger));

    expect(await childrenOf(bulkId)).toEqual([childId]);
    expect((await controller.read('child', childId)).state).toMatchObject({
      left: '2026-10-05',
      holds: { r: {} },
    });
  });

  it.each([ENDED, LEFT])('with her erasure raises nothing: %j', async (cause) => {
    const [childId = ''] = await controller.enrols(1);
    const bulkId = await controller.opens(cause);
    const ledger = disturbing(() => controller.changes(childId, { type: 'erasure-ordered', requestId: 'r' }));

    await controller.works(bulkId, (message) => controller.deliver(message, ledger));

    expect(await childrenOf(bulkId)).toEqual([]);
    expect((await controller.read('child', childId)).state.left).toBeUndefined();
  });

  it('with her move to another school leaves her there', async () => {
    const [childId = ''] = await controller.enrols(1);
    const bulkId = await controller.opens(LEFT);
    const group = { institution: '999999', name: '1.A' };
    const ledger = disturbing(() =>
      controller.changes(childId, { type: 'child-moved', group, on: '2026-10-05' }),
    );

    await controller.works(bulkId, (message) => controller.deliver(message, ledger));

    expect(await childrenOf(bulkId)).toEqual([]);
  });
});

describe('the list of a bulk', () => {
  it('tells its open requests from those that have ended', async () => {
    const [first = ''] = await controller.enrols(3);
    const bulkId = await controller.opens(ENDED);
    await controller.works(bulkId);
    const request = await controller.read('request', requestIdOf(bulkId, first));
    const events = [{ type: 'request-closed', at: controller.clock.now(), by: 'x' }] as const;
    await controller.append(change({ kind: 'request', id: request.id, before: request, events }));

    const count = (of?: { sort: string }) => controller.ledger.count(controller.id, LISTS.ofBulk(bulkId), of);

    expect([await count(), await count({ sort: 'open' }), await count({ sort: 'ended' })]).toEqual([3, 2, 1]);
  });
});
