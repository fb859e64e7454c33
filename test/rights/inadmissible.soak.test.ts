import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LISTS } from '../../lambdas/domain/aggregates.ts';
import { BUCKET, type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, carryOut, FLOWS, flowOf, open } from './flows.ts';
import { answer, answerAll, countsOf, deliver, VENDORS } from './workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());

const unfounded = { outcome: 'refused', because: 'unfounded', reason: 'Samme spørgsmål hver dag.' } as const;
const asked = (right: string) => FLOWS.find((flow) => flow.right === right && flow.by === 'guardian');
const stored = async (what: 'packages' | 'parts', childId: string) => {
  const Prefix = `${what}/${tenant.controller}/${childId}/`;
  return (await engines.s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix }))).Contents ?? [];
};

const RIGHTS = ['access', 'rectification', 'erasure', 'restriction', 'portability', 'objection'] as const;
const HANDING_OVER = ['access', 'portability'] as const;

describe.each(RIGHTS)('a request for %s that a person finds inadmissible', (right) => {
  const flow = asked(right) ?? flowOf('access');

  it('is completed without asking a vendor, without a package, and tells the family why', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await open(tenant, flow, enrolled);

    const { status } = await tenant.assesses(requestId, 'admissible', unfounded);
    const failed = await deliver(tenant, right, requestId, { times: 2 });

    expect([status, failed]).toEqual([201, []]);
    expect(await countsOf(tenant, 'request', requestId)).toEqual({
      'request-opened': 1,
      'request-assessed': 1,
      'request-decided': 1,
      'request-completed': 1,
    });
    const params = { requestId };
    const guardian = tenant.guardian(enrolled.guardianId);
    const view = await tenant.does('getRequest', guardian, { params });
    expect(view).toMatchObject({
      status: 'completed',
      tasks: [],
      evidence: {},
      assessments: [{ question: 'admissible', outcome: 'refused', reason: 'Samme spørgsmål hver dag.' }],
    });
    const { decisions }: { decisions: { reason: string; citation: string }[] } = view;
    expect(new Set(decisions.map(({ reason, citation }) => `${reason}: ${citation}`))).toEqual(
      new Set(['unfounded: GDPR art. 12(5)']),
    );
    expect(await stored('packages', enrolled.childId)).toEqual([]);
    expect(await tenant.call('getPackage', guardian, { params })).toMatchObject({
      body: { reason: 'no-package-yet' },
    });
  });

  it('holds nothing any longer', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await open(tenant, flow, enrolled);

    await tenant.assesses(requestId, 'admissible', unfounded);
    await deliver(tenant, right, requestId);

    const child = await engines.ledger.read(tenant.controller, 'child', enrolled.childId);
    expect(child?.state.holds).toEqual({});
    expect(child?.state.grounds.teaching).not.toHaveProperty('endedOn');
  });
});

// These vendors do what cannot be taken back by asking them to leave off.
describe.each(RIGHTS.filter((right) => !HANDING_OVER.some((one) => one === right)))(
  'a request for %s that vendors are carrying out',
  (right) => {
    it('is not found inadmissible any more', async () => {
      const flow = asked(right) ?? flowOf('access');
      const requestId = await assign(tenant, flow, await tenant.enrolsWithGrounds());

      const late = await tenant.assesses(requestId, 'admissible', unfounded);
      await carryOut(tenant, flow, requestId);

      expect(late).toMatchObject({ status: 422, body: { reason: 'request-with-vendors' } });
      expect((await tenant.request(requestId)).assessments.admissible).toBeUndefined();
      expect((await tenant.request(requestId)).completed).toBeDefined();
    });
  },
);

describe.each(HANDING_OVER)('a request for %s that vendors are answering', (right) => {
  const flow = flowOf(right);

  it('found inadmissible, takes back what is open, makes no package and keeps no part', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await assign(tenant, flow, enrolled);
    await answer(tenant, 'kantine', requestId);
    const handedOver = await stored('parts', enrolled.childId);

    const { status } = await tenant.assesses(requestId, 'admissible', unfounded);
    const failed = await deliver(tenant, right, requestId, { times: 2 });
    const late = await tenant.answers('bogklub', requestId, { outcome: 'no-data' });

    expect([status, failed, handedOver.length]).toEqual([201, [], 1]);
    expect(late).toMatchObject({ status: 422, body: { reason: 'task-withdrawn' } });
    const { tasks, decisions = [], completed } = await tenant.request(requestId);
    expect(completed?.evidence).toEqual({});
    expect(new Set(decisions.map(({ outcome, reason }) => `${outcome} ${reason}`))).toEqual(
      new Set(['refused unfounded']),
    );
    const others = Object.values(tasks).filter(({ vendorId }) => vendorId !== 'kantine');
    expect(others.length).toBeGreaterThan(0);
    expect(others.every(({ withdrawn, result }) => withdrawn === true && result === undefined)).toBe(true);
    expect(await stored('packages', enrolled.childId)).toEqual([]);
    expect(await stored('parts', enrolled.childId)).toEqual([]);
    expect(await engines.ledger.idsOn(tenant.controller, LISTS.tasksOf('bogklub'))).not.toContain(requestId);
  });

  it('is found inadmissible also when all have answered and nothing is released', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await assign(tenant, flow, enrolled);
    await answerAll(tenant, requestId);

    const { status } = await tenant.assesses(requestId, 'admissible', unfounded);
    await deliver(tenant, right, requestId);

    expect(status).toBe(201);
    expect((await tenant.view(requestId)).status).toBe('completed');
    expect(await stored('packages', enrolled.childId)).toEqual([]);
  });

  it('released, is not', async () => {
    const requestId = await assign(tenant, flow, await tenant.enrolsWithGrounds());
    await carryOut(tenant, flow, requestId);

    const late = await tenant.assesses(requestId, 'admissible', unfounded);

    expect(late).toMatchObject({ status: 422, body: { reason: 'request-not-open' } });
  });
});
