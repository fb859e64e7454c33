import { randomInt, randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { callsOf, leavingUnprocessed, throttled } from '../engines/calls.ts';
import { costMeter } from '../engines/cost.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { aLedger, newChild, newIds, newRequest } from './changes.ts';

const controller = String(randomInt(10_000_000, 99_999_999));
const there = newIds(6);
const refs = (ids: readonly string[]) => ids.map((id) => ({ kind: 'child', id }) as const);

let engines: Engines;
let client: DynamoDBClient;
let ledger: Ledger;
let slept: number[];
beforeAll(async () => {
  engines = await startEngines();
  await aLedger(engines.ledger, controller).append(...there.map((id) => newChild(id)));
});
beforeEach(() => {
  client = engines.anotherDynamo();
  slept = [];
  ledger = new Ledger(client, LEDGER, async (ms) => slept.push(ms));
});
afterEach(() => client.destroy());
afterAll(() => engines.stop());

describe('reading states together costs', () => {
  const [one = '', two = ''] = there;
  it.each([
    ['nothing', [], [], 0],
    ['one', [one], ['GetItem'], 1],
    ['one that does not exist', newIds(1), ['GetItem'], 1],
    ['the same three times', [one, one, one], ['GetItem'], 1],
    ['two', [one, two], ['BatchGetItem'], 2],
    ['two, each twice', [one, two, two, one], ['BatchGetItem'], 2],
    ['a hundred, some of which exist', [...newIds(94), ...there], ['BatchGetItem'], 100],
    ['a hundred and one', [...newIds(95), ...there], ['BatchGetItem', 'GetItem'], 101],
    ['two hundred and two', newIds(202), ['BatchGetItem', 'BatchGetItem', 'BatchGetItem'], 202],
    ['ids that nothing is stored under', ['', 'x'.repeat(201), 'x#child#y'], [], 0],
    ['one and an id that nothing is stored under', ['x#child#y', one], ['GetItem'], 1],
  ])('%s: so many requests and units', async (_what, ids, commands, units) => {
    const cost = costMeter(client);

    const states = await ledger.readTogether(controller, refs(ids));

    expect(cost()).toEqual({ commands, units });
    expect(ids.filter((id) => states.get('child', id))).toEqual(ids.filter((id) => there.includes(id)));
    expect(ids.filter((id) => states.missed('child', id) === 'unread')).toEqual([]);
    expect(slept).toEqual([]);
  });
});

it('states of any kinds come together, each under its own kind', async () => {
  const [childId, requestId] = [randomUUID(), randomUUID()];
  const of = aLedger(engines.ledger, controller);
  await of.append(newChild(childId), newRequest(requestId, childId));
  const cost = costMeter(client);

  const states = await ledger.readTogether(controller, [
    { kind: 'child', id: childId },
    { kind: 'request', id: requestId },
    { kind: 'vendor', id: childId },
    { kind: 'child', id: requestId },
  ]);

  expect(cost()).toEqual({ commands: ['BatchGetItem'], units: 4 });
  expect(states.get('child', childId)).toEqual(await of.child(childId));
  expect(states.get('request', requestId)?.state).toMatchObject({ requestId, childId });
  expect([states.get('vendor', childId), states.get('child', requestId)]).toEqual([undefined, undefined]);
});

describe('what DynamoDB did not get to', () => {
  it('is asked for again, and only that', async () => {
    const cost = costMeter(client);
    leavingUnprocessed(client, (keys, nth) => (nth === 0 ? keys.slice(2) : []));

    const states = await ledger.readTogether(controller, refs(there));

    expect(there.filter((id) => !states.get('child', id) || states.missed('child', id) === 'unread')).toEqual(
      [],
    );
    expect(cost()).toEqual({ commands: ['BatchGetItem', 'BatchGetItem'], units: there.length });
    expect(slept).toHaveLength(1);
  });

  it('comes one by one when the answer is too large to give at once', async () => {
    leavingUnprocessed(client, (keys) => keys.slice(1));

    const children = await ledger.readMany(controller, 'child', there);

    expect(children.map(({ id }) => id)).toEqual(there);
  });

  it('every time is unread, not absent, after six tries and less than two seconds', async () => {
    const calls = callsOf(client);
    const [read = '', ...unread] = there;
    leavingUnprocessed(client, (keys, nth) => (nth === 0 ? keys.slice(1) : keys));

    const states = await ledger.readTogether(controller, refs([...there, 'x#child#y']));

    expect(states.get('child', read)?.id).toBe(read);
    expect(unread.map((id) => states.get('child', id))).toEqual(unread.map(() => undefined));
    expect([...there, 'x#child#y'].filter((id) => states.missed('child', id) === 'unread')).toEqual(unread);
    expect(calls).toHaveLength(6);
    expect(slept).toHaveLength(5);
    expect(slept.toSorted((a, b) => a - b)).toEqual(slept);
    expect(slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(1_000);
  });

  it('of one hundred does not keep back the next', async () => {
    const many = [...there, ...newIds(99)];
    leavingUnprocessed(client, (keys) => (keys.length > 50 ? keys : []));

    const states = await ledger.readTogether(controller, refs(many));

    expect(many.filter((id) => states.missed('child', id) === 'unread')).toEqual(many.slice(0, 100));
  });

  it('makes a list of states fail: absence would be a lie', async () => {
    leavingUnprocessed(client, (keys) => keys.slice(-2));

    await expect(ledger.readMany(controller, 'child', newIds(3))).rejects.toThrow(
      expect.objectContaining({ name: 'StoreBusy' }),
    );
  });

  it('is never taken for absent, and what is absent never for unread once it was read', async () => {
    const ids = [...there, ...newIds(3)];
    const round = fc.array(fc.boolean(), { minLength: ids.length, maxLength: ids.length });
    await fc.assert(
      fc.asyncProperty(fc.array(round, { maxLength: 7 }), async (rounds) => {
        const disturbed = engines.anotherDynamo();
        const indexOf = (pk = '') => ids.indexOf(pk.split('#')[2] ?? '');
        leavingUnprocessed(disturbed, (keys, nth) => keys.filter(({ pk }) => rounds[nth]?.[indexOf(pk?.S)]));

        const states = await new Ledger(disturbed, LEDGER, async () => undefined)
          .readTogether(controller, refs(ids))
          .finally(() => disturbed.destroy());

        for (const id of ids) {
          const found = states.get('child', id) !== undefined;
          expect(found).toBe(there.includes(id) && states.missed('child', id) !== 'unread');
        }
        if (rounds.length < 6)
          expect(ids.filter((id) => states.missed('child', id) === 'unread')).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a table that refuses every request as one too many', () => {
  beforeEach(() => throttled(client));

  it('leaves everything unread', async () => {
    const many = [...there, ...newIds(99)];

    const states = await ledger.readTogether(controller, refs(many));

    expect(many.filter((id) => states.missed('child', id) !== 'unread')).toEqual([]);
  });

  it('is not asked again: the client has done that', async () => {
    await ledger.readTogether(controller, refs(there));

    expect(slept).toEqual([]);
  });

  it('makes every other read fail', async () => {
    const busy = expect.objectContaining({ name: 'StoreBusy' });

    await expect(ledger.read(controller, 'child', there[0] ?? '')).rejects.toThrow(busy);
    await expect(ledger.readMany(controller, 'child', there)).rejects.toThrow(busy);
  });
});

it.each([1, 2])('any other failure of a read of %d is thrown as it is', async (count) => {
  const nowhere = new Ledger(client, 'no-such-table');

  await expect(nowhere.readTogether(controller, refs(newIds(count)))).rejects.toThrow(
    expect.objectContaining({ name: 'ResourceNotFoundException' }),
  );
});
