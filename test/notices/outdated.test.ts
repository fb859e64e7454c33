import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHandler } from '../../lambdas/notices/handler.ts';
import type { Post } from '../../lambdas/platform/egress.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { context, queueEvent } from '../engines/events.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, flowOf } from '../rights/flows.ts';
import { answerAll, countsOf, deliver } from '../rights/workers.ts';

let engines: Engines;
let tenant: Tenant;
/** The bodies the vendor was sent. */
let received: { id: string; data: { action: string } }[];
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  const webhook = { url: 'https://bogklub.example/hook', country: 'DK' };
  await tenant.contracts({ bogklub: ['photos', 'teaching'] }, webhook);
});
beforeEach(() => {
  received = [];
});
afterAll(() => engines.stop());

const accepts: Post = async (_url, _headers, body) => {
  received.push(JSON.parse(body));
  return { status: 200 };
};
async function notify(requestId: string, post = accepts): Promise<string[]> {
  const handler = createHandler({ ...engines, ...tenant.deps(), post });
  const message = { controller: tenant.controller, requestId, vendorId: 'bogklub' };
  const { batchItemFailures } = await handler(queueEvent(message), context);
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}
const assigned = async (flow: string) => {
  const enrolled = await tenant.enrolsWithGrounds();
  return { ...enrolled, requestId: await assign(tenant, flowOf(flow), enrolled) };
};
/** Every vendor restricts, and the restriction is lifted: its vendors are asked to resume. */
async function lift(requestId: string): Promise<void> {
  await answerAll(tenant, requestId);
  await deliver(tenant, 'restriction', requestId);
  await tenant.does('liftRestriction', tenant.caseworker(), { params: { requestId } });
  await deliver(tenant, 'restriction', requestId);
}
const timesRecorded = async (requestId: string) =>
  (await countsOf(tenant, 'request', requestId))['task-notified'] ?? 0;

describe('a vendor is not told', () => {
  it('of a task it has answered already', async () => {
    const { requestId } = await assigned('access');
    await tenant.answers('bogklub', requestId, { outcome: 'no-data' });

    expect(await notify(requestId)).toEqual([]);
    expect([received, await timesRecorded(requestId)]).toEqual([[], 0]);
  });

  it('of a task whose request the erasure of the child has closed', async () => {
    const { requestId, ...enrolled } = await assigned('access');
    const erasure = await assign(tenant, flowOf('an erasure by the controller'), enrolled);
    await answerAll(tenant, erasure);
    await deliver(tenant, 'erasure', erasure);

    expect(await notify(requestId)).toEqual([]);
    expect([received, await timesRecorded(requestId)]).toEqual([[], 0]);
  });
});

describe('a vendor is told of the lift of a restriction', () => {
  it('as of the restriction: once, with an id of its own', async () => {
    const { requestId } = await assigned('a restriction');
    await notify(requestId);
    await lift(requestId);

    const failed = [await notify(requestId), await notify(requestId)];

    expect(failed).toEqual([[], []]);
    expect(received).toMatchObject([
      { id: `${requestId}.bogklub.restrict`, data: { action: 'restrict' } },
      {
        id: `${requestId}.bogklub.resume`,
        type: 'hjemmel.task.assigned',
        data: {
          taskId: `${requestId}.bogklub.resume`,
          action: 'resume',
          purposes: ['photos', 'teaching'],
          dueOn: null,
        },
      },
    ]);
    expect(await timesRecorded(requestId)).toBe(2);
  });

  it('alone, when the notice of the restriction comes only then', async () => {
    const { requestId } = await assigned('a restriction');
    await lift(requestId);

    await notify(requestId);
    await notify(requestId);

    expect(received.map(({ data }) => data.action)).toEqual(['resume']);
  });

  // The notice that was under way is recorded on no other task than its own.
  it('also when the restriction is lifted while its own notice is under way', async () => {
    const { requestId } = await assigned('a restriction');
    await notify(requestId, async (...notice) => {
      const reply = await accepts(...notice);
      await lift(requestId);
      return reply;
    });

    await notify(requestId);

    expect(received.map(({ data }) => data.action)).toEqual(['restrict', 'resume']);
  });
});
