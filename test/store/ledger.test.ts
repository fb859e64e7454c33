import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LISTS } from '../../lambdas/domain/aggregates.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { callsOf } from '../engines/calls.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { storedOf } from '../engines/stored.ts';
import { Tenant } from '../engines/tenant.ts';
import { aLedger, enrolled, held, newChild, newIds, newRequest } from './changes.ts';

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

describe('an append', () => {
  it('stores each event in order, with who, when and the hash of the one before', async () => {
    const id = await of.enrols(held('r1'), held('r2'));

    const history = await of.history('child', id);

    const stored = history.map(storedOf);
    expect(stored.map(({ event }) => event.type)).toEqual([
      'child-enrolled',
      'processing-held',
      'processing-held',
    ]);
    expect(stored.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(stored.map(({ prev }) => prev)).toEqual(['0'.repeat(64), history[0]?.hash, history[1]?.hash]);
    expect(stored[2]).toMatchObject({ ...of.who, aggregate: { kind: 'child', id } });
  });

  it('leaves the state its events make, at the version of the last', async () => {
    const id = await of.enrols(held('r1'));

    const child = await of.child(id);

    expect(child.version).toBe(2);
    expect(child.head).toBe((await of.history('child', id))[1]?.hash);
    expect(child.state.holds).toEqual({ r1: { purposes: 'all' } });
  });

  it('is refused when someone changed the aggregate since it was read', async () => {
    const id = await of.enrols();
    const [first, second] = [await of.continues(id, [held('r1')]), await of.continues(id, [held('r2')])];

    const answers = [await of.append(first), await of.append(second)];

    expect(answers).toEqual([true, false]);
    expect(Object.keys((await of.child(id)).state.holds)).toEqual(['r1']);
  });

  it('is refused when someone made the same aggregate first', async () => {
    const id = await of.enrols();

    expect(await of.append(newChild(id))).toBe(false);
    expect(await of.history('child', id)).toHaveLength(1);
  });

  it('of two aggregates is both', async () => {
    const [childId, requestId] = [await of.enrols(), randomUUID()];

    await of.append(await of.continues(childId, [held(requestId)]), newRequest(requestId, childId));

    expect(await of.history('child', childId)).toHaveLength(2);
    expect(await of.history('request', requestId)).toHaveLength(1);
  });

  it('of two aggregates is none when one of them lost a race', async () => {
    const [childId, requestId] = [await of.enrols(), randomUUID()];
    const late = await of.continues(childId, [held(requestId)]);
    await of.append(await of.continues(childId, [held('first')]));

    const went = await of.append(late, newRequest(requestId, childId));

    expect(went).toBe(false);
    expect(await of.history('child', childId)).toHaveLength(2);
    expect(await engines.ledger.read(controller, 'request', requestId)).toBeUndefined();
    expect(await of.idsOn(LISTS.openRequests)).toEqual([]);
  });

  it('without events writes nothing', async () => {
    const id = await of.enrols();
    const before = await engines.scan(LEDGER, controller);

    expect(await of.append(await of.continues(id, []))).toBe(true);
    expect(await engines.scan(LEDGER, controller)).toEqual(before);
  });

  it('without events holds the aggregate still: the rest is refused when someone changed it', async () => {
    const [childId, requestId] = [await of.enrols(), randomUUID()];
    const [seen, other] = [await of.continues(childId, []), await of.continues(childId, [held('r1')])];
    await of.append(other);

    expect(await of.append(seen, newRequest(requestId, childId))).toBe(false);
    expect(await engines.ledger.read(controller, 'request', requestId)).toBeUndefined();
    expect(await of.append(await of.continues(childId, []), newRequest(requestId, childId))).toBe(true);
  });

  it('keeps the facts until it is told others, and never puts them into the chain', async () => {
    const id = randomUUID();
    await of.append(newChild(id, [enrolled(id)], { bornOn: '2016-03-14' }));
    await of.append(await of.continues(id, [held('r1')]));
    const kept = (await of.child(id)).facts;

    await of.append(await of.continues(id, [held('r2')], {}));

    expect(kept).toEqual({ bornOn: '2016-03-14' });
    expect((await of.child(id)).facts).toEqual({});
    expect(JSON.stringify(await engines.scan(LEDGER, controller))).not.toContain('2016-03-14');
  });
});

describe('reading', () => {
  it('knows nothing of what another controller has', async () => {
    const id = await of.enrols();
    const other = new Tenant(engines).controller;

    expect(await engines.ledger.read(other, 'child', id)).toBeUndefined();
    expect(await engines.ledger.readMany(other, 'child', [id])).toEqual([]);
  });

  it('of 250 takes three batches, in the order asked for, without those that are not there', async () => {
    const ids = newIds(250);
    const enrolments = ids.filter((id) => id !== ids[7]).map((id) => newChild(id));
    while (enrolments.length > 0) await of.append(...enrolments.splice(0, 16));
    const client = engines.anotherDynamo();
    const calls = callsOf(client);

    const children = await new Ledger(client, LEDGER).readMany(controller, 'child', ids.toReversed());

    expect(children.map(({ id }) => id)).toEqual(ids.toReversed().filter((id) => id !== ids[7]));
    expect(calls.map(({ command }) => command)).toEqual(['BatchGetItem', 'BatchGetItem', 'BatchGetItem']);
    client.destroy();
  });

  it('reads an id that is asked for twice', async () => {
    const id = await of.enrols();

    const children = await engines.ledger.readMany(controller, 'child', [id, id]);

    expect(children.map((child) => child.id)).toEqual([id, id]);
  });

  it.each([
    ['is empty', ''],
    ['is longer than any Hjemmel made', 'x'.repeat(201)],
    ['reaches into another key', 'x#child#y'],
  ])('an id that %s finds nothing, without asking', async (_what, id) => {
    const client = engines.anotherDynamo();
    const [ledger, calls] = [new Ledger(client, LEDGER), callsOf(client)];

    expect(await ledger.read(controller, 'child', id)).toBeUndefined();
    expect(await ledger.readMany(controller, 'child', [id])).toEqual([]);
    expect(calls).toEqual([]);
    client.destroy();
  });

  it('of a history longer than a page of DynamoDB gives every event', async () => {
    const wide = Array.from({ length: 400 }, (_, index) => `purpose-${index}`);
    const holds = Array.from({ length: 240 }, () => ({ ...held('r'), purposes: wide }) as const);
    const id = await of.enrols();
    while (holds.length > 0) await of.append(await of.continues(id, holds.splice(0, 60)));

    const history = await of.history('child', id);

    expect(history.map((entry) => storedOf(entry).seq)).toEqual(
      Array.from({ length: 241 }, (_, index) => index + 1),
    );
    expect(history.reduce((bytes, { body }) => bytes + body.length, 0)).toBeGreaterThan(1_048_576);
  });
});
