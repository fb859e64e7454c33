import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LISTS } from '../../lambdas/domain/aggregates.ts';
import { daysAfter } from '../../lambdas/domain/deadline.ts';
import { namedId, withdrawalOf } from '../../lambdas/domain/named-id.ts';
import { openOrdered } from '../../lambdas/domain/open-request.ts';
import { change } from '../../lambdas/store/execute.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { ledgerAfter } from './erasures.ts';
import { assign, carryOut, decide, flowOf, open } from './flows.ts';
import { answerAll, deliver, VENDORS } from './workers.ts';

type Enrolled = { readonly childId: string; readonly guardianId: string };

let engines: Engines;
let school: Tenant;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  school = new Tenant(engines);
  await school.contracts(VENDORS);
});
beforeEach(() => {
  tenant = school;
});
afterAll(() => engines.stop());

const restriction = flowOf('a restriction');
const withdrawal = flowOf('a withdrawal');
const refusedObjection = flowOf('an objection that is refused');

const today = () => tenant.clock.now().slice(0, 10);
const owedBy = (requestId: string) => namedId(`${requestId} erasure`);
const statusOf = async (requestId: string): Promise<string> => (await tenant.view(requestId)).status;
const rightsOf = async (childId: string): Promise<string[]> =>
  (await engines.ledger.listed(tenant.controller, 'request', LISTS.requestsOf(childId)))
    .map(({ state }) => state.right)
    .toSorted();

/** A restriction that every vendor has carried out. */
async function restricted(enrolled: Enrolled, asks: object = {}): Promise<string> {
  const requestId = await assign(tenant, { ...restriction, asks: { ...asks } }, enrolled);
  await answerAll(tenant, requestId);
  await deliver(tenant, 'restriction', requestId);
  return requestId;
}

/** Its end is told and comes. */
async function lift(requestId: string): Promise<void> {
  const as = tenant.caseworker();
  const params = { requestId };
  const body = { liftsOn: daysAfter(today(), 1), reason: 'Det er kontrolleret.' };
  await tenant.does('announceLift', as, { params, body });
  tenant.clock.advanceDays(1);
  await tenant.does('liftRestriction', as, { params });
}

/** It is lifted, and every vendor that was told so has gone on. */
async function lifted(requestId: string): Promise<void> {
  await lift(requestId);
  await deliver(tenant, 'restriction', requestId);
  await answerAll(tenant, requestId);
  await deliver(tenant, 'restriction', requestId, { times: 2 });
}

const tasksOf = async (requestId: string, action?: string) =>
  Object.fromEntries(
    Object.entries((await tenant.request(requestId)).tasks)
      .filter(([, task]) => action === undefined || task.action === action)
      .map(([key, { purposes }]) => [key, purposes]),
  );

async function carriedOut(right: 'erasure' | 'withdrawal', requestId: string): Promise<void> {
  await deliver(tenant, right, requestId);
  await answerAll(tenant, requestId);
  await deliver(tenant, right, requestId, { times: 2 });
}

/** The agreement of a vendor ends today. */
async function ends(vendorId: string): Promise<void> {
  const as = tenant.caseworker();
  const { agreements } = await tenant.does('getVendor', as, { params: { vendorId } });
  const params = { vendorId, agreementId: agreements[0].agreementId };
  await tenant.does('terminateAgreement', as, { params, body: { endsOn: today() } });
}

describe('vendors are told to go on', () => {
  it('with what they may still use, when a restriction is lifted', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await restricted(enrolled);
    await open(tenant, withdrawal, enrolled);

    await lift(requestId);
    await deliver(tenant, 'restriction', requestId);

    expect(await tasksOf(requestId, 'resume')).toEqual({
      'bogklub.resume': ['teaching'],
      'skema.resume': ['attendance'],
    });
  });

  it('not with what another request holds', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const first = await restricted(enrolled);
    await restricted(enrolled, { purposes: ['teaching'] });

    await lift(first);
    await deliver(tenant, 'restriction', first);

    expect(await tasksOf(first, 'resume')).toEqual({
      'bogklub.resume': ['photos'],
      'kantine.resume': ['photos'],
      'skema.resume': ['attendance'],
    });
    expect(await tenant.mayUse('bogklub', 'teaching', enrolled.childId)).toBe('processing-held');
  });

  it('not where the agreement has ended meanwhile', async () => {
    tenant = new Tenant(engines);
    await tenant.contracts(VENDORS);
    const requestId = await restricted(await tenant.enrolsWithGrounds());
    await ends('kantine');

    await lift(requestId);
    await deliver(tenant, 'restriction', requestId);

    expect(await tasksOf(requestId, 'resume')).toEqual({
      'bogklub.resume': ['photos', 'teaching'],
      'skema.resume': ['attendance'],
    });
  });

  it.each([
    ['is', false, { 'bogklub.resume': ['teaching'] }],
    ['is not, where the purpose is restricted too,', true, {}],
  ])('when an objection is refused: it %s told', async (_is, isRestricted, resumes) => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await assign(tenant, refusedObjection, enrolled);
    if (isRestricted) await restricted(enrolled);

    await decide(tenant, refusedObjection, requestId);
    await deliver(tenant, 'objection', requestId);

    expect(await tasksOf(requestId, 'resume')).toEqual(resumes);
  });
});

