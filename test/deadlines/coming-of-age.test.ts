import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { beforeEachTransaction } from '../engines/calls.ts';
import { TestClock } from '../engines/clock.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { aChild, aCpr } from '../engines/people.ts';
import { purpose } from '../engines/register.ts';
import { Tenant } from '../engines/tenant.ts';
import { answerAll, deliver } from '../rights/workers.ts';
import { run, waiting } from './waiting.ts';

const BORN = '2008-11-07';
const BIRTHDAY = '2026-11-07';

let engines: Engines | undefined;
let tenant: Tenant;
let clock: TestClock;
beforeEach(async () => {
  await engines?.stop();
  engines = await startEngines();
  clock = new TestClock('2026-11-06T05:00:00.000Z');
  tenant = new Tenant(engines, clock);
  for (const id of ['film', 'kor'])
    await tenant.does('registerPurpose', tenant.caseworker(), {
      body: purpose(id, { kind: 'consent', custody: 'one', childDecidesFrom: null, special: false }),
    });
  await tenant.contracts({ filmhus: ['film'], korhus: ['kor'], bogklub: ['teaching'] });
});
afterAll(() => engines?.stop());

const says = (guardianId: string, childId: string, purposeId: string, answer = 'given') =>
  tenant.does('giveConsent', tenant.guardian(guardianId), {
    params: { childId },
    body: { purposeId, answer, version: 1 },
  });

/** A child of seventeen whose guardian has consented to some purposes. */
async function nearlyAdult(...consents: readonly string[]) {
  const enrolled = await tenant.enrols(aChild({ cpr: aCpr(BORN) }));
  const { childId, guardianId } = enrolled;
  await tenant.does('establishBasis', tenant.caseworker(), {
    body: { purposeId: 'teaching', childIds: [childId] },
  });
  for (const purposeId of consents) await says(guardianId, childId, purposeId);
  return enrolled;
}

/** The one request of a child that nobody but the clock has opened. */
async function opened() {
  const [requestId = ''] = tenant.ids.given.slice(-1);
  return tenant.request(requestId);
}

describe('a child who comes of age', () => {
  it('is seventeen until her birthday', async () => {
    const { childId } = await nearlyAdult('film');
    clock.advance(17 * 60 * 60 * 1000);

    expect(await run(tenant)).toEqual({});
    expect(await waiting(tenant)).toEqual([childId]);
    expect(await tenant.mayUse('filmhus', 'film', childId)).toBe('yes');
  });

  it('is asked herself: what her guardians consented to stops at the vendors, once', async () => {
    const { childId } = await nearlyAdult('film', 'kor');
    clock.advanceDays(1);

    const happened = [await run(tenant), await run(tenant)];

    expect(happened).toEqual([{ 'came-of-age': 1, 'request-opened': 1 }, {}]);
    const { requestId, ...request } = await opened();
    expect(request).toMatchObject({
      childId,
      right: 'withdrawal',
      cause: 'came-of-age',
      openedBy: { role: 'system', id: 'deadlines' },
      receivedOn: BIRTHDAY,
      dueOn: null,
      purposes: ['film', 'kor'],
    });
    await deliver(tenant, 'withdrawal', requestId);
    const { tasks, decisions } = await tenant.request(requestId);
    expect(Object.keys(tasks).toSorted()).toEqual([
      'filmhus.erase',
      'filmhus.stop',
      'korhus.erase',
      'korhus.stop',
    ]);
    expect(decisions?.map(({ reason }) => reason)).toEqual(['consent-lapsed', 'consent-lapsed']);
    await answerAll(tenant, requestId);
    await deliver(tenant, 'withdrawal', requestId);
    expect((await tenant.request(requestId)).completed).toBeDefined();
    expect(await waiting(tenant)).toEqual([]);
    expect(await tenant.verify('child', childId)).toMatchObject({ intact: true });
  });

  it('keeps what rests on law, and loses only what her guardians had made valid', async () => {
    const { childId, guardianId } = await nearlyAdult('film');
    await says(guardianId, childId, 'kor', 'refused');
    clock.advanceDays(1);

    await run(tenant);

    expect((await opened()).purposes).toEqual(['film']);
    expect(await tenant.mayUse('bogklub', 'teaching', childId)).toBe('yes');
    expect(await tenant.mayUse('filmhus', 'film', childId)).not.toBe('yes');
  });

  it('whose guardians consented to nothing is recorded as of age, and no vendor is asked', async () => {
    const { childId } = await nearlyAdult();
    clock.advanceDays(1);

    expect(await run(tenant)).toEqual({ 'came-of-age': 1 });
    expect(await waiting(tenant)).toEqual([]);
    expect(await tenant.events('child', childId)).toContain('came-of-age');
  });

  it('comes of age once also when two look at the same moment, or one look comes weeks late', async () => {
    const { childId } = await nearlyAdult('film');
    clock.advanceDays(30);

    const happened = await Promise.all([run(tenant), run(tenant), run(tenant)]);

    expect(happened.filter((one) => one['came-of-age'] === 1)).toHaveLength(1);
    const counted = (await tenant.events('child', childId)).filter((type) => type === 'came-of-age');
    expect(counted).toHaveLength(1);
    const { requests } = await tenant.does('listChildRequests', tenant.caseworker(), { params: { childId } });
    expect(requests).toHaveLength(1);
  });

  it('is looked at again when her consent changes at that very moment', async () => {
    const { childId, guardianId } = await nearlyAdult('film');
    // The last minute of her seventeenth year, told in the first of her eighteenth.
    const client = tenant.engines.anotherDynamo();
    const late = new TestClock('2026-11-06T22:59:00.000Z');
    beforeEachTransaction(client, async (_input, nth) => {
      if (nth > 1) return;
      const now = clock.now();
      clock.advance(Date.parse(late.now()) - Date.parse(now));
      await tenant.does('withdrawConsent', tenant.guardian(guardianId), {
        params: { childId },
        body: { purposeId: 'film' },
      });
      clock.advance(Date.parse(now) - Date.parse(late.now()));
    });
    clock.advanceDays(1);

    const happened = await run(tenant, new Ledger(client, LEDGER));

    // She was taken back from the vendors already; nothing lapses twice.
    expect(happened).toEqual({ 'came-of-age': 1 });
    client.destroy();
  });

  it('is left alone when her erasure is ordered; erased, she waits for nothing', async () => {
    const { childId } = await nearlyAdult('film');
    const requestId = await tenant.opens(tenant.caseworker(), childId, { right: 'erasure' });
    clock.advanceDays(1);
    const during = await run(tenant);
    await deliver(tenant, 'erasure', requestId);
    await answerAll(tenant, requestId);
    await deliver(tenant, 'erasure', requestId);

    expect(during).not.toHaveProperty('came-of-age');
    expect(await waiting(tenant)).toEqual([]);
    expect(await run(tenant)).toEqual({});
  });
});
