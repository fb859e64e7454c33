import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LISTS } from '../../lambdas/domain/aggregates.ts';
import { isOpen } from '../../lambdas/domain/task.ts';
import { createHandler as createRequests } from '../../lambdas/requests/handler.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { Packages } from '../../lambdas/store/packages.ts';
import { createHandler as createTasks } from '../../lambdas/tasks/handler.ts';
import { beforeEachTransaction } from '../engines/calls.ts';
import { BUCKET, type Engines, IDENTITY, LEDGER, startEngines } from '../engines/engines.ts';
import { apiEvent, context } from '../engines/events.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, carryOut, flowOf } from './flows.ts';
import { answer, answerAll, deliver, VENDORS } from './workers.ts';

type Enrolled = { readonly childId: string; readonly guardianId: string };

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());

/** The vendors erase, and the erasure that was ordered is carried out. */
async function carryOutErasure(erasure: string): Promise<void> {
  await answerAll(tenant, erasure);
  await deliver(tenant, 'erasure', erasure);
}

async function erase(enrolled: Enrolled): Promise<string> {
  const erasure = await assign(tenant, flowOf('an erasure by the controller'), enrolled);
  await carryOutErasure(erasure);
  return erasure;
}

/**
 * A request with the vendors, one of whom has answered, of a child whose erasure was ordered at the very moment it was
 * made: nobody saw the one before the other was there.
 */
async function raced(flow: string) {
  const enrolled = await tenant.enrolsWithGrounds();
  let requestId = '';
  const client = engines.anotherDynamo();
  beforeEachTransaction(client, async (_input, nth) => {
    if (nth > 1) return;
    requestId = await assign(tenant, flowOf(flow), enrolled);
    await answer(tenant, 'bogklub', requestId);
  });
  const order = { params: { childId: enrolled.childId }, body: { right: 'erasure' } };
  const requests = createRequests({ ...engines, ...tenant.deps(), ledger: new Ledger(client, LEDGER) });
  const { body } = await requests(apiEvent('openRequest', tenant.caseworker(), order), context);
  client.destroy();
  const erasure: string = JSON.parse(body).requestId;
  await deliver(tenant, 'erasure', erasure);
  return { ...enrolled, requestId, erasure };
}

const left = async (childId: string) => {
  const { Contents = [] } = await engines.s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  const files = Contents.flatMap(({ Key = '' }) => (Key.includes(childId) ? Key : []));
  const items = await engines.scan(IDENTITY, tenant.controller);
  return { files, items: items.filter(({ pk, sk }) => `${pk?.S} ${sk?.S}`.includes(childId)) };
};
const NOTHING = { files: [], items: [] };

// A restriction and an objection hold the child, and a held child’s erasure is not ordered.
const FLOWS_MEANWHILE = ['a withdrawal', 'access', 'rectification', 'portability'].map(flowOf);

describe.each(FLOWS_MEANWHILE)(
  '$name that is with the vendors when the child is erased',
  ({ name, right }) => {
    it('is closed with her, and waits on nobody’s list', async () => {
      const { requestId, erasure } = await raced(name);

      await carryOutErasure(erasure);

      const { closed, completed, tasks } = await tenant.request(requestId);
      expect([closed, completed]).toEqual([{ at: tenant.clock.now(), by: erasure }, undefined]);
      expect(Object.values(tasks).filter(isOpen)).toEqual([]);
      for (const list of [LISTS.openRequests, LISTS.tasksOf('bogklub'), LISTS.tasksOf('kantine')])
        expect(await engines.ledger.idsOn(tenant.controller, list)).not.toContain(requestId);
    });

    it('is over: its messages do nothing, and a vendor’s answer is refused and leaves nothing', async () => {
      const { childId, requestId, erasure } = await raced(name);
      await carryOutErasure(erasure);
      const before = await tenant.events('request', requestId);

      const answers = [
        await tenant.answers('kantine', requestId, { outcome: 'no-data' }),
        await tenant.answers('kantine', requestId, { outcome: 'refused', reason: 'Valdemar er flyttet.' }),
      ];
      const open = Object.values((await tenant.request(requestId)).tasks).find(({ withdrawn }) => withdrawn);
      const retried = await tenant.call('retryTask', tenant.caseworker(), {
        params: { requestId, taskId: `${requestId}.${open?.vendorId}.${open?.action}` },
      });
      const failed = await deliver(tenant, right, requestId, { times: 2 });

      for (const { status, body } of answers) expect([status, body.reason]).toEqual([422, 'task-withdrawn']);
      expect([retried.body.reason, failed]).toEqual(['request-not-open', []]);
      expect(await tenant.events('request', requestId)).toEqual(before);
      expect(await left(childId)).toEqual(NOTHING);
      expect(await tenant.verify('request', requestId)).toMatchObject({ intact: true });
    });
  },
);

