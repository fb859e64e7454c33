import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NoticeMessage } from '../../lambdas/contracts/messages.ts';
import { daysAfter } from '../../lambdas/domain/deadline.ts';
import type { TaskAction } from '../../lambdas/domain/task.ts';
import { createHandler } from '../../lambdas/notices/handler.ts';
import type { Post } from '../../lambdas/platform/egress.ts';
import { change } from '../../lambdas/store/execute.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { context, queueEvent } from '../engines/events.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, flowOf } from '../rights/flows.ts';
import { answerAll, countsOf, deliver } from '../rights/workers.ts';

type Notice = { id: string; type: string; data: { taskId: string; action: string; dueAt: string } };

let engines: Engines;
let tenant: Tenant;
/** The bodies the vendors were sent. */
let received: Notice[];
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  const webhook = { url: 'https://bogklub.example/hook', country: 'DK' };
  await tenant.contracts({ bogklub: ['photos', 'teaching'], kantine: ['photos'] }, webhook);
});
beforeEach(() => {
  received = [];
});
afterAll(() => engines.stop());

const accepts: Post = async (_webhook, _headers, body) => {
  received.push(JSON.parse(body));
  return { status: 200 };
};
const about = (
  requestId: string,
  action: TaskAction,
  { vendorId = 'bogklub', notice = 'assigned' as NoticeMessage['notice'] } = {},
): NoticeMessage => ({ controller: tenant.controller, requestId, vendorId, action, notice });

/** Delivers messages as one batch; the names of those that go back to the queue. */
async function notify(messages: readonly NoticeMessage[], post = accepts): Promise<string[]> {
  const handler = createHandler({ ...engines, ...tenant.deps(), post });
  const { batchItemFailures } = await handler(queueEvent(...messages), context);
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}
const assigned = async (flow: string) => {
  const enrolled = await tenant.enrolsWithGrounds();
  return { ...enrolled, requestId: await assign(tenant, flowOf(flow), enrolled) };
};
const says = (operation: 'retryTask' | 'waiveTask', requestId: string, key: string) =>
  tenant.does(operation, tenant.caseworker(), {
    params: { requestId, taskId: `${requestId}.${key}` },
    body: { reason: 'Firmaet er gået konkurs.' },
  });
/** What an erasure of the child does to her other requests first. */
async function closes(requestId: string): Promise<void> {
  const before = await engines.ledger.read(tenant.controller, 'request', requestId);
  const [by, at] = [{ role: 'system', id: 'erasure' } as const, tenant.clock.now()];
  const events = [{ type: 'request-closed', at, by: 'an erasure' }] as const;
  const changes = [change({ kind: 'request', id: requestId, before, events })];
  await engines.ledger.append({ controller: tenant.controller, by, at, changes });
}
const idsReceived = () => received.map(({ id }) => id);
const timesRecorded = async (requestId: string) =>
  (await countsOf(tenant, 'request', requestId))['task-notified'] ?? 0;

describe.each(['assigned', 'reminder'] as const)('a vendor gets no notice «%s»', (notice) => {
  const both = (requestId: string) => [about(requestId, 'hand-over', { notice })];

  it.each([
    ['has answered', (id: string) => tenant.answers('bogklub', id, { outcome: 'no-data' })],
    ['has refused', (id: string) => tenant.answers('bogklub', id, { outcome: 'refused', reason: 'Nej.' })],
    ['need not answer any more', (id: string) => says('waiveTask', id, 'bogklub.hand-over')],
  ])('of a task that it %s', async (_how, ends) => {
    const { requestId } = await assigned('access');
    await ends(requestId);

    expect(await notify(both(requestId))).toEqual([]);
    expect([received, await timesRecorded(requestId)]).toEqual([[], 0]);
  });

  it('of a task whose request the erasure of the child has closed', async () => {
    const { requestId, ...enrolled } = await assigned('a withdrawal');
    const erasure = await assign(tenant, flowOf('an erasure by the controller'), enrolled);
    await answerAll(tenant, erasure);
    await deliver(tenant, 'erasure', erasure);

    const failed = await notify([
      about(requestId, 'stop', { notice }),
      about(requestId, 'erase', { notice }),
    ]);

    expect(failed).toEqual([]);
    expect([received, await timesRecorded(requestId)]).toEqual([[], 0]);
  });

  it('of a task whose request is closed and whose tasks are still to be taken back', async () => {
    const { requestId } = await assigned('access');
    await closes(requestId);

    expect(await notify(both(requestId))).toEqual([]);
    expect([received, await timesRecorded(requestId)]).toEqual([[], 0]);
  });

  it('to restrict once the objection is decided', async () => {
    const { requestId } = await assigned('an objection that is upheld');
    await tenant.assesses(requestId, 'objection');
    await deliver(tenant, 'objection', requestId);

    await notify(['restrict', 'stop'].map((action) => about(requestId, action as TaskAction, { notice })));

    expect(received.map(({ data }) => data.action)).toEqual(['stop']);
  });
});

