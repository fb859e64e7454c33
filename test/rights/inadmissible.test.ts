import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BUCKET, type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, carryOut, FLOWS, flowOf, open } from './flows.ts';
import { countsOf, deliver, VENDORS } from './workers.ts';

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
const packagesOf = async (childId: string) => {
  const Prefix = `packages/${tenant.controller}/${childId}/`;
  return (await engines.s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix }))).Contents ?? [];
};

const RIGHTS = ['access', 'rectification', 'erasure', 'restriction', 'portability', 'objection'] as const;

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
    expect(await packagesOf(enrolled.childId)).toEqual([]);
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

  it('is not refused any more when vendors have been asked', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await assign(tenant, flow, enrolled);

    const late = await tenant.assesses(requestId, 'admissible', unfounded);
    await carryOut(tenant, flow, requestId);

    expect(late).toMatchObject({ status: 422, body: { reason: 'request-with-vendors' } });
    expect((await tenant.request(requestId)).assessments.admissible).toBeUndefined();
    expect((await tenant.request(requestId)).completed).toBeDefined();
  });
});
