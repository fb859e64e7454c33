import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Outcome, ok, refused } from '../../lambdas/domain/outcome.ts';
import type { Authorship } from '../../lambdas/store/append.ts';
import { change, type Decided, execute, executeMany } from '../../lambdas/store/execute.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { aChild, GROUP } from '../engines/people.ts';
import { Tenant } from '../engines/tenant.ts';
import { aLedger, enrolled } from './changes.ts';

let engines: Engines;
let tenant: Tenant;
let of: ReturnType<typeof aLedger>;
beforeAll(async () => {
  engines = await startEngines();
});
beforeEach(() => {
  tenant = new Tenant(engines);
  of = aLedger(engines.ledger, tenant.controller);
});
afterAll(() => engines.stop());

const once = { caller: 'caseworker:c', key: 'k', digest: 'd' };
const everything = () => engines.scan(LEDGER, tenant.controller);
const children = async () =>
  (await everything()).filter(({ pk, sk }) => pk?.S?.includes('#child#') && sk?.S === 'state').length;

/** One child, unless she is there already. */
const enrolling = (each: Authorship, id: string) =>
  execute(engines.ledger, each, async (): Promise<Outcome<Decided<string>>> => {
    const before = await engines.ledger.read(tenant.controller, 'child', id);
    const changes = before ? [] : [change({ kind: 'child', id, before, events: [enrolled(id)] })];
    return ok({ changes, answer: id });
  });

/** Enrols a class child by child; fails at one of them. */
const classOf = (ids: readonly string[], with_: Partial<typeof once> = {}, failsAt?: number) =>
  executeMany(engines.ledger, { ...of.who, once: { ...once, ...with_ } }, async (each) => {
    for (const [index, id] of ids.entries()) {
      if (index === failsAt) return refused('no-such-child');
      await enrolling(each, id);
    }
    return ok({ ids });
  });
const newIds = () => [randomUUID(), randomUUID(), randomUUID()];

describe('a command of many transactions', () => {
  it('is done once for its key, and answered the same again', async () => {
    const ids = newIds();

    const first = await classOf(ids);
    const after = await everything();
    const again = await classOf(newIds());

    expect([first, again]).toEqual([ok({ ids }), ok({ ids })]);
    expect(await everything()).toEqual(after);
  });

  it('with a key that came with another body changes nothing at all', async () => {
    await classOf(newIds());
    const before = await everything();

    expect(await classOf(newIds(), { digest: 'another' })).toEqual(refused('key-reused'));
    expect(await everything()).toEqual(before);
  });

  it('gives its key to none of its transactions', async () => {
    await classOf(newIds());

    expect((await everything()).filter(({ sk }) => sk?.S === 'once')).toHaveLength(1);
  });

  it('that was refused halfway is not remembered, and goes on when it is sent again', async () => {
    const ids = newIds();

    const refusal = await classOf(ids, {}, 2);
    const halfway = await children();
    const again = await classOf(ids);

    expect([refusal, again]).toEqual([refused('no-such-child'), ok({ ids })]);
    expect([halfway, await children()]).toEqual([2, 3]);
  });

  it('sent twice at the same moment is done once, and both get the same answer', async () => {
    const ids = newIds();

    const [first, second] = await Promise.all([classOf(ids), classOf(ids)]);

    expect([first, second]).toEqual([ok({ ids }), ok({ ids })]);
    expect(await children()).toBe(3);
  });

  it('without a key is done as often as it is sent', async () => {
    const run = () => executeMany(engines.ledger, of.who, (each) => enrolling(each, randomUUID()));

    await run();
    await run();

    expect(await children()).toBe(2);
  });
});

describe('with the key of another call', () => {
  const headers = { 'idempotency-key': 'k1' };
  const enrol = (body: unknown) => tenant.call('enrol', tenant.caseworker(), { headers, body });

  it('a class is not enrolled', async () => {
    await enrol({ group: GROUP, children: [aChild()] });
    const before = await children();

    const reply = await enrol({ group: GROUP, children: [aChild(), aChild()] });

    expect(reply).toMatchObject({ status: 422, body: { reason: 'key-reused' } });
    expect(await children()).toBe(before);
  });

  it('a basis is not established for a class', async () => {
    await tenant.contracts({});
    const { childId } = await tenant.enrols();
    await enrol({ group: GROUP, children: [aChild()] });
    const body = { purposeId: 'teaching', childIds: [childId] };

    const reply = await tenant.call('establishBasis', tenant.caseworker(), { headers, body });

    expect(reply).toMatchObject({ status: 422, body: { reason: 'key-reused' } });
    expect(await tenant.events('child', childId)).toEqual(['child-enrolled']);
  });
});

describe('a refusal that only says that it was done already', () => {
  /** A command that is refused once another child has come. */
  const first = (id: string, meanwhile: () => Promise<unknown>) =>
    execute(engines.ledger, { ...of.who, once }, async (): Promise<Outcome<Decided<string>>> => {
      await meanwhile();
      const before = await engines.ledger.read(tenant.controller, 'child', id);
      if (before) return refused('already-registered');
      return ok({ changes: [change({ kind: 'child', id, before, events: [enrolled(id)] })], answer: id });
    });
  const nothing = async () => undefined;

  it('is the first answer, when the same call had just done it', async () => {
    const id = randomUUID();

    expect(await first(id, () => first(id, nothing))).toEqual(ok(id));
    expect(await tenant.events('child', id)).toEqual(['child-enrolled']);
  });

  it('stays a refusal, when somebody else had done it', async () => {
    const id = randomUUID();

    const outcome = await first(id, () => enrolling(of.who, id));

    expect(outcome).toEqual(refused('already-registered'));
    expect(await engines.ledger.recall(tenant.controller, once)).toBeUndefined();
  });
});
