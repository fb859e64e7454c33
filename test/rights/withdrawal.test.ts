import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestClock } from '../engines/clock.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, carryOut, flowOf, open } from './flows.ts';
import { answerAll, deliver, VENDORS } from './workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  // What a vendor needs for one purpose it may need for another: the child's name.
  await tenant.contracts(VENDORS, null, ['navn']);
});
afterAll(() => engines.stop());

const withdrawal = flowOf('a withdrawal');
const withdrawn = async (of = tenant) => {
  const enrolled = await of.enrolsWithGrounds();
  return { ...enrolled, requestId: await assign(of, withdrawal, enrolled) };
};

describe('a withdrawal', () => {
  it('gives 24 hours to acknowledge, 72 to stop and 30 days to erase, also where the clocks change', async () => {
    // Summer time ends the night after.
    const autumn = new Tenant(engines, new TestClock('2026-10-24T20:00:00.000Z'));
    await autumn.contracts({ kantine: ['photos'] });

    const { requestId } = await withdrawn(autumn);

    const assignedAt = '2026-10-24T20:00:00.000Z';
    const acknowledgeBy = '2026-10-25T20:00:00.000Z';
    const common = { vendorId: 'kantine', purposes: ['photos'], assignedAt, acknowledgeBy };
    expect((await autumn.request(requestId)).tasks).toEqual({
      'kantine.stop': { ...common, action: 'stop', dueAt: '2026-10-27T20:00:00.000Z' },
      'kantine.erase': { ...common, action: 'erase', dueAt: '2026-11-23T20:00:00.000Z' },
    });
  });

  it('has no day to answer by: it took effect when it was said', async () => {
    const { childId, requestId } = await withdrawn();

    expect((await tenant.request(requestId)).dueOn).toBeNull();
    const { grounds } = await tenant.does('getChild', tenant.caseworker(), { params: { childId } });
    const photos = grounds.find(({ purposeId }: { purposeId: string }) => purposeId === 'photos');
    expect(photos.vendors).toEqual([
      expect.objectContaining({ vendorId: 'bogklub', allowed: false, reason: 'consent-withdrawn' }),
      expect.objectContaining({ vendorId: 'kantine', allowed: false, reason: 'consent-withdrawn' }),
    ]);
  });

  it('tells each vendor what to leave: what it uses for another purpose on another ground', async () => {
    const { requestId } = await withdrawn();
    const task = (vendorId: string, action: string) =>
      tenant.does('getTask', tenant.vendor(vendorId), {
        params: { taskId: `${requestId}.${vendorId}.${action}` },
      });

    expect((await task('bogklub', 'erase')).keep).toEqual([{ category: 'navn', purposeId: 'teaching' }]);
    expect(await task('bogklub', 'stop')).not.toHaveProperty('keep');
    // Another vendor's use of the name keeps nothing here.
    expect(await task('kantine', 'erase')).not.toHaveProperty('keep');
    const { decisions } = await tenant.view(requestId);
    expect(decisions).toMatchObject([
      { vendorId: 'bogklub', outcome: 'granted', keep: [{ category: 'navn', purposeId: 'teaching' }] },
      { vendorId: 'kantine', outcome: 'granted' },
    ]);
  });

  it('leaves nothing behind where the other purpose does not use the data of this child', async () => {
    const { childId, guardianId } = await tenant.enrols();
    const consent = { purposeId: 'photos', answer: 'given', version: 1 };
    await tenant.does('giveConsent', tenant.guardian(guardianId), { params: { childId }, body: consent });

    const requestId = await assign(tenant, withdrawal, { childId, guardianId });

    expect((await tenant.request(requestId)).tasks['bogklub.erase']).not.toHaveProperty('keep');
  });

  it('is carried out when every vendor has stopped and erased; stopped is not erased', async () => {
    const { requestId } = await withdrawn();

    for (const vendorId of ['bogklub', 'kantine'])
      await tenant.answers(vendorId, requestId, { outcome: 'done' }, 'stop');
    await deliver(tenant, 'withdrawal', requestId);
    const stopped = await tenant.view(requestId);
    await answerAll(tenant, requestId);
    await deliver(tenant, 'withdrawal', requestId);

    expect(stopped.status).toBe('with-vendors');
    expect((await tenant.view(requestId)).status).toBe('completed');
  });

  it('says in the view what each vendor has erased, with its reference', async () => {
    const { requestId } = await withdrawn();
    const erased = [{ category: 'photos-data', count: 12 }];

    await tenant.answers('kantine', requestId, { outcome: 'done', erased, reference: 'sag-7' }, 'erase');

    const { tasks } = await tenant.view(requestId);
    expect(tasks.find(({ taskId }: { taskId: string }) => taskId.endsWith('kantine.erase'))).toMatchObject({
      status: 'done',
      erased,
      reference: 'sag-7',
      answeredAt: tenant.clock.now(),
    });
  });

  it('cannot be refused by anybody', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await open(tenant, withdrawal, enrolled);

    const refused = await tenant.assesses(requestId, 'admissible', {
      outcome: 'refused',
      because: 'excessive',
    });

    expect(refused).toMatchObject({ status: 422, body: { reason: 'withdrawal-cannot-be-refused' } });
    await carryOut(tenant, withdrawal, requestId);
    expect((await tenant.view(requestId)).status).toBe('completed');
  });
});