describe('each task of a vendor', () => {
  it('is told by itself, once, with an id of its own', async () => {
    const { requestId } = await assigned('a withdrawal');
    const messages = [about(requestId, 'stop'), about(requestId, 'erase')];

    const failed = [...(await notify(messages)), ...(await notify(messages.toReversed()))];

    expect(failed).toEqual([]);
    expect(idsReceived().toSorted()).toEqual([`${requestId}.bogklub.erase`, `${requestId}.bogklub.stop`]);
    expect(await timesRecorded(requestId)).toBe(2);
  });

  it('is told although another vendor’s webhook is broken; only that one goes back to the queue', async () => {
    const { requestId } = await assigned('access');
    const breaks: Post = async (url, headers, body) => {
      if (body.includes('bogklub')) throw new Error('connection refused');
      return accepts(url, headers, body);
    };

    const failed = await notify(
      [about(requestId, 'hand-over'), about(requestId, 'hand-over', { vendorId: 'kantine' })],
      breaks,
    );

    expect(failed).toEqual(['m0']);
    const { tasks } = await tenant.request(requestId);
    expect(tasks['bogklub.hand-over']?.notifiedAt).toBeUndefined();
    expect(tasks['kantine.hand-over']?.notifiedAt).toBe(tenant.clock.now());
  });
});

it('a task that is told of while its request is closed goes on no record: a closed request takes none', async () => {
  const { requestId } = await assigned('access');

  const failed = await notify([about(requestId, 'hand-over')], async (...notice) => {
    const reply = await accepts(...notice);
    await closes(requestId);
    return reply;
  });

  expect([failed, await timesRecorded(requestId)]).toEqual([[], 0]);
});

describe('a task that is sent again', () => {
  it('goes to that vendor alone, once, with a new id and the new time', async () => {
    const { requestId } = await assigned('access');
    const everybody = ['bogklub', 'kantine'].map((vendorId) => about(requestId, 'hand-over', { vendorId }));
    await notify(everybody);
    received = [];
    tenant.clock.advanceDays(2);
    await says('retryTask', requestId, 'bogklub.hand-over');

    await notify(everybody);
    await notify(everybody);

    expect(idsReceived()).toEqual([`${requestId}.bogklub.hand-over.1`]);
    expect(received[0]?.data.dueAt).toBe((await tenant.request(requestId)).tasks['bogklub.hand-over']?.dueAt);
    expect(await timesRecorded(requestId)).toBe(3);
  });

  it('while its first notice is under way is not taken for told', async () => {
    const { requestId } = await assigned('access');
    await notify([about(requestId, 'hand-over')], async (...notice) => {
      const reply = await accepts(...notice);
      await says('retryTask', requestId, 'bogklub.hand-over');
      return reply;
    });

    await notify([about(requestId, 'hand-over')]);

    expect(idsReceived()).toEqual([`${requestId}.bogklub.hand-over`, `${requestId}.bogklub.hand-over.1`]);
    expect(await timesRecorded(requestId)).toBe(1);
  });
});

describe('a reminder', () => {
  it('is an event of its own about the same task, and does not count as told', async () => {
    const { requestId } = await assigned('access');

    await notify([about(requestId, 'hand-over', { notice: 'reminder' })]);
    await notify([about(requestId, 'hand-over')]);

    const taskId = `${requestId}.bogklub.hand-over`;
    expect(received).toMatchObject([
      { id: `${taskId}.reminder`, type: 'hjemmel.task.reminder', data: { taskId, action: 'hand-over' } },
      { id: taskId, type: 'hjemmel.task.assigned', data: { taskId } },
    ]);
    expect(await timesRecorded(requestId)).toBe(1);
  });

  it('reaches a vendor that was told long ago, twice with the same id when it comes twice', async () => {
    const { requestId } = await assigned('access');
    await notify([about(requestId, 'hand-over')]);
    received = [];
    const reminder = about(requestId, 'hand-over', { notice: 'reminder' });

    await notify([reminder]);
    await notify([reminder]);

    expect(new Set(idsReceived())).toEqual(new Set([`${requestId}.bogklub.hand-over.reminder`]));
  });

  it('of a task that was sent again has an id of its own', async () => {
    const { requestId } = await assigned('access');
    await says('retryTask', requestId, 'bogklub.hand-over');

    await notify([about(requestId, 'hand-over', { notice: 'reminder' })]);

    expect(idsReceived()).toEqual([`${requestId}.bogklub.hand-over.1.reminder`]);
  });
});

it('the lift of a restriction is told as the restriction was, and without a day to answer by', async () => {
  const { requestId } = await assigned('a restriction');
  await notify([about(requestId, 'restrict')]);
  await answerAll(tenant, requestId);
  await deliver(tenant, 'restriction', requestId);
  const params = { requestId };
  const liftsOn = daysAfter(tenant.clock.now().slice(0, 10), 1);
  await tenant.does('announceLift', tenant.caseworker(), {
    params,
    body: { liftsOn, reason: 'Kontrolleret.' },
  });
  tenant.clock.advanceDays(1);
  await tenant.does('liftRestriction', tenant.caseworker(), { params });
  await deliver(tenant, 'restriction', requestId);

  await notify([about(requestId, 'restrict'), about(requestId, 'resume')]);
  await notify([about(requestId, 'resume')]);

  expect(idsReceived().toSorted()).toEqual([`${requestId}.bogklub.restrict`, `${requestId}.bogklub.resume`]);
  expect(received[1]).toMatchObject({ data: { purposes: ['photos', 'teaching'], dueOn: null } });
});
