import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { flowOf, open } from './flows.ts';
import { answerAll, deliver, VENDORS } from './workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());

const restriction = flowOf('a restriction');
const work = (requestId: string) => deliver(tenant, 'restriction', requestId);
const mayTeach = (childId: string) => tenant.mayUse('bogklub', 'teaching', childId);

describe('a restriction', () => {
  it.each([
    ['accuracy-contested', 'GDPR art. 18(1)(a), 19'],
    ['processing-unlawful', 'GDPR art. 18(1)(b), 19'],
    ['needed-for-claims', 'GDPR art. 18(1)(c), 19'],
    [undefined, 'GDPR art. 18(1), 19'],
  ])('that rests on %s is granted by %s', async (because, citation) => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await open(tenant, { ...restriction, asks: because ? { because } : {} }, enrolled);

    await work(requestId);

    const { decisions } = await tenant.view(requestId);
    expect(new Set(decisions.map((one: { citation: string }) => one.citation))).toEqual(new Set([citation]));
  });

  it('holds the child’s purposes from the moment it is asked for, also after the vendors have said so', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await open(tenant, restriction, enrolled);
    const atOnce = await mayTeach(enrolled.childId);

    await work(requestId);
    await answerAll(tenant, requestId);
    await work(requestId);

    expect(atOnce).toBe('processing-held');
    expect(await mayTeach(enrolled.childId)).toBe('processing-held');
  });

  it('that a person finds inadmissible holds nothing any more, and asks no vendor', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await open(tenant, restriction, enrolled);

    await tenant.assesses(requestId, 'admissible', { outcome: 'refused', because: 'unfounded' });
    await work(requestId);

    expect(await tenant.view(requestId)).toMatchObject({ status: 'completed', tasks: [] });
    expect(await mayTeach(enrolled.childId)).toBe('yes');
  });
});
