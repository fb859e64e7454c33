import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerDueOn } from '../../lambdas/domain/deadline.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, carryOut, FLOWS, open } from './flows.ts';
import { deliver, VENDORS } from './workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());

// A withdrawal has no day to answer by, what the controller orders has nobody to ask, and what asks no vendor does not wait.
const SUSPENDED = FLOWS.filter(
  ({ right, by, rounds }) =>
    right !== 'withdrawal' && by === 'guardian' && rounds.some((tasks) => Object.keys(tasks).length > 0),
);

describe.each(SUSPENDED)('$name whose clock is suspended', (flow) => {
  const says = (operation: 'pauseClock' | 'resumeClock', requestId: string, body: unknown = {}) =>
    tenant.does(operation, tenant.caseworker(), { params: { requestId }, body });
  const question = { because: 'scope', question: 'Mener du billederne eller det hele?' };

  it('takes no step until the requester has answered; then it goes on', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await open(tenant, flow, enrolled);
    await says('pauseClock', requestId, question);

    const failed = await deliver(tenant, flow.right, requestId, { times: 2 });
    const paused = await tenant.events('request', requestId);
    const { status } = await tenant.view(requestId);
    tenant.clock.advanceDays(3);
    await says('resumeClock', requestId);
    await carryOut(tenant, flow, requestId);

    expect([failed, status, paused]).toEqual([[], 'awaiting-requester', ['request-opened', 'clock-paused']]);
    const after = await tenant.request(requestId);
    expect(after.completed).toBeDefined();
    expect(after.dueOn).toBe(answerDueOn(after.receivedOn, { pausedDays: 3 }));
  });

  it('takes what vendors answer meanwhile, and is completed only when it goes on', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await assign(tenant, flow, enrolled);
    await says('pauseClock', requestId, question);

    for (const { vendorId, action } of Object.values((await tenant.request(requestId)).tasks))
      await tenant.answers(vendorId, requestId, { outcome: 'no-data' }, action);
    await deliver(tenant, flow.right, requestId, { times: 2 });
    const { status, tasks } = await tenant.view(requestId);
    await says('resumeClock', requestId);
    await carryOut(tenant, flow, requestId);

    expect(status).toBe('awaiting-requester');
    expect(tasks.every((task: { status: string }) => task.status === 'no-data')).toBe(true);
    expect((await tenant.request(requestId)).completed).toBeDefined();
  });
});
