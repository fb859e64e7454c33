import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LISTS } from '../../lambdas/domain/aggregates.ts';
import { createHandler as createRequests } from '../../lambdas/requests/handler.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { Packages } from '../../lambdas/store/packages.ts';
import { createHandler as createTasks } from '../../lambdas/tasks/handler.ts';
import { beforeEachTransaction } from '../engines/calls.ts';
import { BUCKET, type Engines, IDENTITY, LEDGER, startEngines } from '../engines/engines.ts';
import { apiEvent, context } from '../engines/events.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, FLOWS, flowOf } from './flows.ts';
import { answerAll, countsOf, deliver, VENDORS } from './workers.ts';

type Enrolled = { readonly childId: string; readonly guardianId: string };

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());

async function erase(enrolled: Enrolled): Promise<string> {
  const erasure = await assign(tenant, flowOf('an erasure by the controller'), enrolled);
  await answerAll(tenant, erasure);
  await deliver(tenant, 'erasure', erasure);
  return erasure;
}

/** A request that is with the vendors; one of them has answered. */
async function withVendors(flow: string) {
  const enrolled = await tenant.enrolsWithGrounds();
  const requestId = await assign(tenant, flowOf(flow), enrolled);
  if (flowOf(flow).action === 'hand-over')
    await tenant.answers('bogklub', requestId, { outcome: 'done', data: { billeder: ['ferie.jpg'] } });
  return { ...enrolled, requestId };
}

const left = async (childId: string) => {
  const { Contents = [] } = await engines.s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  const files = Contents.flatMap(({ Key = '' }) => (Key.includes(childId) ? Key : []));
  const items = await engines.scan(IDENTITY, tenant.controller);
  return { files, items: items.filter(({ pk }) => pk?.S?.includes(childId)) };
};
const NOTHING = { files: [], items: [] };

const open = FLOWS.filter(({ tasks, right }) => right !== 'erasure' && Object.keys(tasks).length > 0);

describe.each(open)('$name that is with the vendors when the child is erased', ({ name, right }) => {
  it('is closed with her, and waits on nobody’s list', async () => {
    const enrolled = await withVendors(name);

    const erasure = await erase(enrolled);

    const { closed, completed } = await tenant.request(enrolled.requestId);
    expect([closed, completed]).toEqual([{ at: tenant.clock.now(), by: erasure }, undefined]);
    for (const list of [LISTS.openRequests, LISTS.tasksOf('bogklub'), LISTS.tasksOf('kantine')])
      expect(await engines.ledger.idsOn(tenant.controller, list)).not.toContain(enrolled.requestId);
  });

  it('is over: its messages do nothing, and a vendor’s answer is refused and leaves nothing', async () => {
    const { childId, requestId, ...enrolled } = await withVendors(name);
    await erase({ childId, ...enrolled });

    const answers = [
      await tenant.answers('bogklub', requestId, { outcome: 'done', data: { allergi: 'nødder' } }),
      await tenant.answers('bogklub', requestId, { outcome: 'refused', reason: 'Valdemar er flyttet.' }),
    ];
    const failed = await deliver(tenant, right, requestId, { times: 2 });

    expect(answers).toMatchObject(Array(2).fill({ status: 422, body: { reason: 'request-not-open' } }));
    expect(failed).toEqual([]);
    expect(await countsOf(tenant, 'request', requestId)).toMatchObject({ 'request-closed': 1 });
    expect(await left(childId)).toEqual(NOTHING);
    expect(await tenant.verify('request', requestId)).toMatchObject({ intact: true });
  });
});

describe('what is on its way when the child is erased', () => {
  it('a vendor’s part is taken out of the bucket again', async () => {
    const enrolled = await withVendors('access');
    const slow = new (class extends Packages {
      override async putPart(...file: Parameters<Packages['putPart']>): Promise<void> {
        await erase(enrolled);
        await super.putPart(...file);
      }
    })(engines.s3, BUCKET);
    const answerTask = apiEvent('answerTask', tenant.vendor('kantine'), {
      params: { taskId: `${enrolled.requestId}.kantine` },
      body: { outcome: 'done', data: { allergi: 'nødder' } },
    });

    const { statusCode } = await createTasks({ ...engines, ...tenant.deps(), packages: slow })(
      answerTask,
      context,
    );

    expect(statusCode).toBe(422);
    expect(await left(enrolled.childId)).toEqual(NOTHING);
  });

  it.each(['access', 'portability'] as const)(
    'a package for %s is taken out of the bucket again',
    async (right) => {
      const enrolled = await withVendors(right);
      await answerAll(tenant, enrolled.requestId);
      const slow = new (class extends Packages {
        override async putPackage(...file: Parameters<Packages['putPackage']>): Promise<void> {
          if (!(await tenant.request(enrolled.requestId)).closed) await erase(enrolled);
          await super.putPackage(...file);
        }
      })(engines.s3, BUCKET);

      const failed = await deliver(tenant, right, enrolled.requestId, { packages: slow });

      expect(failed).toEqual([]);
      expect(await left(enrolled.childId)).toEqual(NOTHING);
    },
  );

  // The opening changes nothing of hers, yet it holds her state still.
  it('a request with a reason is refused, and its words are not kept', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const client = engines.anotherDynamo();
    beforeEachTransaction(client, async (_input, nth) => {
      if (nth === 1) await erase(enrolled);
    });
    const requests = createRequests({ ...engines, ...tenant.deps(), ledger: new Ledger(client, LEDGER) });
    const body = { right: 'erasure', purposes: ['teaching'], reason: 'Valdemar er flyttet.' };
    const params = { childId: enrolled.childId };

    const { statusCode } = await requests(
      apiEvent('openRequest', tenant.guardian(enrolled.guardianId), { params, body }),
      context,
    );

    expect(await left(enrolled.childId)).toEqual(NOTHING);
    // Decided again on what the erasure left, where she has no guardians.
    expect(statusCode).toBe(404);
  });
});

it('a child with however many open requests can be erased', async () => {
  const enrolled = await tenant.enrolsWithGrounds();
  for (let count = 0; count < 20; count += 1) await assign(tenant, flowOf('access'), enrolled);

  const erasure = await erase(enrolled);

  expect((await tenant.request(erasure)).completed).toBeDefined();
  const ids = await engines.ledger.idsOn(tenant.controller, LISTS.requestsOf(enrolled.childId));
  const closed = (await Promise.all(ids.map((id) => tenant.request(id)))).filter((one) => one.closed);
  expect(closed).toHaveLength(20);
});
