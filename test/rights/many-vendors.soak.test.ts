import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LISTS } from '../../lambdas/domain/aggregates.ts';
import { isOpen, type TaskAction } from '../../lambdas/domain/task.ts';
import { change } from '../../lambdas/store/execute.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, type Flow, flowOf } from './flows.ts';
import { countsOf, deliver } from './workers.ts';

const MANY = 90;
const DONE = { outcome: 'done' } as const;
const NAMES = Array.from({ length: MANY }, (_, index) => `v${String(index).padStart(3, '0')}`);

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(Object.fromEntries(NAMES.map((name) => [name, ['photos']])));
});
afterAll(() => engines.stop());

const told = async (requestId: string, action: TaskAction) =>
  Object.values((await tenant.request(requestId)).tasks)
    .filter((task) => task.action === action)
    .map(({ vendorId }) => vendorId);
const isCompleted = async (requestId: string) => (await tenant.request(requestId)).completed !== undefined;

/** Every open task is done: forty answers at a time, which is as many as a transaction takes. */
async function allAnswer(requestId: string): Promise<void> {
  const { ledger } = engines;
  const [by, at] = [{ role: 'system', id: 'test' } as const, tenant.clock.now()];
  const { right, tasks } = await tenant.request(requestId);
  const open = Object.values(tasks).filter(isOpen);
  while (open.length > 0) {
    const events = open
      .splice(0, 40)
      .map(
        ({ vendorId, action }) =>
          ({ type: 'task-answered', right, vendorId, action, at, result: DONE }) as const,
      );
    const before = await ledger.read(tenant.controller, 'request', requestId);
    const changes = [change({ kind: 'request', id: requestId, before, events })];
    await ledger.append({ controller: tenant.controller, by, at, changes });
  }
}

/** A request that all vendors have answered and its worker has seen. */
async function carriedOut(flow: Flow, enrolled: { childId: string; guardianId: string }) {
  const requestId = await assign(tenant, flow, enrolled);
  await allAnswer(requestId);
  await deliver(tenant, flow.right, requestId);
  return requestId;
}

describe('a request that concerns more vendors than one transaction takes', () => {
  it('is assigned to all by one message, in portions, and completed when all have answered', async () => {
    const enrolled = await tenant.enrolsWithGrounds();

    const requestId = await assign(tenant, flowOf('a withdrawal'), enrolled);
    const asked = [await told(requestId, 'stop'), await told(requestId, 'erase')];
    await allAnswer(requestId);
    const before = await isCompleted(requestId);
    await deliver(tenant, 'withdrawal', requestId, { times: 2 });

    expect(asked).toEqual([NAMES, NAMES]);
    expect([before, await isCompleted(requestId)]).toEqual([false, true]);
    expect(await countsOf(tenant, 'request', requestId)).toEqual({
      'request-opened': 1,
      'request-decided': 1,
      // Two tasks for each, eighty at a time.
      'tasks-assigned': 2,
      'task-answered': 2 * MANY,
      'request-completed': 1,
    });
    expect(await tenant.verify('request', requestId)).toMatchObject({ intact: true });
  });

  it('is restricted and lifted at all of them', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await carriedOut(flowOf('a restriction'), enrolled);

    const params = { requestId };
    const notice = { liftsOn: '2026-10-06', reason: 'Det er kontrolleret.' };
    await tenant.does('announceLift', tenant.caseworker(), { params, body: notice });
    tenant.clock.advanceDays(1);
    await tenant.does('liftRestriction', tenant.caseworker(), { params });
    await deliver(tenant, 'restriction', requestId);
    const asked = [await told(requestId, 'restrict'), await told(requestId, 'resume')];
    await allAnswer(requestId);
    await deliver(tenant, 'restriction', requestId);

    expect(asked).toEqual([NAMES, NAMES]);
    expect(await countsOf(tenant, 'request', requestId)).toMatchObject({
      'request-decided': 2,
      'tasks-assigned': 1 + 1,
      'request-completed': 2,
    });
  });

  it('is decided as an objection while none of them has restricted: all are taken back, then told anew', async () => {
    const flow = flowOf('an objection that is upheld');
    const teaching = new Tenant(engines);
    await teaching.contracts(Object.fromEntries(NAMES.map((name) => [name, ['teaching']])));
    const enrolled = await teaching.enrolsWithGrounds();
    const requestId = await assign(teaching, flow, enrolled);
    const lists = () => engines.ledger.idsOn(teaching.controller, LISTS.tasksOf('v007'));
    const before = await lists();

    const { status } = await teaching.assesses(requestId, 'objection');
    const failed = await deliver(teaching, 'objection', requestId, { times: 2 });

    expect([status, failed, before, await lists()]).toEqual([201, [], [requestId], [requestId]]);
    const { tasks } = await teaching.request(requestId);
    const counts: Record<string, number> = {};
    for (const task of Object.values(tasks)) {
      const standing = `${task.action} ${task.withdrawn ? 'withdrawn' : isOpen(task) ? 'open' : 'settled'}`;
      counts[standing] = (counts[standing] ?? 0) + 1;
    }
    expect(counts).toEqual({ 'restrict withdrawn': MANY, 'stop open': MANY, 'erase open': MANY });
    expect(await countsOf(teaching, 'request', requestId)).toEqual({
      'request-opened': 1,
      'request-assessed': 1,
      'request-decided': 2,
      // Eighty at a time, each time: ninety to restrict, ninety taken back, twice ninety told anew.
      'tasks-withdrawn': 2,
      'tasks-assigned': 1 + 2,
    });
    const order = await teaching.events('request', requestId);
    expect(order.slice(order.indexOf('request-assessed'))).toEqual([
      'request-assessed',
      'tasks-withdrawn',
      'tasks-withdrawn',
      'request-decided',
      'tasks-assigned',
      'tasks-assigned',
    ]);
  });

  it('erases the child', async () => {
    const enrolled = await tenant.enrolsWithGrounds();

    const requestId = await carriedOut(flowOf('an erasure by the controller'), enrolled);

    expect((await tenant.request(requestId)).completed?.evidence).toEqual({ erasedPersons: 2 });
  });

  it('is closed by an erasure while they have not answered', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const withdrawal = await assign(tenant, flowOf('a withdrawal'), enrolled);

    const erasure = await carriedOut(flowOf('an erasure by the controller'), enrolled);

    const { closed, tasks } = await tenant.request(withdrawal);
    expect([closed?.by, Object.values(tasks).filter(isOpen)]).toEqual([erasure, []]);
    expect(await engines.ledger.idsOn(tenant.controller, LISTS.tasksOf('v007'))).not.toContain(withdrawal);
    expect(await isCompleted(erasure)).toBe(true);
  });
});