describe('what is on its way when the child is erased', () => {
  it.each([
    ['alone', false],
    ['twice, of which the ledger knows the one', true],
  ])('a vendor’s part, sent %s, is taken out of the bucket again', async (_how, twice) => {
    const { childId, requestId, erasure } = await raced('access');
    const body = { outcome: 'done', data: { allergi: 'nødder' } };
    const slow = new (class extends Packages {
      override async putPart(...file: Parameters<Packages['putPart']>): Promise<void> {
        if (twice) await tenant.answers('kantine', requestId, body);
        await carryOutErasure(erasure);
        await super.putPart(...file);
      }
    })(engines.s3, BUCKET);
    const params = { taskId: `${requestId}.kantine.hand-over` };
    const answerTask = apiEvent('answerTask', tenant.vendor('kantine'), { params, body });

    const { statusCode } = await createTasks({ ...engines, ...tenant.deps(), packages: slow })(
      answerTask,
      context,
    );

    expect(statusCode).toBeGreaterThanOrEqual(409);
    expect(await left(childId)).toEqual(NOTHING);
  });

  it.each(['access', 'portability'] as const)(
    'a package for %s is taken out of the bucket again',
    async (right) => {
      const { childId, requestId, erasure } = await raced(right);
      await answerAll(tenant, requestId);
      await tenant.assesses(requestId, 'release');
      const slow = new (class extends Packages {
        override async putPackage(...file: Parameters<Packages['putPackage']>): Promise<void> {
          if (!(await tenant.request(requestId)).closed) await carryOutErasure(erasure);
          await super.putPackage(...file);
        }
      })(engines.s3, BUCKET);

      const failed = await deliver(tenant, right, requestId, { packages: slow });

      expect(failed).toEqual([]);
      expect((await tenant.request(requestId)).closed?.by).toBe(erasure);
      expect(await left(childId)).toEqual(NOTHING);
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
  const params = { childId: enrolled.childId };
  const body = { purposeId: 'photos', answer: 'given', version: 1 };
  for (let count = 0; count < 20; count += 1) {
    await assign(tenant, flowOf('a withdrawal'), enrolled);
    await tenant.does('giveConsent', tenant.guardian(enrolled.guardianId), { params, body });
  }

  const erasure = await erase(enrolled);

  expect((await tenant.request(erasure)).completed).toBeDefined();
  const ids = await engines.ledger.idsOn(tenant.controller, LISTS.requestsOf(enrolled.childId));
  const closed = (await Promise.all(ids.map((id) => tenant.request(id)))).filter((one) => one.closed);
  expect(closed).toHaveLength(20);
});

describe('a child is not erased', () => {
  const orders = (childId: string) =>
    tenant.call('openRequest', tenant.caseworker(), { params: { childId }, body: { right: 'erasure' } });

  it.each(['access', 'rectification', 'portability'])(
    'while %s is not answered; when it is, she is',
    async (name) => {
      const enrolled = await tenant.enrolsWithGrounds();
      const requestId = await assign(tenant, flowOf(name), enrolled);

      const early = await orders(enrolled.childId);
      await carryOut(tenant, flowOf(name), requestId);

      expect(early).toMatchObject({
        status: 422,
        body: { reason: 'answer-open-requests-first', detail: name },
      });
      expect((await orders(enrolled.childId)).status).toBe(201);
    },
  );

  it('while her data is held, also when the restriction is made at the same moment', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const client = engines.anotherDynamo();
    beforeEachTransaction(client, async (_input, nth) => {
      if (nth === 1) await assign(tenant, flowOf('a restriction'), enrolled);
    });
    const requests = createRequests({ ...engines, ...tenant.deps(), ledger: new Ledger(client, LEDGER) });
    const order = { params: { childId: enrolled.childId }, body: { right: 'erasure' } };

    const { body } = await requests(apiEvent('openRequest', tenant.caseworker(), order), context);

    expect(JSON.parse(body)).toMatchObject({ reason: 'restriction-in-force' });
    expect(await tenant.events('child', enrolled.childId)).not.toContain('erasure-ordered');
    client.destroy();
  });
});
