import { randomInt, randomUUID } from 'node:crypto';
import {
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import { bodyOf, type Item, keyItem, stateItem, text } from '../../lambdas/store/items.ts';
import { stateKey } from '../../lambdas/store/keys.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { verifyAggregate } from '../../lambdas/store/verify.ts';
import { costMeter } from '../engines/cost.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { aLedger, enrolled, held, manyPurposes, newChild, newIds } from './changes.ts';
import { sizeOf } from './size.ts';

const controller = String(randomInt(10_000_000, 99_999_999));
const facts = { bornOn: '2016-03-14' };
let engines: Engines;
let client: DynamoDBClient;
let cost: ReturnType<typeof costMeter>;
let of: ReturnType<typeof aLedger>;
beforeAll(async () => {
  engines = await startEngines();
  client = engines.anotherDynamo();
  cost = costMeter(client);
  of = aLedger(engines.ledger, controller);
});
afterAll(async () => {
  client.destroy();
  await engines.stop();
});

async function aChildWith(purposes: number, more = { holds: 1, conflicts: 1 }): Promise<string> {
  const [id, guardians] = [randomUUID(), newIds(2)];
  await of.append(newChild(id, [enrolled(id, guardians)], facts));
  const events = manyPurposes({ purposes, ...more }, guardians);
  while (events.length > 0) await of.append(await of.continues(id, events.splice(0, 90)));
  return id;
}

async function stateItemOf(id: string): Promise<Item> {
  const Key = keyItem(stateKey(controller, 'child', id));
  const { Item } = await client.send(new GetItemCommand({ TableName: LEDGER, Key }));
  return Item ?? {};
}

describe('what a child costs to read', () => {
  it('with 60 purposes, three holds and two conflicts is one unit: at most 4 KB', async () => {
    const id = await aChildWith(60, { holds: 3, conflicts: 2 });
    cost();

    const child = await new Ledger(client, LEDGER).read(controller, 'child', id);

    expect(cost()).toEqual({ commands: ['GetItem'], units: 1 });
    expect(sizeOf(await stateItemOf(id))).toBeLessThanOrEqual(4_096);
    expect(Object.keys(child?.state.grounds ?? {})).toHaveLength(60);
    expect(Object.keys(child?.state.holds ?? {})).toHaveLength(3);
    expect(Object.keys(child?.state.conflicts ?? {})).toHaveLength(2);
  });

  it('is one unit on either side of where packing begins', () => {
    const id = randomUUID();
    const key = stateKey(controller, 'child', id);
    const rest = { facts, version: 99_999, head: 'f'.repeat(64) };
    const child = evolveChild(undefined, enrolled(id, newIds(2)));
    const sizes = Array.from({ length: 250 }, (_, nth) => {
      const holds = { r1: { purposes: ['x'.repeat(nth * 20)] } };
      return sizeOf(stateItem<'child'>(key, { ...rest, state: { ...child, holds } }));
    });

    expect(Math.max(...sizes)).toBeGreaterThan(3_000);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(4_096);
    expect(sizes.at(-1)).toBeLessThan(1_000);
  });
});

describe('a state', () => {
  it('that is small stands as text an operator can read', async () => {
    const item = await stateItemOf(await aChildWith(5));

    expect(JSON.parse(item.body?.S ?? '')).toMatchObject({ group: { name: '5B' } });
    expect(item.packed).toBeUndefined();
  });

  it('that is large stands packed alone, and is what its events make of it', async () => {
    const id = await aChildWith(40);
    const item = await stateItemOf(id);

    expect(item.packed?.B?.length).toBeGreaterThan(0);
    expect(item.body).toBeUndefined();
    expect(JSON.parse(bodyOf(item))).toEqual((await of.child(id)).state);
    expect((await verifyAggregate(engines.ledger, controller, 'child', id))?.verification.intact).toBe(true);
  });

  it('is packed by its bytes, not its letters', async () => {
    const id = randomUUID();
    await of.append(newChild(id));
    const hold = { ...held('r1'), purposes: ['æ'.repeat(1_600)] };
    await of.append(await of.continues(id, [hold]));

    expect((await stateItemOf(id)).packed).toBeDefined();
    expect((await of.child(id)).state.holds).toEqual({ r1: { purposes: hold.purposes } });
  });

  it('that becomes small again stands as text again', async () => {
    const id = await aChildWith(40);

    await of.append(await of.continues(id, [{ type: 'child-erased', requestId: 'r1' }]));

    const item = await stateItemOf(id);
    expect(item.packed).toBeUndefined();
    expect(JSON.parse(item.body?.S ?? '')).toMatchObject({ grounds: {} });
  });

  it('that was stored large before there was packing is read, and packed with the next event', async () => {
    const id = await aChildWith(40);
    const { packed: _packed, ...item } = await stateItemOf(id);
    const body = text(JSON.stringify((await of.child(id)).state));
    const Item = { ...item, body };
    await client.send(new PutItemCommand({ TableName: LEDGER, Item }));

    await of.append(await of.continues(id, [held('r1')]));

    expect((await of.child(id)).state.holds).toHaveProperty('r1');
    expect(await stateItemOf(id)).toMatchObject({ packed: { B: expect.any(Uint8Array) } });
  });
});

// The engine of the tests stands in for DynamoDB's bill, so it must count as DynamoDB says it does.
describe('the engine counts a strongly consistent read', () => {
  const itemOf = (bytes: number): Item => {
    const item = { ...keyItem({ pk: randomUUID(), sk: 'state' }), body: text('') };
    return { ...item, body: text('x'.repeat(bytes - sizeOf(item))) };
  };
  const stored = async (Item: Item): Promise<Item> => {
    await client.send(new PutItemCommand({ TableName: LEDGER, Item }));
    return { pk: Item.pk ?? text(''), sk: Item.sk ?? text('') };
  };
  const batch = (Keys: Item[]) =>
    new BatchGetItemCommand({ RequestItems: { [LEDGER]: { Keys, ConsistentRead: true } } });

  it.each([
    [4_096, 1],
    [4_097, 2],
    [8_192, 2],
    [8_193, 3],
  ])('of an item of %d bytes as %d', async (bytes, units) => {
    const Key = await stored(itemOf(bytes));
    cost();

    await client.send(new GetItemCommand({ TableName: LEDGER, Key, ConsistentRead: true }));

    expect(cost().units).toBe(units);
  });

  it('of nothing as 1, and an eventually consistent one as half', async () => {
    const Key = keyItem({ pk: randomUUID(), sk: 'state' });
    cost();

    await client.send(new GetItemCommand({ TableName: LEDGER, Key, ConsistentRead: true }));
    expect(cost().units).toBe(1);

    await client.send(new GetItemCommand({ TableName: LEDGER, Key }));
    expect(cost().units).toBe(0.5);
  });

  it('of a batch item by item, each rounded up, what is not there as 1', async () => {
    const keys = [
      await stored(itemOf(100)),
      await stored(itemOf(4_097)),
      keyItem({ pk: 'none', sk: 'state' }),
    ];
    cost();

    await client.send(batch(keys));

    expect(cost().units).toBe(4);
  });

  it('of a binary attribute by its bytes', async () => {
    const empty = { ...keyItem({ pk: randomUUID(), sk: 'state' }), packed: { B: Buffer.alloc(0) } };
    const sized = (bytes: number) => ({ ...empty, packed: { B: Buffer.alloc(bytes - sizeOf(empty), 255) } });
    for (const [bytes, units] of [
      [4_096, 1],
      [4_097, 2],
    ] as const) {
      const Key = await stored(sized(bytes));
      cost();

      await client.send(new GetItemCommand({ TableName: LEDGER, Key, ConsistentRead: true }));

      expect(cost().units).toBe(units);
    }
  });
});