describe('what is held', () => {
  it('is stopped by a withdrawal and not erased; it is erased when the hold has ended, once', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const held = await restricted(enrolled);
    const stop = await open(tenant, withdrawal, enrolled);
    await carriedOut('withdrawal', stop);
    const during = [await statusOf(stop), await tasksOf(stop), await rightsOf(enrolled.childId)];

    await lifted(held);

    expect(during).toEqual([
      'completed',
      { 'bogklub.stop': ['photos'], 'kantine.stop': ['photos'] },
      ['restriction', 'withdrawal'],
    ]);
    expect(await rightsOf(enrolled.childId)).toEqual(['erasure', 'restriction', 'withdrawal']);
    expect(await tenant.request(owedBy(held))).toMatchObject({
      right: 'erasure',
      cause: 'hold-ended',
      openedBy: { role: 'system', id: 'restriction' },
      dueOn: null,
      purposes: ['photos'],
    });
    await carriedOut('erasure', owedBy(held));
    expect(await statusOf(owedBy(held))).toBe('completed');
    expect(await tasksOf(owedBy(held))).toEqual({ 'bogklub.erase': ['photos'], 'kantine.erase': ['photos'] });
    expect(await tenant.mayUse('bogklub', 'teaching', enrolled.childId)).toBe('yes');
  });

  it('is owed in the transaction that completes the hold, also where its function died the first time', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const held = await restricted(enrolled);
    await carriedOut('withdrawal', await open(tenant, withdrawal, enrolled));
    await lift(held);
    await deliver(tenant, 'restriction', held);
    await answerAll(tenant, held);
    const dying = ledgerAfter(engines, async () => {
      throw new Error('the function died');
    });

    const failed = await deliver(tenant, 'restriction', held, { ledger: dying });
    const between = [await statusOf(held), await rightsOf(enrolled.childId)];
    const racing = await Promise.all([
      deliver(tenant, 'restriction', held),
      deliver(tenant, 'restriction', held),
    ]);
    await deliver(tenant, 'restriction', held);

    expect([failed, between]).toEqual([['m0'], ['all-answered', ['restriction', 'withdrawal']]]);
    expect(racing.flat().length).toBeLessThan(2);
    expect(await statusOf(held)).toBe('completed');
    expect(await rightsOf(enrolled.childId)).toEqual(['erasure', 'restriction', 'withdrawal']);
  });

  it('is not erased for the family either; they are told why, and it is owed when the hold ends', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const held = await restricted(enrolled, { purposes: ['photos'] });
    const erasure = await open(tenant, flowOf('an erasure a guardian asks for'), enrolled);
    await deliver(tenant, 'erasure', erasure);
    await carriedOut('withdrawal', withdrawalOf(erasure));
    const { status, decisions } = await tenant.view(erasure);

    await lifted(held);

    expect(status).toBe('completed');
    const photos = decisions.filter(
      (one: { purposeId: string; vendorId: string | null }) => one.purposeId === 'photos' && one.vendorId,
    );
    expect(photos).toHaveLength(2);
    for (const one of photos)
      expect(one).toMatchObject({
        outcome: 'refused',
        reason: 'kept-for-the-family',
        citation: 'GDPR art. 18(1), 18(2)',
      });
    expect((await tenant.request(owedBy(held))).purposes).toEqual(['photos']);
  });

  it('by two is owed when the last of them ends', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const [first, second] = [
      await restricted(enrolled),
      await restricted(enrolled, { purposes: ['photos'] }),
    ];
    await carriedOut('withdrawal', await open(tenant, withdrawal, enrolled));

    await lifted(first);
    const between = await rightsOf(enrolled.childId);
    await lifted(second);

    expect(between).not.toContain('erasure');
    expect((await tenant.request(owedBy(second))).purposes).toEqual(['photos']);
  });

  it('by a restriction that is refused is owed when that is completed', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const held = await open(tenant, restriction, enrolled);
    await carriedOut('withdrawal', await open(tenant, withdrawal, enrolled));

    await tenant.assesses(held, 'admissible', { outcome: 'refused', because: 'unfounded' });
    await deliver(tenant, 'restriction', held, { times: 2 });

    expect(await statusOf(held)).toBe('completed');
    expect((await tenant.request(owedBy(held))).purposes).toEqual(['photos']);
  });

  it('by an objection is owed when that is refused and the agreement has ended meanwhile', async () => {
    tenant = new Tenant(engines);
    await tenant.contracts(VENDORS);
    const enrolled = await tenant.enrolsWithGrounds();
    const objection = await assign(tenant, refusedObjection, enrolled);
    await ends('bogklub');
    const ordered = namedId(`${objection} test`);
    const by = { role: 'system', id: 'bulks' } as const;
    const why = { cause: 'agreement-ended', vendorId: 'bogklub' } as const;
    const events = [openOrdered(enrolled.childId, ordered, by, today(), why)];
    await engines.ledger.append({
      ...{ controller: tenant.controller, by, at: tenant.clock.now() },
      changes: [change({ kind: 'request', id: ordered, before: undefined, events })],
    });
    await carriedOut('erasure', ordered);

    await carryOut(tenant, refusedObjection, objection);

    // What nobody objected to went with the agreement.
    expect(await tasksOf(ordered)).toEqual({ 'bogklub.erase': ['photos'] });
    expect(await tasksOf(objection, 'resume')).toEqual({});
    expect((await tenant.request(owedBy(objection))).purposes).toEqual(['teaching']);
    await carriedOut('erasure', owedBy(objection));
    expect(await tasksOf(owedBy(objection))).toEqual({ 'bogklub.erase': ['teaching'] });
  });

  it('and used again owes nothing, nor does an objection that is upheld and erases itself', async () => {
    const restrictedOnly = await tenant.enrolsWithGrounds();
    await lifted(await restricted(restrictedOnly));
    const objected = await tenant.enrolsWithGrounds();
    const flow = flowOf('an objection that is upheld');
    await carryOut(tenant, flow, await assign(tenant, flow, objected));

    expect(await rightsOf(restrictedOnly.childId)).toEqual(['restriction']);
    expect(await rightsOf(objected.childId)).toEqual(['objection']);
  });
});
