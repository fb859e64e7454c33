import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PORTION } from '../../lambdas/bulks/handler.ts';
import { LISTS } from '../../lambdas/domain/aggregates.ts';
import { requestIdOf } from '../../lambdas/domain/bulk.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { Controller, ENDED, LEFT } from './controller.ts';

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

const MANY = PORTION + 10;

/** A ledger whose transactions are lost from the n-th on: `before` or right after they reached the database. */
function dyingAt(nth: number, when: 'before' | 'after', of: (input: string) => boolean = () => true): Ledger {
  const client = engines.anotherDynamo();
  let seen = 0;
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName !== 'TransactWriteItemsCommand' || !of(JSON.stringify(args.input))) return next(args);
        seen += 1;
        if (seen > nth || (seen === nth && when === 'before')) throw new Error('killed');
        const answer = await next(args);
        if (seen === nth) throw new Error('killed');
        return answer;
      },
    { step: 'initialize' },
  );
  return new Ledger(client, LEDGER);
}

const isAboutChild = (input: string) => input.includes('request-opened');
const isAboutBulk = (input: string) => /bulk-(advanced|finished)/.test(input);

/** Every child has exactly her one request, opened once; the bulk counted each child once, and all chains hold. */
async function expectExactly(bulkId: string, children: readonly string[]): Promise<void> {
  const requests = await controller.requestsOn(LISTS.ofBulk(bulkId));
  expect(requests.map(({ childId }) => childId).toSorted()).toEqual(children);
  expect(requests.map(({ requestId }) => requestId).toSorted()).toEqual(
    children.map((id) => requestIdOf(bulkId, id)).toSorted(),
  );
  expect(new Set(requests.map(({ version }) => version))).toEqual(new Set([1]));
  for (const id of children)
    expect(await controller.ledger.idsOn(controller.id, LISTS.requestsOf(id))).toEqual([
      requestIdOf(bulkId, id),
    ]);
  const portions = Math.ceil(children.length / PORTION);
  expect((await controller.eventsOf(bulkId)).map(({ type }) => type)).toEqual([
    'bulk-opened',
    'bulk-started',
    ...Array(portions).fill('bulk-advanced'),
    'bulk-finished',
  ]);
  expect((await controller.read('bulk', bulkId)).state.seen).toBe(children.length);
  const [first = ''] = children;
  const intact = [
    controller.isIntact('bulk', bulkId),
    controller.isIntact('child', first),
    controller.isIntact('request', requestIdOf(bulkId, first)),
  ];
  expect(await Promise.all(intact)).toEqual([true, true, true]);
}

describe.each([
  ['an agreement that ended', ENDED],
  ['a school that was left', LEFT],
])('every child of %s has one request', (_of, cause) => {
  let children: string[];
  let bulkId: string;
  beforeEach(async () => {
    children = await controller.enrols(MANY);
    bulkId = await controller.opens(cause);
  });

  it('though each message is delivered twice, and again when all is done', async () => {
    const messages: unknown[] = [];
    await controller.works(bulkId, async (message) => {
      messages.push(message);
      await controller.deliver(message);
      await controller.deliver(message);
    });
    for (const message of messages) await controller.deliver(message);

    await expectExactly(bulkId, children);
  });

  it('though three workers get each message at the same moment', async () => {
    const failed: unknown[] = [];
    await controller.works(bulkId, async (message) => {
      const answers = await Promise.all([1, 2, 3].map(() => controller.deliver(message)));
      failed.push(...answers.flatMap(({ batchItemFailures }) => batchItemFailures));
    });

    await expectExactly(bulkId, children);
  });

  it.each([
    ['before the first child', 1, 'before', isAboutChild],
    ['between two children', 7, 'before', isAboutChild],
    ['between two children, the answer of the last lost', 7, 'after', isAboutChild],
    ['between the last child and the next portion', 1, 'before', isAboutBulk],
    ['right after the next portion is planned', 1, 'after', isAboutBulk],
  ] as const)('though the worker is killed %s, in every portion', async (_when, nth, when, of) => {
    const failures: number[] = [];
    await controller.works(bulkId, async (message) => {
      const { batchItemFailures } = await controller.deliver(message, dyingAt(nth, when, of));
      failures.push(batchItemFailures.length);
      await controller.deliver(message);
    });

    // Only planning the first portion raises nothing in which it could be killed.
    expect(failures.filter((count) => count === 1).length).toBeGreaterThanOrEqual(2);
    await expectExactly(bulkId, children);
  });
});

describe('any interleaving of kills and duplicates', () => {
  it('leaves each child with one request, and a count that is right', async () => {
    const kill = fc.record({
      nth: fc.integer({ min: 1, max: PORTION + 2 }),
      when: fc.constantFrom('before' as const, 'after' as const),
      copies: fc.integer({ min: 1, max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(ENDED, LEFT),
        fc.array(kill, { maxLength: 6 }),
        fc.integer({ min: 0, max: PORTION + 5 }),
        async (cause, kills, count) => {
          controller = new Controller(engines);
          await controller.contracts();
          const children = await controller.enrols(count);
          const bulkId = await controller.opens(cause);
          const left = [...kills];
          await controller.works(bulkId, async (message) => {
            const next = left.shift();
            const ledger = next && dyingAt(next.nth, next.when);
            await Promise.all(
              Array.from({ length: next?.copies ?? 1 }, () => controller.deliver(message, ledger)),
            );
          });
          if (count > 0) await expectExactly(bulkId, children);
        },
      ),
      { numRuns: 6 },
    );
  }, 60_000);
});
