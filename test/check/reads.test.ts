import { randomUUID } from 'node:crypto';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { throttled } from '../engines/calls.ts';
import { costMeter } from '../engines/cost.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { enrolled, newChild } from '../store/changes.ts';
import { aCheck, question } from './asking.ts';

let engines: Engines;
let tenant: Tenant;
let childId: string;
let guardianId: string;
let check: ReturnType<typeof aCheck>;
beforeAll(async () => {
  engines = await startEngines();
});
beforeEach(async () => {
  tenant = new Tenant(engines);
  await tenant.contracts({ bogklub: ['photos', 'teaching'] });
  ({ childId, guardianId } = await tenant.enrolsWithGrounds());
  check = aCheck(tenant);
});
afterEach(() => check.stop());
afterAll(() => engines.stop());

const stateOf = (kind: string, id: string) => ({
  pk: { S: `${tenant.controller}#${kind}#${id}` },
  sk: { S: 'state' },
});
const commands = () => check.calls().map(({ command }) => command);

describe('a warm check', () => {
  it('of one child is one strongly consistent GetItem of her state', async () => {
    await check.one(question(childId));
    check.calls();

    const answer = await check.one(question(childId));

    expect(answer.body).toMatchObject({ decision: true });
    expect(check.calls()).toEqual([
      {
        command: 'GetItem',
        input: { TableName: LEDGER, Key: stateOf('child', childId), ConsistentRead: true },
      },
    ]);
  });

  it('of 98 children is one strongly consistent BatchGetItem', async () => {
    const ids = Array.from({ length: 97 }, () => randomUUID());
    const who = {
      controller: tenant.controller,
      by: { role: 'caseworker', id: 'c' },
      at: tenant.clock.now(),
    } as const;
    for (let from = 0; from < ids.length; from += 15)
      await new Ledger(engines.dynamo, LEDGER).append({
        ...who,
        changes: ids.slice(from, from + 15).map((id) => newChild(id, [enrolled(id)])),
      });
    await check.one(question(childId));
    check.calls();

    const { body } = await check.many({ evaluations: [childId, ...ids].map((id) => question(id)) });

    const calls = check.calls();
    expect(body.evaluations.map(({ decision }: { decision: boolean }) => decision)).toEqual([
      true,
      ...ids.map(() => false),
    ]);
    expect(calls.map(({ command }) => command)).toEqual(['BatchGetItem']);
    expect(calls[0]?.input).toMatchObject({ RequestItems: { [LEDGER]: { ConsistentRead: true } } });
  });

  it('of one child is one read unit, of a batch of 98 is 98', async () => {
    const cost = costMeter(check.client);
    await check.one(question(childId));
    cost();

    await check.one(question(childId));
    expect(cost()).toEqual({ commands: ['GetItem'], units: 1 });

    const others = Array.from({ length: 97 }, () => randomUUID());
    await check.many({ evaluations: [childId, ...others].map((id) => question(id)) });
    expect(cost()).toEqual({ commands: ['BatchGetItem'], units: 98 });
  });

  it('of one child for many purposes reads her once', async () => {
    await check.many({ evaluations: [question(childId), question(childId, 'teaching')] });
    check.calls();

    await check.many({ evaluations: [question(childId), question(childId, 'teaching'), question(childId)] });

    expect(commands()).toEqual(['GetItem']);
  });

  it.each([
    ['something that is no id of a child', 'Valdemar'],
    ['a key of the table', 'x#child#y'],
  ])('of %s reads no child', async (_what, id) => {
    await check.one(question(childId));
    check.calls();

    const { body } = await check.one(question(id));

    expect(body).toMatchObject({ decision: false, context: { reason: 'no-such-child' } });
    expect(commands()).toEqual([]);
  });

  it.each([
    [
      'a vendor that is not the caller',
      { ...question('c'), subject: { type: 'vendor', id: 'kantine' } },
      'subject-is-not-the-caller',
    ],
    ['a person', { ...question('c'), subject: { type: 'user', id: 'bogklub' } }, 'subject-not-a-vendor'],
    ['what is no child', { ...question('c'), resource: { type: 'school', id: 'c' } }, 'resource-not-a-child'],
  ])('about %s is denied without a read', async (_what, asked, reason) => {
    const { body } = await check.one(asked);

    expect(body).toMatchObject({ decision: false, context: { reason } });
    expect(commands()).toEqual([]);
  });
});

describe('a store that is too busy', () => {
  it('is 503 for a question by itself, and a no for one of many', async () => {
    await check.one(question(childId));
    throttled(check.client);

    expect(await check.one(question(childId))).toMatchObject({
      status: 503,
      body: { reason: 'store-unavailable' },
    });
    expect(await check.many({ evaluations: [question(childId), question('x')] })).toMatchObject({
      status: 200,
      body: {
        evaluations: [
          { decision: false, context: { reason: 'store-busy', error: { status: 503 } } },
          { decision: false, context: { reason: 'no-such-child' } },
        ],
      },
    });
  });
});

