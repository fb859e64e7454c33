import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { change } from '../../lambdas/store/execute.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, carryOut, flowOf } from '../rights/flows.ts';
import { answer, VENDORS } from '../rights/workers.ts';
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

const REFUSED = { outcome: 'refused', reason: 'Vi kender ham ikke.' };

describe('a late word on a task that is over', () => {
  it.each([
    ['done', async (requestId: string) => answer(tenant, 'bogklub', requestId), 409, 'task-already-answered'],
    ['waived', async (requestId: string) => void (await waive(requestId)), 409, 'task-already-answered'],
  ])('changes nothing once it is %s', async (_how, ends, status, reason) => {
    const requestId = await assigned();
    await ends(requestId);
    const before = await tenant.events('request', requestId);

    const words = [
      await tenant.answers('bogklub', requestId, { outcome: 'no-data' }, 'restrict'),
      await tenant.answers('bogklub', requestId, REFUSED, 'restrict'),
      await progress(requestId, { status: 'in-progress' }),
      await retry(requestId),
      await waive(requestId),
    ];

    expect(words.map((word) => [word.status, word.body.reason])).toEqual(Array(5).fill([status, reason]));
    expect(await tenant.events('request', requestId)).toEqual(before);
  });

  it('changes nothing once the request is completed', async () => {
    const requestId = await assigned();
    await carryOut(tenant, restriction, requestId);
    const before = await tenant.events('request', requestId);

    const late = await tenant.answers('bogklub', requestId, REFUSED, 'restrict');
    tenant.clock.advanceDays(400);
    const later = await retry(requestId);

    expect([late.status, later.status]).toEqual([409, 409]);
    expect(await tenant.events('request', requestId)).toEqual(before);
  });

  it('that comes with another at the same moment: one of them counts', async () => {
    const requestId = await assigned();

    const words = await Promise.all([
      tenant.answers('bogklub', requestId, { outcome: 'done' }, 'restrict'),
      tenant.answers('bogklub', requestId, { outcome: 'no-data' }, 'restrict'),
      waive(requestId),
    ]);

    expect(words.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect(await tenant.verify('request', requestId)).toMatchObject({ intact: true });
  });
});

describe('a vendor’s list', () => {
  const listed = async (requestId: string): Promise<string[]> =>
    (await tenant.does('listTasks', tenant.vendor('bogklub'))).tasks
      .map((one: { taskId: string }) => one.taskId)
      .filter((id: string) => id.startsWith(requestId));

  it('holds of a request what is still to be done, and not what is done', async () => {
    const requestId = await assign(tenant, flowOf('a withdrawal'), await tenant.enrolsWithGrounds());
    const before = await listed(requestId);

    await tenant.answers('bogklub', requestId, { outcome: 'done' }, 'stop');

    expect(before.toSorted()).toEqual([
      taskId(requestId, 'bogklub.erase'),
      taskId(requestId, 'bogklub.stop'),
    ]);
    expect(await listed(requestId)).toEqual([taskId(requestId, 'bogklub.erase')]);
  });

  // An erasure closes a request first and takes its tasks back after, eighty at a time.
  it('holds nothing of a request that is closed, also before its tasks are taken back', async () => {
    const requestId = await assigned();
    const before = await engines.ledger.read(tenant.controller, 'request', requestId);
    const [by, at] = [{ role: 'system', id: 'erasure' } as const, tenant.clock.now()];
    const events = [{ type: 'request-closed', at, by: 'an erasure' }] as const;
    await engines.ledger.append({
      ...{ controller: tenant.controller, by, at },
      changes: [change({ kind: 'request', id: requestId, before, events })],
    });

    const words = [
      await tenant.answers('bogklub', requestId, { outcome: 'done' }),
      await progress(requestId, { status: 'in-progress' }),
      await retry(requestId),
      await waive(requestId),
    ];

    expect(await listed(requestId)).toEqual([]);
    expect(words.map(({ body }) => body.reason)).toEqual(Array(4).fill('request-not-open'));
  });
});
