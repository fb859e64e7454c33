import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { COOKIES } from '../../lambdas/pages/web/cookies.ts';
import { TestClock } from '../engines/clock.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { aChild, aGuardian } from '../engines/people.ts';
import { Tenant } from '../engines/tenant.ts';
import { Visitor } from './visitor.ts';

const HOUR = 60 * 60_000;
const WRITTEN = 'Han bliver ked af det, og vi har talt med læreren <om det>.';

let engines: Engines;
let clock: TestClock;
let tenant: Tenant;
let visitor: Visitor;
let guardianId: string;
let otherGuardianId: string;
let page: string;
beforeAll(async () => {
  engines = await startEngines();
});
afterAll(() => engines.stop());
beforeEach(async () => {
  clock = new TestClock();
  tenant = new Tenant(engines, clock);
  await tenant.contracts({ bogklub: ['teaching'] });
  const enrolled = await tenant.enrolsWithGrounds(aChild({ guardians: [aGuardian(), aGuardian('Jens')] }));
  [guardianId = '', otherGuardianId = ''] = enrolled.guardianIds;
  page = `/family/children/${enrolled.childId}/rights/objection`;
  visitor = await new Visitor(tenant).signIn(tenant.guardian(guardianId));
});

/** She writes, is away for an hour, and sends. */
async function sendsTooLate() {
  await visitor.get(page);
  clock.advance(HOUR);
  return visitor.submit({ reason: WRITTEN }, page);
}

describe('what was typed when the session was over', () => {
  it('is not carried out, and is there again after signing in', async () => {
    const sent = await sendsTooLate();
    expect(sent.status).toBe(403);
    expect(sent.text).toContain('logget ud');
    await visitor.signIn(tenant.guardian(guardianId));
    const back = await visitor.get(page);
    expect(back.status).toBe(200);
    expect(back.text).toContain(WRITTEN);
    expect((await visitor.get(page)).text).not.toContain(WRITTEN);
  });

  it('is there for nobody else, also on the same page', async () => {
    await sendsTooLate();
    await visitor.signIn(tenant.guardian(otherGuardianId));
    const seen = await visitor.get(page);
    expect(seen.status).toBe(200);
    expect(seen.text).not.toContain(WRITTEN);
  });

  it('outlives a page that says to sign in at a higher level first', async () => {
    await sendsTooLate();
    await visitor.signIn({ ...tenant.guardian(guardianId), loa: 'Low' });
    expect((await visitor.get(page)).status).toBe(403);
    await visitor.signIn(tenant.guardian(guardianId));
    expect((await visitor.get(page)).text).toContain(WRITTEN);
  });

  it('is shown to be copied when whose it is cannot be known', async () => {
    await visitor.get(page);
    const form = visitor.filled({ reason: WRITTEN }, page);
    visitor.jar.delete(COOKIES.session);
    const { status, text } = await visitor.post(page, form);
    expect(status).toBe(403);
    expect(text).toContain(WRITTEN);
    expect(visitor.jar.has(COOKIES.draft)).toBe(false);
  });

  it('is shown to be copied when it belongs to an older sign-in', async () => {
    await visitor.get(page);
    const form = visitor.filled({ reason: WRITTEN }, page);
    await visitor.signIn(tenant.guardian(guardianId));
    const { status, text } = await visitor.post(page, form);
    expect(status).toBe(403);
    expect(text).toContain(WRITTEN);
  });

  it('is echoed to no form of another host', async () => {
    await visitor.get(page);
    const form = visitor.filled({ reason: WRITTEN }, page);
    visitor.jar.delete(COOKIES.session);
    const { text } = await visitor.post(page, form, { headers: { origin: 'https://evil.example' } });
    expect(text).not.toContain(WRITTEN);
  });
});
