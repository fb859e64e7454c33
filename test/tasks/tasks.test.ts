import { randomUUID } from 'node:crypto';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson, sha256 } from '../../lambdas/domain/canonical.ts';
import { change } from '../../lambdas/store/execute.ts';
import { Packages } from '../../lambdas/store/packages.ts';
import { createHandler } from '../../lambdas/tasks/handler.ts';
import { BUCKET, type Engines, startEngines } from '../engines/engines.ts';
import { apiEvent, context } from '../engines/events.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, flowOf } from '../rights/flows.ts';
import { countsOf, VENDORS } from '../rights/workers.ts';
import { opened } from '../store/changes.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());

const assigned = async (flow = 'access') => {
  const enrolled = await tenant.enrolsWithGrounds();
  return { ...enrolled, requestId: await assign(tenant, flowOf(flow), enrolled) };
};

/** What lies in the bucket of a child: the parts vendors handed over. */
async function parts(childId: string): Promise<string[]> {
  const Prefix = `parts/${tenant.controller}/${childId}/`;
  const { Contents = [] } = await engines.s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix }));
  return Promise.all(
    Contents.map(async ({ Key }) => {
      const { Body } = await engines.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
      return (await Body?.transformToString('utf8')) ?? '';
    }),
  );
}

/** A new request with a task of bogklub. */
const withTask = (id: string) => {
  const at = '2026-10-05T08:00:00.000Z';
  const dates = { assignedAt: at, acknowledgeBy: at, dueAt: at };
  const task = { vendorId: 'bogklub', action: 'hand-over', purposes: ['photos'], ...dates } as const;
  const decided = { type: 'request-decided', decisions: [], tasks: [task] } as const;
  return change({ kind: 'request', id, before: undefined, events: [opened(id, randomUUID()), decided] });
};

describe('a vendor’s tasks', () => {
  it('are listed until they are answered, the ones that wait longest first', async () => {
    const own = new Tenant(engines);
    await own.contracts({ bogklub: ['photos'] });
    const ids: string[] = [];
    for (let day = 0; day < 3; day += 1) {
      ids.push(await assign(own, flowOf('access'), await own.enrolsWithGrounds()));
      own.clock.advanceDays(1);
    }

    await own.answers('bogklub', ids[1] ?? '', { outcome: 'no-data' });
    await own.answers('bogklub', ids[2] ?? '', { outcome: 'refused', reason: 'Vi kender ham ikke.' });
    const { tasks } = await own.does('listTasks', own.vendor('bogklub'));

    expect(tasks.map(({ taskId }: { taskId: string }) => taskId)).toEqual([
      `${ids[0]}.bogklub.hand-over`,
      `${ids[2]}.bogklub.hand-over`,
    ]);
  });

  it('are given 50 at a time, to the last', async () => {
    const own = new Tenant(engines);
    await own.contracts({ bogklub: ['photos'] });
    const changes = Array.from({ length: 60 }, () => withTask(randomUUID()));
    const who = {
      controller: own.controller,
      by: { role: 'system', id: 'access' },
      at: own.clock.now(),
    } as const;
    while (changes.length > 0) await engines.ledger.append({ ...who, changes: changes.splice(0, 12) });

    const first = await own.does('listTasks', own.vendor('bogklub'));
    const second = await own.does('listTasks', own.vendor('bogklub'), { query: { after: first.next } });

    expect([first.tasks.length, second.tasks.length, second.next]).toEqual([50, 10, undefined]);
    expect(new Set([...first.tasks, ...second.tasks].map(({ taskId }) => taskId)).size).toBe(60);
  });

  it('of another vendor do not exist', async () => {
    const { requestId } = await assigned();
    const taskId = `${requestId}.bogklub.hand-over`;

    const read = await tenant.call('getTask', tenant.vendor('kantine'), { params: { taskId } });
    const answered = await tenant.call('answerTask', tenant.vendor('kantine'), {
      params: { taskId },
      body: { outcome: 'no-data' },
    });

    expect([read, answered]).toMatchObject(Array(2).fill({ status: 404, body: { reason: 'no-such-task' } }));
    expect((await tenant.request(requestId)).tasks['bogklub.hand-over']?.result).toBeUndefined();
  });

  it('of the same vendor at another controller do not exist', async () => {
    const { requestId } = await assigned();
    const elsewhere = { ...tenant.vendor('bogklub'), controller: '87654321' };

    const read = await tenant.call('getTask', elsewhere, {
      params: { taskId: `${requestId}.bogklub.hand-over` },
    });

    expect(read).toMatchObject({ status: 404, body: { reason: 'no-such-task' } });
  });

  it.each(['nothing', `${randomUUID()}.bogklub`, `${randomUUID()}.bogklub.hand-over`, ''])(
    'with the id «%s» do not exist',
    async (taskId) => {
      expect(await tenant.call('getTask', tenant.vendor('bogklub'), { params: { taskId } })).toMatchObject({
        status: 404,
      });
    },
  );
});

