import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LISTS } from '../../lambdas/domain/aggregates.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, flowOf, open } from './flows.ts';
import { answer, answerAll, countsOf, deliver, VENDORS } from './workers.ts';

type Enrolled = { readonly childId: string; readonly guardianId: string };

let engines: Engines;
/** One controller with three vendors, one without any. */
let school: Tenant;
let empty: Tenant;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  [school, empty] = [new Tenant(engines), new Tenant(engines)];
  await school.contracts(VENDORS);
  await empty.contracts({});
});
beforeEach(() => {
  tenant = school;
});
afterAll(() => engines.stop());

const restriction = flowOf('a restriction');
const work = (requestId: string) => deliver(tenant, 'restriction', requestId);
const lift = (requestId: string) =>
  tenant.call('liftRestriction', tenant.caseworker(), { params: { requestId } });
const statusOf = async (requestId: string): Promise<string> =>
  (await tenant.does('getRequest', tenant.caseworker(), { params: { requestId } })).status;

/** What bogklub is told when it asks whether it may teach a child. */
async function mayTeach(childId: string): Promise<string> {
  const { decision, context } = await tenant.does('evaluate', tenant.vendor('bogklub'), {
    body: {
      subject: { type: 'vendor', id: 'bogklub' },
      action: { name: 'teaching' },
      resource: { type: 'child', id: childId },
    },
  });
  return decision ? 'yes' : context.reason;
}

/** A restriction that every vendor has carried out. */
async function restricted(enrolled?: Enrolled) {
  const child = enrolled ?? (await tenant.enrolsWithGrounds());
  const requestId = await assign(tenant, restriction, child);
  await answerAll(tenant, requestId, { noData: ['skema'] });
  await work(requestId);
  return { ...child, requestId };
}

describe('a restriction', () => {
  it('holds the child’s purposes from the moment it is asked for, also after the vendors have said so', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await open(tenant, restriction, enrolled);
    const atOnce = await mayTeach(enrolled.childId);

    await deliver(tenant, 'restriction', requestId);
    await answerAll(tenant, requestId);
    await deliver(tenant, 'restriction', requestId);

    expect(atOnce).toBe('processing-held');
    expect(await mayTeach(enrolled.childId)).toBe('processing-held');
  });

  it('is not lifted before every vendor has carried it out', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await open(tenant, restriction, enrolled);

    const early = await lift(requestId);
    await deliver(tenant, 'restriction', requestId);
    const halfway = await lift(requestId);

    expect([early.status, halfway.status]).toEqual([422, 422]);
    expect(await mayTeach(enrolled.childId)).toBe('processing-held');
  });
});

