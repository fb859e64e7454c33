import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hoursAfter } from '../../lambdas/domain/deadline.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, flowOf } from '../rights/flows.ts';
import { answer, answerAll, countsOf, deliver, VENDORS } from '../rights/workers.ts';
import { idOf, wordsOn } from './words.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());

const restriction = flowOf('a restriction');
const KEY = 'bogklub.restrict';
const { progress, retry, waive } = wordsOn(() => tenant, KEY);
const assigned = async () => assign(tenant, restriction, await tenant.enrolsWithGrounds());
const taskId = (requestId: string, key = KEY) => idOf(requestId, key);
const taskOf = async (requestId: string, key = KEY) => (await tenant.request(requestId)).tasks[key];
const viewOf = async (requestId: string, key = KEY) =>
  (await tenant.view(requestId)).tasks.find(
    (one: { taskId: string }) => one.taskId === taskId(requestId, key),
  );

const REFUSED = { outcome: 'refused', reason: 'Vi kender ham ikke.' };

describe('a task that a vendor is at work on', () => {
  it('is acknowledged, then in progress, with the day it is expected; the family’s request goes nowhere', async () => {
    const requestId = await assigned();

    const seen = await progress(requestId, { status: 'acknowledged' });
    const acknowledged = (await viewOf(requestId)).status;
    await progress(requestId, { status: 'in-progress', expectedOn: '2026-10-14' });

    expect(seen).toEqual({ status: 201, body: { taskId: taskId(requestId), status: 'acknowledged' } });
    expect(acknowledged).toBe('acknowledged');
    expect(await viewOf(requestId)).toMatchObject({ status: 'in-progress', expectedOn: '2026-10-14' });
    expect((await tenant.view(requestId)).status).toBe('with-vendors');
  });

  it('said twice, or backwards, changes nothing', async () => {
    const requestId = await assigned();
    const working = { status: 'in-progress', expectedOn: '2026-10-14' };
    await progress(requestId, working);

    const again = [await progress(requestId, working), await progress(requestId, { status: 'acknowledged' })];

    expect(again.map(({ status }) => status)).toEqual([201, 201]);
    expect(await countsOf(tenant, 'request', requestId)).toMatchObject({ 'task-progressed': 1 });
    expect((await viewOf(requestId)).status).toBe('in-progress');
  });

  it('of another vendor does not exist', async () => {
    const requestId = await assigned();

    expect(await progress(requestId, { status: 'acknowledged' }, 'kantine')).toMatchObject({
      status: 404,
      body: { reason: 'no-such-task' },
    });
  });

  it('is overdue when its time has passed, on the vendor’s list and the case worker’s', async () => {
    const requestId = await assigned();
    tenant.clock.advanceDays(15);

    const { tasks } = await tenant.does('listTasks', tenant.vendor('bogklub'));

    expect(tasks.find((one: { taskId: string }) => one.taskId === taskId(requestId)).status).toBe('overdue');
    expect((await tenant.view(requestId)).overdue).toEqual(['bogklub', 'kantine', 'skema']);
  });
});

describe('one vendor’s task', () => {
  it('is sent again alone, with a whole new time: the others are left as they are', async () => {
    const requestId = await assigned();
    await tenant.answers('bogklub', requestId, REFUSED);
    await answer(tenant, 'kantine', requestId);
    const others = await Promise.all(
      ['kantine.restrict', 'skema.restrict'].map((key) => taskOf(requestId, key)),
    );
    tenant.clock.advanceDays(3);

    const { status, body } = await retry(requestId);

    const now = tenant.clock.now();
    expect({ status, body }).toEqual({ status: 201, body: { requestId, taskId: taskId(requestId) } });
    expect(await taskOf(requestId)).toEqual({
      vendorId: 'bogklub',
      action: 'restrict',
      purposes: ['photos', 'teaching'],
      assignedAt: expect.any(String),
      acknowledgeBy: hoursAfter(now, 24),
      dueAt: hoursAfter(now, 72),
      retries: 1,
    });
    expect((await viewOf(requestId)).status).toBe('queued');
    const after = await Promise.all(
      ['kantine.restrict', 'skema.restrict'].map((key) => taskOf(requestId, key)),
    );
    expect(after).toEqual(others);
  });

  it('that is waived by a case worker ends without the vendor’s word, and the view says so', async () => {
    const requestId = await assigned();
    await answer(tenant, 'kantine', requestId);
    await answer(tenant, 'skema', requestId);

    await waive(requestId);
    await deliver(tenant, 'restriction', requestId);

    const view = await tenant.view(requestId);
    expect(view).toMatchObject({ status: 'completed', waived: ['bogklub'], overdue: [] });
    expect(await viewOf(requestId)).toMatchObject({ status: 'waived', reason: 'Firmaet er gået konkurs.' });
    const { tasks } = await tenant.does('listTasks', tenant.vendor('bogklub'));
    expect(tasks.map((one: { taskId: string }) => one.taskId)).not.toContain(taskId(requestId));
  });

  it('that is waived does not show its reason, nor a vendor’s, to the family', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await assign(tenant, restriction, enrolled);
    await tenant.answers('kantine', requestId, REFUSED);
    await waive(requestId);

    const { tasks } = await tenant.does('getRequest', tenant.guardian(enrolled.guardianId), {
      params: { requestId },
    });

    expect(tasks.map(({ status, reason }: { status: string; reason?: string }) => [status, reason])).toEqual([
      ['waived', undefined],
      ['refused', undefined],
      ['queued', undefined],
    ]);
  });

  it.each([
    ['of another request', (_id: string, other: string) => taskId(other)],
    ['of a vendor that has none', (id: string) => taskId(id, 'nobody.restrict')],
    ['of another action', (id: string) => taskId(id, 'bogklub.erase')],
    ['without a name', (id: string) => id],
  ])('%s is neither sent again nor ended', async (_what, idOf) => {
    const [requestId, other] = [await assigned(), await assigned()];
    const params = { requestId, taskId: idOf(requestId, other) };

    const replies = [
      await tenant.call('retryTask', tenant.caseworker(), { params }),
      await tenant.call('waiveTask', tenant.caseworker(), { params, body: { reason: 'x' } }),
    ];

    for (const reply of replies)
      expect(reply).toMatchObject({ status: 404, body: { reason: 'no-such-task' } });
    expect(await tenant.events('request', other)).toEqual(['request-opened', 'request-decided']);
  });

  it('that fails and is retried over and over ends when it is done', async () => {
    const requestId = await assigned();
    await answer(tenant, 'kantine', requestId);
    await answer(tenant, 'skema', requestId);
    for (let time = 0; time < 3; time += 1) {
      await tenant.answers('bogklub', requestId, { outcome: 'failed', reason: 'Vores system er nede.' });
      await retry(requestId);
    }

    await answerAll(tenant, requestId);
    await deliver(tenant, 'restriction', requestId);

    expect(await countsOf(tenant, 'request', requestId)).toMatchObject({
      'task-answered': 6,
      'task-retried': 3,
    });
    expect((await viewOf(requestId)).retries).toBe(3);
    expect((await tenant.view(requestId)).status).toBe('completed');
  });
});
