import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LISTS } from '../../lambdas/domain/aggregates.ts';
import { daysAfter, hoursAfter } from '../../lambdas/domain/deadline.ts';
import { change } from '../../lambdas/store/execute.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, flowOf } from './flows.ts';
import { answer, answerAll, countsOf, deliver, VENDORS } from './workers.ts';

type Enrolled = { readonly childId: string; readonly guardianId: string };

let engines: Engines;
let school: Tenant;
/** A controller without vendors. */
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
const today = () => tenant.clock.now().slice(0, 10);
const announce = (requestId: string, liftsOn: string) =>
  tenant.call('announceLift', tenant.caseworker(), {
    params: { requestId },
    body: { liftsOn, reason: 'Oplysningerne er nu kontrolleret.' },
  });
/** The requester is told that the restriction ends tomorrow, and it is tomorrow. */
async function announced(requestId: string): Promise<void> {
  const { status, body } = await announce(requestId, daysAfter(today(), 1));
  if (status >= 300) throw new Error(JSON.stringify(body));
  tenant.clock.advanceDays(1);
}
const lifted = async (requestId: string) => {
  await announced(requestId);
  return lift(requestId);
};
const statusOf = async (requestId: string): Promise<string> => (await tenant.view(requestId)).status;

const mayTeach = (childId: string) => tenant.mayUse('bogklub', 'teaching', childId);

/** A restriction that every vendor has carried out. */
async function restricted(enrolled?: Enrolled) {
  const child = enrolled ?? (await tenant.enrolsWithGrounds());
  const requestId = await assign(tenant, restriction, child);
  await answerAll(tenant, requestId, { noData: ['skema'] });
  await work(requestId);
  return { ...child, requestId };
}

describe('a restriction that is lifted', () => {
  it('is announced before, with the reason, and holds until its day has come (art. 18(3))', async () => {
    const { childId, guardianId, requestId } = await restricted();
    const liftsOn = daysAfter(today(), 3);

    const { status, body } = await announce(requestId, liftsOn);
    tenant.clock.advanceDays(2);
    const early = await lift(requestId);

    expect({ status, body }).toEqual({ status: 201, body: { requestId, liftsOn } });
    expect(early).toMatchObject({ status: 422, body: { reason: 'lift-not-announced' } });
    expect(await mayTeach(childId)).toBe('processing-held');
    const view = await tenant.does('getRequest', tenant.guardian(guardianId), { params: { requestId } });
    expect(view.lift).toEqual({ liftsOn, reason: 'Oplysningerne er nu kontrolleret.' });
    tenant.clock.advanceDays(1);
    expect((await lift(requestId)).status).toBe(201);
  });

  it('lets the checks go on at once', async () => {
    const { childId, requestId } = await restricted();
    await announced(requestId);
    const before = await mayTeach(childId);

    const { status, body } = await lift(requestId);

    expect({ status, body }).toEqual({ status: 201, body: { requestId, liftedAt: tenant.clock.now() } });
    expect([before, await mayTeach(childId)]).toEqual(['processing-held', 'yes']);
  });

  it('asks every vendor that was asked to restrict to resume, also one that had nothing (art. 19)', async () => {
    const { requestId } = await restricted();

    await lifted(requestId);
    await deliver(tenant, 'restriction', requestId, { times: 3 });

    const { tasks } = await tenant.request(requestId);
    const asked = Object.entries(tasks).filter(([, { action }]) => action === 'resume');
    expect(asked.map(([key, { purposes, result }]) => [key, purposes, result])).toEqual([
      ['bogklub.resume', ['photos', 'teaching'], undefined],
      ['kantine.resume', ['photos'], undefined],
      ['skema.resume', ['attendance'], undefined],
    ]);
    // What each vendor said of the restriction stays as evidence.
    expect(tasks['skema.restrict']?.result?.outcome).toBe('no-data');
    expect(await statusOf(requestId)).toBe('with-vendors');
    expect(await countsOf(tenant, 'request', requestId)).toMatchObject({ 'request-decided': 2 });
  });

  it('is completed again when every vendor has resumed, not before', async () => {
    const { requestId } = await restricted();
    await lifted(requestId);
    await work(requestId);

    await answer(tenant, 'bogklub', requestId);
    await work(requestId);
    const halfway = await statusOf(requestId);
    await answerAll(tenant, requestId);
    const failed = await deliver(tenant, 'restriction', requestId, { times: 2 });

    expect([halfway, await statusOf(requestId), failed]).toEqual(['with-vendors', 'completed', []]);
    expect(await countsOf(tenant, 'request', requestId)).toEqual({
      'request-opened': 1,
      // What may go on is decided on the day the restriction ends.
      'request-decided': 2,
      'task-answered': 6,
      'request-completed': 2,
      'lift-announced': 1,
      'restriction-lifted': 1,
    });
    expect(await tenant.verify('request', requestId)).toMatchObject({ intact: true });
  });

  it('that no vendor had to carry out is completed again at once', async () => {
    tenant = empty;
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await assign(tenant, restriction, enrolled);

    const { status } = await lifted(requestId);
    await work(requestId);

    expect([status, await statusOf(requestId)]).toEqual([201, 'completed']);
    expect(await tenant.events('child', enrolled.childId)).toEqual(
      expect.arrayContaining(['processing-held', 'hold-lifted']),
    );
  });

  it('is on the vendors’ lists again, and waits for their own clocks alone', async () => {
    const { requestId } = await restricted();
    tenant.clock.advanceDays(90);

    await lifted(requestId);
    await work(requestId);

    const isOn = async (list: string) =>
      (await engines.ledger.idsOn(tenant.controller, list)).includes(requestId);
    expect([await isOn(LISTS.tasksOf('bogklub')), await isOn(LISTS.openRequests)]).toEqual([true, true]);
    const { dueOn, tasks } = await tenant.request(requestId);
    expect(dueOn).toBeNull();
    expect(tasks['bogklub.resume']?.dueAt).toBe(hoursAfter(tenant.clock.now(), 14 * 24));
  });

  it('leaves another restriction of the child in force', async () => {
    const first = await restricted();
    const second = await restricted(first);

    await lifted(first.requestId);
    const between = await mayTeach(first.childId);
    await lifted(second.requestId);

    expect([between, await mayTeach(first.childId)]).toEqual(['processing-held', 'yes']);
  });
});

