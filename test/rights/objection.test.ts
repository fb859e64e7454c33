import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, decide, flowOf, open } from './flows.ts';
import { answerAll, countsOf, deliver, VENDORS } from './workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());

/** What bogklub is told when it asks whether it may teach a child. */
async function mayTeach(childId: string): Promise<string> {
  const { decision, context } = await tenant.does('evaluate', tenant.vendor('bogklub'), {
    body: {
      subject: { type: 'vendor', id: 'bogklub' },
      action: { name: 'teaching' },
      resource: { type: 'child', id: childId },
    },
  });
  return decision ? 'yes' : context.reason;
}

describe('an objection', () => {
  it('holds the purpose from the moment it is made until a person has decided', async () => {
    const enrolled = await tenant.enrolsWithGrounds();

    const requestId = await open(tenant, flowOf('an objection that is refused'), enrolled);
    await deliver(tenant, 'objection', requestId, { times: 3 });

    expect(await mayTeach(enrolled.childId)).toBe('processing-held');
    expect(await countsOf(tenant, 'request', requestId)).toEqual({ 'request-opened': 1 });
  });

  it('that is upheld ends the basis when the vendors have stopped, and is held until then', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await assign(tenant, flowOf('an objection that is upheld'), enrolled);
    const meanwhile = await mayTeach(enrolled.childId);

    await answerAll(tenant, requestId);
    await deliver(tenant, 'objection', requestId);

    expect(meanwhile).toBe('processing-held');
    expect(await mayTeach(enrolled.childId)).toBe('basis-ended');
  });

  it('that is refused lets the vendors go on', async () => {
    const enrolled = await tenant.enrolsWithGrounds();

    await assign(tenant, flowOf('an objection that is refused'), enrolled);

    expect(await mayTeach(enrolled.childId)).toBe('yes');
  });

  it('is decided once', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const flow = flowOf('an objection that is upheld');
    const requestId = await open(tenant, flow, enrolled);
    await decide(tenant, flow, requestId);

    const again = await tenant.call('decideObjection', tenant.caseworker(), {
      params: { requestId },
      body: { outcome: 'refused', reason: 'Alligevel ikke.' },
    });

    expect(again).toMatchObject({ status: 422, body: { reason: 'request-not-awaiting-decision' } });
  });
});