describe('a restriction that is lifted', () => {
  it('lets the checks go on at once', async () => {
    const { childId, requestId } = await restricted();
    const before = await mayTeach(childId);

    const { status, body } = await lift(requestId);

    expect({ status, body }).toEqual({ status: 201, body: { requestId, liftedAt: tenant.clock.now() } });
    expect([before, await mayTeach(childId)]).toEqual(['processing-held', 'yes']);
  });

  it('asks every vendor that was asked to restrict to resume, also one that had nothing (art. 19)', async () => {
    const { requestId } = await restricted();

    await lift(requestId);
    await deliver(tenant, 'restriction', requestId, { times: 3 });

    const { tasks } = await tenant.request(requestId);
    expect(Object.values(tasks)).toEqual([
      { vendorId: 'bogklub', action: 'resume', purposes: ['photos', 'teaching'] },
      { vendorId: 'kantine', action: 'resume', purposes: ['photos'] },
      { vendorId: 'skema', action: 'resume', purposes: ['attendance'] },
    ]);
    expect(await statusOf(requestId)).toBe('with-vendors');
    expect(await countsOf(tenant, 'request', requestId)).toMatchObject({ 'tasks-assigned': 1 });
  });

  it('is completed again when every vendor has resumed, not before', async () => {
    const { requestId } = await restricted();
    await lift(requestId);
    await work(requestId);

    await answer(tenant, 'bogklub', requestId);
    await work(requestId);
    const halfway = await statusOf(requestId);
    await answerAll(tenant, requestId);
    const failed = await deliver(tenant, 'restriction', requestId, { times: 2 });

    expect([halfway, await statusOf(requestId), failed]).toEqual(['with-vendors', 'completed', []]);
    expect(await countsOf(tenant, 'request', requestId)).toEqual({
      'request-opened': 1,
      'request-decided': 1,
      'task-answered': 6,
      'request-completed': 2,
      'restriction-lifted': 1,
      'tasks-assigned': 1,
    });
    expect(await tenant.verify('request', requestId)).toMatchObject({ intact: true });
  });

  it('that no vendor had to carry out is completed again at once', async () => {
    tenant = empty;
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await assign(tenant, restriction, enrolled);

    const { status } = await lift(requestId);
    await work(requestId);

    expect(status).toBe(201);
    expect(await statusOf(requestId)).toBe('completed');
    expect(await tenant.events('child', enrolled.childId)).toEqual(
      expect.arrayContaining(['processing-held', 'hold-lifted']),
    );
  });

  it('is on the vendors’ lists again, and has no day to answer by', async () => {
    const { requestId } = await restricted();
    tenant.clock.advanceDays(90);

    await lift(requestId);
    await work(requestId);

    const isOn = async (list: string, controller = tenant.controller, everywhere?: true) =>
      (
        await engines.ledger.list(controller, { list, ...(everywhere && { everywhere }) }, { limit: 1000 })
      ).entries.some(({ id }) => id === requestId);
    expect(await isOn(LISTS.tasksOf('bogklub'))).toBe(true);
    expect(await isOn(LISTS.openRequests)).toBe(true);
    expect(await isOn(LISTS.due, '', true)).toBe(false);
  });

  it('is lifted once: while vendors resume, and when they have', async () => {
    const { requestId } = await restricted();
    await lift(requestId);
    await work(requestId);

    const during = await lift(requestId);
    await answerAll(tenant, requestId);
    await work(requestId);
    const after = await lift(requestId);

    for (const again of [during, after])
      expect(again).toMatchObject({ status: 422, body: { reason: 'already-lifted' } });
  });

  it('leaves another restriction of the child in force', async () => {
    const first = await restricted();
    const second = await restricted(first);

    await lift(first.requestId);
    const between = await mayTeach(first.childId);
    await lift(second.requestId);

    expect([between, await mayTeach(first.childId)]).toEqual(['processing-held', 'yes']);
  });
});

describe('a lift is refused', () => {
  it('of a request of another right', async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, { right: 'access' });

    expect(await lift(requestId)).toMatchObject({ status: 422, body: { reason: 'not-a-restriction' } });
  });

  it('of a request that is not there', async () => {
    expect(await lift(randomUUID())).toMatchObject({ status: 404, body: { reason: 'no-such-request' } });
  });

  it('of a child that was erased: no vendor is told to go on with her data', async () => {
    const { requestId, ...enrolled } = await restricted();
    const erasure = await assign(tenant, flowOf('an erasure by the controller'), enrolled);
    const during = await lift(requestId);
    await answerAll(tenant, erasure);
    await deliver(tenant, 'erasure', erasure);

    const after = await lift(requestId);

    for (const reply of [during, after])
      expect(reply).toMatchObject({ status: 422, body: { reason: 'child-erased' } });
    expect(await countsOf(tenant, 'request', requestId)).not.toHaveProperty('restriction-lifted');
  });
});

it('a child that is erased while vendors resume closes the request', async () => {
  const { requestId, ...enrolled } = await restricted();
  await lift(requestId);
  await work(requestId);

  const erasure = await assign(tenant, flowOf('an erasure by the controller'), enrolled);
  await answerAll(tenant, erasure);
  await deliver(tenant, 'erasure', erasure);

  expect((await tenant.request(requestId)).closed).toMatchObject({ by: erasure });
  expect(await engines.ledger.idsOn(tenant.controller, LISTS.tasksOf('bogklub'))).not.toContain(requestId);
});