describe('a lift is refused', () => {
  it.each([
    ['of a request of another right', 'access', 'not-a-restriction'],
    ['before every vendor has restricted', 'a restriction', 'restriction-not-carried-out'],
  ])('%s', async (_when, flow, reason) => {
    const requestId = await assign(tenant, flowOf(flow), await tenant.enrolsWithGrounds());

    const replies = [await announce(requestId, daysAfter(today(), 1)), await lift(requestId)];

    const alone = flow === 'access' ? reason : 'lift-not-announced';
    expect(replies).toMatchObject([
      { status: 422, body: { reason } },
      { status: 422, body: { reason: alone } },
    ]);
  });

  // A held child's erasure is not ordered; were it all the same, no vendor is told to go on with her data.
  it('of a child who is to be erased', async () => {
    const { childId, requestId } = await restricted();
    await announced(requestId);
    const before = await engines.ledger.read(tenant.controller, 'child', childId);
    const events = [{ type: 'erasure-ordered', requestId: randomUUID() }] as const;
    await engines.ledger.append({
      ...{ controller: tenant.controller, by: { role: 'system', id: 'test' }, at: tenant.clock.now() },
      changes: [change({ kind: 'child', id: childId, before, events })],
    });

    expect(await lift(requestId)).toMatchObject({ status: 422, body: { reason: 'child-erased' } });
    expect(await countsOf(tenant, 'request', requestId)).not.toHaveProperty('restriction-lifted');
  });

  it('of a request that is not there', async () => {
    expect(await lift(randomUUID())).toMatchObject({ status: 404, body: { reason: 'no-such-request' } });
  });

  it('that was not announced, is announced for today, or is announced twice', async () => {
    const { requestId } = await restricted();

    const replies = [await lift(requestId), await announce(requestId, today())];
    await announced(requestId);
    replies.push(await announce(requestId, daysAfter(today(), 9)));

    expect(replies.map(({ body }) => body.reason)).toEqual([
      'lift-not-announced',
      'lift-needs-notice',
      'lift-already-announced',
    ]);
  });

  it('when it is lifted already: while vendors resume, and when they have', async () => {
    const { requestId } = await restricted();
    await lifted(requestId);
    await work(requestId);

    const during = await lift(requestId);
    await answerAll(tenant, requestId);
    await work(requestId);
    const after = await lift(requestId);

    for (const again of [during, after])
      expect(again).toMatchObject({ status: 422, body: { reason: 'already-lifted' } });
  });
});

it('a child that is erased while vendors resume closes the request', async () => {
  const { requestId, ...enrolled } = await restricted();
  await lifted(requestId);
  await work(requestId);

  const erasure = await assign(tenant, flowOf('an erasure by the controller'), enrolled);
  await answerAll(tenant, erasure);
  await deliver(tenant, 'erasure', erasure);

  expect((await tenant.request(requestId)).closed).toMatchObject({ by: erasure });
  expect(await engines.ledger.idsOn(tenant.controller, LISTS.tasksOf('bogklub'))).not.toContain(requestId);
});
