import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Outcome, ok, refused } from '../../lambdas/domain/outcome.ts';
import { change, type Decided, execute } from '../../lambdas/store/execute.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { verifyAggregate } from '../../lambdas/store/verify.ts';
import { beforeEachTransaction, transactionConflict } from '../engines/calls.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { storedOf } from '../engines/stored.ts';
import { Tenant } from '../engines/tenant.ts';
import { aLedger, held, newChild } from './changes.ts';

let engines: Engines;
let controller: string;
let of: ReturnType<typeof aLedger>;
beforeAll(async () => {
  engines = await startEngines();
});
beforeEach(() => {
  controller = new Tenant(engines).controller;
  of = aLedger(engines.ledger, controller);
});
afterAll(() => engines.stop());

/** A command that holds a child's processing, for a request. */
const holding = (ledger: Ledger, childId: string, requestId: string, decided = { times: 0 }) =>
  execute(ledger, of.who, async (): Promise<Outcome<Decided<string>>> => {
    decided.times += 1;
    const before = await ledger.read(controller, 'child', childId);
    if (!before) return refused('no-such-child');
    return ok({
      changes: [change({ kind: 'child', id: childId, before, events: [held(requestId)] })],
      answer: requestId,
    });
  });

/** The requests that hold a child by its history. */
const holdsIn = async (childId: string) =>
  (await of.history('child', childId)).flatMap((entry) => {
    const { event } = storedOf(entry);
    return event.type === 'processing-held' ? event.requestId : [];
  });

describe('commands racing on one child', () => {
  it('the one that comes second is decided again, on what the first left', async () => {
    const childId = await of.enrols();
    const client = engines.anotherDynamo();
    const decided = { times: 0 };
    beforeEachTransaction(client, async (_input, nth) => {
      if (nth === 1) await holding(engines.ledger, childId, 'first');
    });

    const outcome = await holding(new Ledger(client, LEDGER), childId, 'second', decided);

    expect(outcome).toEqual(ok('second'));
    expect(decided.times).toBe(2);
    expect(await holdsIn(childId)).toEqual(['first', 'second']);
    client.destroy();
  });

  it('one that DynamoDB turns away because of another transaction is decided again too', async () => {
    const childId = await of.enrols();
    const client = engines.anotherDynamo();
    beforeEachTransaction(client, async (_input, nth) => {
      if (nth === 1) throw transactionConflict();
    });

    expect(await holding(new Ledger(client, LEDGER), childId, 'r')).toEqual(ok('r'));
    expect(await holdsIn(childId)).toEqual(['r']);
    client.destroy();
  });

  it('after eight lost races the caller gets a conflict, and nothing of the command is left', async () => {
    const childId = await of.enrols();
    const client = engines.anotherDynamo();
    const decided = { times: 0 };
    beforeEachTransaction(client, async (_input, nth) => {
      await holding(engines.ledger, childId, `winner-${nth}`);
    });

    const outcome = await holding(new Ledger(client, LEDGER), childId, 'loser', decided);

    expect(outcome).toEqual(refused('conflict'));
    expect(decided.times).toBe(8);
    expect(await holdsIn(childId)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((nth) => `winner-${nth}`));
    client.destroy();
  });

  it('any other failure of the database is thrown', async () => {
    const childId = await of.enrols();
    const client = engines.anotherDynamo();
    beforeEachTransaction(client, async () => {
      throw new Error('out of order');
    });

    await expect(holding(new Ledger(client, LEDGER), childId, 'r')).rejects.toThrow('out of order');
    client.destroy();
  });

  it('however many come at once, each accepted one is in the history exactly once, and the chain verifies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 10 }), async (count) => {
        const childId = await of.enrols();
        const commands = Array.from({ length: count }, () => randomUUID());

        const outcomes = await Promise.all(commands.map((id) => holding(engines.ledger, childId, id)));

        const accepted = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value : []));
        const refusals = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.reason));
        expect((await holdsIn(childId)).toSorted()).toEqual(accepted.toSorted());
        expect(accepted.length).toBeGreaterThan(0);
        expect(new Set(refusals).size).toBeLessThanOrEqual(refusals.includes('conflict') ? 1 : 0);
        expect(await verifyAggregate(engines.ledger, controller, 'child', childId)).toMatchObject({
          verification: { intact: true, events: accepted.length + 1 },
        });
      }),
      { numRuns: 8 },
    );
  });
});

describe('a command with an idempotency key', () => {
  const once = { caller: 'guardian:g', key: 'k', digest: 'd' };
  const enrolling = (with_: Partial<typeof once>, answers: string[] = []) =>
    execute(engines.ledger, { ...of.who, once: { ...once, ...with_ } }, async () => {
      const childId = randomUUID();
      answers.push(childId);
      return ok({ changes: [newChild(childId)], answer: { childId } });
    });

  it('sent again is given the first answer, and does nothing', async () => {
    const decided: string[] = [];

    const answers = [await enrolling({}, decided), await enrolling({}, decided)];

    expect(decided).toHaveLength(1);
    expect(answers).toEqual([ok({ childId: decided[0] }), ok({ childId: decided[0] })]);
  });

  it('sent twice at the same moment does it once, and both get the same answer', async () => {
    const [first, second] = await Promise.all([enrolling({}), enrolling({})]);

    expect(first).toEqual(second);
    expect((await engines.scan(LEDGER, controller)).filter(({ sk }) => sk?.S === 'state')).toHaveLength(1);
  });

  it('with another body is refused', async () => {
    await enrolling({});

    expect(await enrolling({ digest: 'another' })).toEqual(refused('key-reused'));
  });

  it.each([
    ['another caller', { caller: 'guardian:h' }],
    ['another key', { key: 'l' }],
  ])('means nothing to %s', async (_who, other) => {
    const decided: string[] = [];
    await enrolling({}, decided);

    await enrolling(other, decided);

    expect(decided).toHaveLength(2);
  });

  it('means nothing to another controller', async () => {
    await enrolling({});

    expect(await engines.ledger.recall(new Tenant(engines).controller, once)).toBeUndefined();
  });

  it('that was refused may be sent again: only answers are remembered', async () => {
    const refusing = () =>
      execute(
        engines.ledger,
        { ...of.who, once },
        async (): Promise<Outcome<Decided<null>>> => refused('no-such-child'),
      );
    await refusing();

    expect((await enrolling({})).ok).toBe(true);
  });

  it('is remembered for a day, and its text is nowhere in the table', async () => {
    await enrolling({ key: 'Valdemars indmeldelse' });

    const items = await engines.scan(LEDGER, controller);
    const [record] = items.filter(({ sk }) => sk?.S === 'once');

    expect(Number(record?.expires?.N)).toBe(Date.parse('2026-10-06T08:00:00.000Z') / 1000);
    expect(JSON.stringify(items)).not.toContain('Valdemar');
  });
});