describe('an answer', () => {
  it('with data lies in the bucket as one canonical part, and its digest in the ledger', async () => {
    const { childId, requestId } = await assigned();
    const data = { z: 1, æbler: ['rød'], a: null };

    const { status, body } = await tenant.answers('bogklub', requestId, {
      outcome: 'done',
      data,
      reference: 'sag-7',
    });

    const [stored = ''] = await parts(childId);
    expect({ status, body }).toEqual({
      status: 201,
      body: { taskId: `${requestId}.bogklub.hand-over`, outcome: 'done' },
    });
    expect(stored).toBe(canonicalJson(data));
    expect((await tenant.request(requestId)).tasks['bogklub.hand-over']?.result).toEqual({
      outcome: 'done',
      partDigest: sha256(stored),
      reference: 'sag-7',
      at: tenant.clock.now(),
    });
  });

  it('that it has nothing leaves no part', async () => {
    const { childId, requestId } = await assigned();

    await tenant.answers('bogklub', requestId, { outcome: 'no-data' });

    expect(await parts(childId)).toEqual([]);
  });

  it('is given once: another one is refused and changes nothing', async () => {
    const { childId, requestId } = await assigned();
    await tenant.answers('bogklub', requestId, { outcome: 'done', data: { a: 1 } });

    const again = await tenant.answers('bogklub', requestId, { outcome: 'done', data: { a: 2 } });

    expect(again).toMatchObject({ status: 409, body: { reason: 'task-already-answered' } });
    expect(await parts(childId)).toEqual(['{"a":1}']);
    expect(await countsOf(tenant, 'request', requestId)).toMatchObject({ 'task-answered': 1 });
  });

  it('sent again with the same key is the same answer', async () => {
    const { requestId } = await assigned();
    const send = () =>
      tenant.call('answerTask', tenant.vendor('bogklub'), {
        params: { taskId: `${requestId}.bogklub.hand-over` },
        headers: { 'idempotency-key': 'k1' },
        body: { outcome: 'done', data: { a: 1 } },
      });

    expect([await send(), await send()].map(({ status }) => status)).toEqual([201, 201]);
    expect(await countsOf(tenant, 'request', requestId)).toMatchObject({ 'task-answered': 1 });
  });

  it('that it refuses keeps the task open; the reason lies sealed in the vault', async () => {
    const { childId, requestId } = await assigned();

    await tenant.answers('bogklub', requestId, { outcome: 'refused', reason: 'Vi kender ikke Valdemar.' });

    const result = (await tenant.request(requestId)).tasks['bogklub.hand-over']?.result;
    expect(result).toMatchObject({ outcome: 'refused' });
    expect(await engines.vault.note(tenant.controller, childId, result?.noteId ?? '')).toEqual({
      reason: 'Vi kender ikke Valdemar.',
    });
    expect((await tenant.answers('bogklub', requestId, { outcome: 'no-data' })).status).toBe(201);
  });

  it('whose part could not be stored is no answer', async () => {
    const { requestId } = await assigned();
    const packages = new Packages(engines.s3, `${BUCKET}-gone`);
    const handler = createHandler({ ...engines, ...tenant.deps(), packages });
    const event = apiEvent('answerTask', tenant.vendor('bogklub'), {
      params: { taskId: `${requestId}.bogklub.hand-over` },
      body: { outcome: 'done', data: { a: 1 } },
    });

    const { statusCode } = await handler(event, context);

    expect(statusCode).toBe(500);
    expect((await tenant.request(requestId)).tasks['bogklub.hand-over']?.result).toBeUndefined();
  });

  it.each([
    ['another', { winner: false }, ['{"winner":true}']],
    ['the same', { winner: true }, ['{"winner":true}']],
  ])('that lost to %s one at the same moment leaves the winner’s part', async (_what, data, left) => {
    const { childId, requestId } = await assigned();
    const slow = new (class extends Packages {
      override async putPart(...file: Parameters<Packages['putPart']>): Promise<void> {
        await tenant.answers('bogklub', requestId, { outcome: 'done', data: { winner: true } });
        await super.putPart(...file);
      }
    })(engines.s3, BUCKET);
    const handler = createHandler({ ...engines, ...tenant.deps(), packages: slow });

    await handler(
      apiEvent('answerTask', tenant.vendor('bogklub'), {
        params: { taskId: `${requestId}.bogklub.hand-over` },
        body: { outcome: 'done', data },
      }),
      context,
    );

    const { result } = (await tenant.request(requestId)).tasks['bogklub.hand-over'] ?? {};
    expect(await parts(childId)).toEqual(left);
    expect(result?.partDigest).toBe(sha256(left[0] ?? ''));
  });

  it.each([
    ['a restriction', { karakterer: '10' }, 'task-takes-no-data'],
    ['access', undefined, 'hand-over-needs-data'],
  ])('that %s is done with %j is refused, and stores nothing', async (flow, data, reason) => {
    const { childId, requestId } = await assigned(flow);

    const answer = await tenant.answers('bogklub', requestId, { outcome: 'done', data });

    expect(answer).toMatchObject({ status: 422, body: { reason } });
    expect(await parts(childId)).toEqual([]);
    expect(await countsOf(tenant, 'request', requestId)).not.toHaveProperty('task-answered');
  });
});