describe('what stands where a state should be and is none', () => {
  const spoil = async (id: string) => {
    const { Item } = await engines.dynamo.send(
      new GetItemCommand({ TableName: LEDGER, Key: stateOf('child', id) }),
    );
    await engines.dynamo.send(
      new PutItemCommand({ TableName: LEDGER, Item: { ...Item, body: { S: '{"child' } } }),
    );
  };

  it('denies the questions that need it, answers the others, and rings', async () => {
    const { childId: other } = await tenant.enrolsWithGrounds();
    await spoil(other);

    const { body } = await check.many({ evaluations: [question(other), question(childId)] });

    expect(body.evaluations).toMatchObject([
      { decision: false, context: { reason: 'ledger-broken', error: { status: 500 } } },
      { decision: true },
    ]);
    expect((await check.one(question(other))).body).toMatchObject({ decision: false });
    expect(tenant.log.errors()).toEqual(['state-unreadable', 'state-unreadable']);
  });

  it('is not there for no other reader: who needs all of them fails', async () => {
    await spoil(childId);
    const reading = engines.ledger.readMany(tenant.controller, 'child', [childId]);

    await expect(reading).rejects.toThrow('1 states cannot be read');
  });
});

describe('a cold check', () => {
  it('reads the child, the vendor and the purpose in one round trip, strongly consistent', async () => {
    await check.one(question(childId));

    const keys = [stateOf('child', childId), stateOf('vendor', 'bogklub'), stateOf('purpose', 'photos')];
    expect(check.calls()).toEqual([
      {
        command: 'BatchGetItem',
        input: { RequestItems: { [LEDGER]: { Keys: keys, ConsistentRead: true } } },
      },
    ]);
  });

  it('asks again each time for a purpose that is not there', async () => {
    await check.one(question(childId, 'unknown'));
    await check.one(question(childId, 'unknown'));

    const asked = check.calls().filter(({ input }) => JSON.stringify(input).includes('unknown'));
    expect(asked).toHaveLength(2);
  });
});

describe('what is kept of the register', () => {
  const terminated = async () => {
    const { agreements } = await tenant.does('getVendor', tenant.caseworker(), {
      params: { vendorId: 'bogklub' },
    });
    const params = { vendorId: 'bogklub', agreementId: agreements[0].agreementId };
    await tenant.does('terminateAgreement', tenant.caseworker(), { params, body: { endsOn: '2026-10-05' } });
  };
  const revised = async () => {
    const { purposes } = await tenant.does('listPurposes', tenant.caseworker());
    const [, photos] = purposes;
    const { name, rule } = photos;
    const body = { name, rule, text: { da: 'ny tekst', en: 'new text' }, asksAgain: true };
    await tenant.does('revisePurpose', tenant.caseworker(), { params: { purposeId: 'photos' }, body });
  };

  it.each([
    ['a terminated agreement', terminated, 'agreement-terminated'],
    ['a purpose that asks again', revised, 'consent-outdated'],
  ])(
    '%s is seen at the latest after five seconds, whatever was asked meanwhile',
    async (_what, changes, reason) => {
      await check.one(question(childId));
      await changes();
      for (let second = 0; second < 4; second += 1) {
        tenant.clock.advance(990);
        await check.one(question(childId));
      }

      tenant.clock.advance(1040);

      expect((await check.one(question(childId))).body).toMatchObject({
        decision: false,
        context: { reason },
      });
    },
  );

  it('is read again once after it has gone stale', async () => {
    await check.one(question(childId));
    tenant.clock.advance(5000);
    check.calls();

    await check.one(question(childId));
    await check.one(question(childId));

    expect(commands()).toEqual(['BatchGetItem', 'GetItem']);
  });

  it('is not fresh again for a clock that was set back', async () => {
    await check.one(question(childId));
    await terminated();

    tenant.clock.advance(-60_000);

    expect((await check.one(question(childId))).body).toMatchObject({
      decision: false,
      context: { reason: 'agreement-terminated' },
    });
  });

  it('is never a child: a withdrawal that was answered is seen by the next check', async () => {
    const before = await check.one(question(childId));

    await tenant.opens(tenant.guardian(guardianId), childId, { right: 'withdrawal' });

    expect(before.body.decision).toBe(true);
    expect((await check.one(question(childId))).body).toMatchObject({
      context: { reason: 'consent-withdrawn' },
    });
  });

  it('is kept for each controller on its own', async () => {
    const other = new Tenant(engines, tenant.clock);
    await check.one(question(childId));

    const { body } = await check.one(question(childId), other.vendor('bogklub'));

    expect(body).toMatchObject({ decision: false, context: { reason: 'no-such-vendor' } });
  });
});
