import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LISTS } from '../../lambdas/domain/aggregates.ts';
import type { Caller } from '../../lambdas/platform/caller.ts';
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

/** The rights of a child's requests, in the order of the alphabet. */
const requestsOf = async (childId: string): Promise<string[]> =>
  (await tenant.engines.ledger.listed(tenant.controller, 'request', LISTS.requestsOf(childId)))
    .map(({ state }) => state.right)
    .toSorted();

async function requestOf(childId: string, right: string) {
  const requests = await tenant.engines.ledger.listed(
    tenant.controller,
    'request',
    LISTS.requestsOf(childId),
  );
  const found = requests.find(({ state }) => state.right === right);
  if (!found) throw new Error(`there is no ${right}`);
  return found.state;
}

const herself = (childId: string): Caller => ({ ...tenant.guardian(childId), role: 'child' });

async function carriedOut(requestId: string, right: 'withdrawal' | 'erasure'): Promise<void> {
  await deliver(tenant, right, requestId);
  await answerAll(tenant, requestId);
  await deliver(tenant, right, requestId);
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
    expect(Object.keys(tasks).toSorted()).toEqual(['filmhus.stop', 'korhus.stop']);
    expect(decisions?.map(({ reason }) => reason)).toEqual(['consent-lapsed', 'consent-lapsed']);
    await answerAll(tenant, requestId);
    await deliver(tenant, 'withdrawal', requestId);
    expect((await tenant.request(requestId)).completed).toBeDefined();
    expect(await waiting(tenant)).toEqual([childId]);
    expect(await tenant.verify('child', childId)).toMatchObject({ intact: true });
  });

  it('has thirty days to answer; what she has not said yes to then is erased, once', async () => {
    const { childId } = await nearlyAdult('film', 'kor');
    clock.advanceDays(1);
    await run(tenant);
    const { requestId: stop } = await opened();
    await carriedOut(stop, 'withdrawal');
    await tenant.does('giveConsent', herself(childId), {
      params: { childId },
      body: { purposeId: 'kor', answer: 'given', version: 1 },
    });
    clock.advanceDays(29);
    const early = await run(tenant);
    clock.advanceDays(1);

    const happened = [await Promise.all([run(tenant), run(tenant)]), await run(tenant)].flat();

    expect(early).toEqual({});
    expect(happened.filter((one) => one['lapse-settled'] === 1)).toHaveLength(1);
    expect(await requestsOf(childId)).toEqual(['erasure', 'withdrawal']);
    const { requestId, ...request } = await requestOf(childId, 'erasure');
    expect(request).toMatchObject({ cause: 'came-of-age', dueOn: null, purposes: ['film'] });
    await carriedOut(requestId, 'erasure');
    const { completed, tasks, decisions = [] } = await tenant.request(requestId);
    expect([completed !== undefined, Object.keys(tasks)]).toEqual([true, ['filmhus.erase']]);
    expect(decisions.map(({ vendorId, outcome }) => [vendorId, outcome])).toEqual([
      ['filmhus', 'granted'],
      [null, 'refused'],
    ]);
    expect(await tenant.mayUse('korhus', 'kor', childId)).toBe('yes');
    expect(await waiting(tenant)).toEqual([]);
    expect(await tenant.verify('child', childId)).toMatchObject({ intact: true });
  });

  it('who has said yes to all of it loses nothing', async () => {
    const { childId } = await nearlyAdult('film');
    clock.advanceDays(1);
    await run(tenant);
    await tenant.does('giveConsent', herself(childId), {
      params: { childId },
      body: { purposeId: 'film', answer: 'given', version: 1 },
    });
    clock.advanceDays(30);

    expect(await run(tenant)).toEqual({ 'lapse-settled': 1 });
    expect(await requestsOf(childId)).toEqual(['withdrawal']);
    expect(await tenant.mayUse('filmhus', 'film', childId)).toBe('yes');
  });

  it('who says no is not asked to wait: the vendors erase at once', async () => {
    const { childId } = await nearlyAdult('film');
    clock.advanceDays(1);
    await run(tenant);
    const { requestId } = await tenant.does('giveConsent', herself(childId), {
      params: { childId },
      body: { purposeId: 'film', answer: 'refused', version: 1 },
    });
    await deliver(tenant, 'withdrawal', requestId);
    clock.advanceDays(30);

    expect(Object.keys((await tenant.request(requestId)).tasks).toSorted()).toEqual([
      'filmhus.erase',
      'filmhus.stop',
    ]);
    expect(await run(tenant)).toMatchObject({ 'lapse-settled': 1 });
    expect(await requestsOf(childId)).toEqual(['withdrawal', 'withdrawal']);
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
    clock.advanceDays(30);
    expect(await run(tenant)).toEqual({ 'lapse-settled': 1 });
    expect(await waiting(tenant)).toEqual([]);
    expect(await requestsOf(childId)).toEqual([]);
  });

  it('comes of age once also when two look at the same moment, or one look comes weeks late', async () => {
    const { childId } = await nearlyAdult('film');
    clock.advanceDays(30);

    const happened = await Promise.all([run(tenant), run(tenant), run(tenant)]);

    expect(happened.filter((one) => one['came-of-age'] === 1)).toHaveLength(1);
    const counted = (await tenant.events('child', childId)).filter((type) => type === 'came-of-age');
    expect(counted).toHaveLength(1);
    // Her time to answer runs from the day she is asked, however late that is.
    expect(happened.some((one) => 'lapse-settled' in one)).toBe(false);
    expect(await requestsOf(childId)).toEqual(['withdrawal']);
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
