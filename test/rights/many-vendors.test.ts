import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { change } from '../../lambdas/store/execute.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, type Flow, flowOf } from './flows.ts';
import { countsOf, deliver } from './workers.ts';

const MANY = 200;
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

const vendorsOf = async (requestId: string) => Object.keys((await tenant.request(requestId)).tasks);
const isCompleted = async (requestId: string) => (await tenant.request(requestId)).completed !== undefined;

/** Every vendor has done its task: forty answers at a time, which is as many as a transaction takes. */
async function allAnswer(requestId: string): Promise<void> {
  const { ledger } = engines;
  const [by, at] = [{ role: 'system', id: 'test' } as const, tenant.clock.now()];
  const { right } = await tenant.request(requestId);
  const vendorIds = await vendorsOf(requestId);
  while (vendorIds.length > 0) {
    const events = vendorIds
      .splice(0, 40)
      .map((vendorId) => ({ type: 'task-answered', right, vendorId, at, result: DONE }) as const);
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

describe('a request that concerns two hundred vendors', () => {
  it('is assigned to all by one message, in portions, and completed when all have answered', async () => {
    const enrolled = await tenant.enrolsWithGrounds();

    const requestId = await assign(tenant, flowOf('a withdrawal'), enrolled);
    const told = await vendorsOf(requestId);
    await allAnswer(requestId);
    const before = await isCompleted(requestId);
    await deliver(tenant, 'withdrawal', requestId, { times: 2 });

    expect(told).toEqual(NAMES);
    expect([before, await isCompleted(requestId)]).toEqual([false, true]);
    expect(await countsOf(tenant, 'request', requestId)).toEqual({
      'request-opened': 1,
      'request-decided': 1,
      'tasks-assigned': 2,
      'task-answered': MANY,
      'request-completed': 1,
    });
    expect(await tenant.verify('request', requestId)).toMatchObject({ intact: true });
  });

  it('is restricted and lifted at all of them', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await carriedOut(flowOf('a restriction'), enrolled);

    await tenant.does('liftRestriction', tenant.caseworker(), { params: { requestId } });
    await deliver(tenant, 'restriction', requestId);
    const told = await vendorsOf(requestId);
    await allAnswer(requestId);
    await deliver(tenant, 'restriction', requestId);

    expect(told).toEqual(NAMES);
    expect(await countsOf(tenant, 'request', requestId)).toMatchObject({
      'tasks-assigned': 2 + 3,
      'request-completed': 2,
    });
  });

  it('erases the child', async () => {
    const enrolled = await tenant.enrolsWithGrounds();

    const requestId = await carriedOut(flowOf('an erasure by the controller'), enrolled);

    expect((await tenant.request(requestId)).completed?.evidence).toEqual({ erasedPersons: 2 });
  });

  it('is closed by an erasure while they have not answered', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const access = await assign(tenant, flowOf('access'), enrolled);

    const erasure = await carriedOut(flowOf('an erasure by the controller'), enrolled);

    expect((await tenant.request(access)).closed).toBeDefined();
    expect(await isCompleted(erasure)).toBe(true);
  });
});
