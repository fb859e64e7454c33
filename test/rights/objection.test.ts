import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, carryOut, decide, flowOf, open } from './flows.ts';
import { answerAll, countsOf, deliver, VENDORS } from './workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());

const upheld = flowOf('an objection that is upheld');
const refused = flowOf('an objection that is refused');

const mayTeach = (childId: string) => tenant.mayUse('bogklub', 'teaching', childId);

const statusesOf = async (requestId: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await tenant.view(requestId)).tasks.map((task: { action: string; status: string }) => [
      task.action,
      task.status,
    ]),
  );

describe('an objection', () => {
  it('holds the purpose from the moment it is made, and waits for a person however often its messages come', async () => {
    const enrolled = await tenant.enrolsWithGrounds();

    const requestId = await open(tenant, refused, enrolled);
    const atOnce = await mayTeach(enrolled.childId);
    await deliver(tenant, 'objection', requestId, { times: 3 });

    expect([atOnce, await mayTeach(enrolled.childId)]).toEqual(['processing-held', 'processing-held']);
    expect(await countsOf(tenant, 'request', requestId)).toEqual({
      'request-opened': 1,
      'request-decided': 1,
    });
    expect(await tenant.view(requestId)).toMatchObject({ status: 'awaiting-decision', awaits: 'objection' });
  });

  it('asks the vendors to restrict while it is assessed (art. 18(1)(d)), before anybody can decide it', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await open(tenant, upheld, enrolled);

    const early = await tenant.assesses(requestId, 'objection');
    await deliver(tenant, 'objection', requestId);

    expect(early).toMatchObject({ status: 422, body: { reason: 'request-not-awaiting-decision' } });
    expect(await statusesOf(requestId)).toEqual({ restrict: 'queued' });
    expect((await tenant.view(requestId)).decisions).toMatchObject([
      { purposeId: 'teaching', vendorId: 'bogklub', outcome: 'granted', reason: 'restricted-meanwhile' },
    ]);
  });

  it('that is upheld ends the basis when the vendors have stopped and erased, and is held until then', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await assign(tenant, upheld, enrolled);
    await answerAll(tenant, requestId);
    await decide(tenant, upheld, requestId);
    await deliver(tenant, 'objection', requestId);
    const asked = await statusesOf(requestId);
    await tenant.answers('bogklub', requestId, { outcome: 'done' }, 'stop');
    await deliver(tenant, 'objection', requestId);
    const meanwhile = await mayTeach(enrolled.childId);

    await answerAll(tenant, requestId);
    await deliver(tenant, 'objection', requestId);

    expect(asked).toEqual({ restrict: 'done', stop: 'queued', erase: 'queued' });
    expect([meanwhile, await mayTeach(enrolled.childId)]).toEqual(['processing-held', 'basis-ended']);
    expect((await tenant.view(requestId)).decisions).toMatchObject([
      { outcome: 'granted', reason: 'objection-upheld' },
    ]);
  });

  it('that is refused lets the vendors go on when they have been told to resume, and the family reads why', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await assign(tenant, refused, enrolled);
    await answerAll(tenant, requestId);
    await decide(tenant, refused, requestId);
    await deliver(tenant, 'objection', requestId);
    const asked = await statusesOf(requestId);

    await carryOut(tenant, refused, requestId);

    expect(asked).toEqual({ restrict: 'done', resume: 'queued' });
    expect(await mayTeach(enrolled.childId)).toBe('yes');
    const view = await tenant.does('getRequest', tenant.guardian(enrolled.guardianId), {
      params: { requestId },
    });
    expect(view).toMatchObject({
      status: 'completed',
      assessments: [{ question: 'objection', outcome: 'refused', reason: 'Vi har vurderet det.' }],
      decisions: [{ outcome: 'refused', reason: 'compelling-grounds', citation: 'GDPR art. 21(1)' }],
    });
  });

  it.each([upheld, refused])(
    'is decided although a vendor never restricted: its task is taken back ($name)',
    async (flow) => {
      const enrolled = await tenant.enrolsWithGrounds();
      const requestId = await assign(tenant, flow, enrolled);
      await tenant.answers('bogklub', requestId, { outcome: 'failed', reason: 'Vores system er nede.' });

      await decide(tenant, flow, requestId);
      await deliver(tenant, 'objection', requestId);
      const late = await tenant.answers('bogklub', requestId, { outcome: 'done' }, 'restrict');
      await carryOut(tenant, flow, requestId);

      expect(late).toMatchObject({ body: { reason: 'task-withdrawn' } });
      const rest = flow === upheld ? { stop: 'done', erase: 'done' } : { resume: 'done' };
      expect(await statusesOf(requestId)).toEqual({ restrict: 'withdrawn', ...rest });
      expect(await tenant.events('child', enrolled.childId)).toContain('hold-lifted');
    },
  );

  it('is decided once: a second decision changes nothing', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await assign(tenant, upheld, enrolled);
    await decide(tenant, upheld, requestId);

    const again = await tenant.assesses(requestId, 'objection', { outcome: 'refused' });

    expect(again).toMatchObject({ status: 422, body: { reason: 'request-not-awaiting-decision' } });
    expect((await tenant.request(requestId)).assessments.objection?.outcome).toBe('upheld');
  });
});
