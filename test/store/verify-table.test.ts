import { randomUUID } from 'node:crypto';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { keyItem, text } from '../../lambdas/store/items.ts';
import { eventKey } from '../../lambdas/store/keys.ts';
import { verifyTable } from '../../lambdas/store/verify-table.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { aLedger, held, newRequest } from './changes.ts';
import { Tampering } from './tampering.ts';

let engines: Engines;
let controller: string;
let childId: string;
/** The whole table is looked at, so each test has one of its own: two children at two controllers, and a request. */
beforeEach(async () => {
  engines = await startEngines();
  controller = new Tenant(engines).controller;
  const of = aLedger(engines.ledger, controller);
  childId = await of.enrols(held('r1'));
  await of.append(newRequest(randomUUID(), childId));
  await aLedger(engines.ledger, new Tenant(engines).controller).enrols();
});
afterEach(() => engines.stop());

const verified = () => verifyTable(engines.dynamo, LEDGER);

describe('verifying a whole table', () => {
  it('finds every chain of every controller intact', async () => {
    expect(await verified()).toEqual({ aggregates: 3, events: 4, broken: [], stray: 0 });
  });

  it('names the chain that is broken and how, and goes on with the others', async () => {
    await new Tampering(engines.dynamo, controller, childId).remove(1);

    const { aggregates, broken } = await verified();

    expect(aggregates).toBe(3);
    expect(broken).toEqual([
      {
        aggregate: `${controller}#child#${childId}`,
        verification: { intact: false, at: 1, break: 'sequence-has-a-gap' },
      },
    ]);
  });

  it('counts an event whose aggregate has no state', async () => {
    const Item = { ...keyItem(eventKey(controller, 'child', randomUUID(), 1)), kind: text('event') };
    await engines.dynamo.send(new PutItemCommand({ TableName: LEDGER, Item }));

    expect(await verified()).toMatchObject({ broken: [], stray: 1 });
  });
});
