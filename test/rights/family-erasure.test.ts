import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withdrawalOf } from '../../lambdas/domain/named-id.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { beforeEachTransaction } from '../engines/calls.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { aChild, aGuardian } from '../engines/people.ts';
import { Tenant } from '../engines/tenant.ts';
import { answerAll, countsOf, deliver, VENDORS } from './workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());

const mayShow = (childId: string) => tenant.mayUse('kantine', 'photos', childId);
const asks = (guardianId: string, childId: string, more: object = {}) =>
  tenant.opens(tenant.guardian(guardianId), childId, { right: 'erasure', ...more });
const exists = async (requestId: string) =>
  (await engines.ledger.read(tenant.controller, 'request', requestId)) !== undefined;
const standing = async (requestId: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await tenant.view(requestId)).tasks.map(({ taskId, status }: { taskId: string; status: string }) => [
      taskId.replace(`${requestId}.`, ''),
      status,
    ]),
  );

describe('an erasure a guardian asks for', () => {
  it('takes the consent back with a withdrawal of its own, in one transaction', async () => {
    const client = engines.anotherDynamo();
    const written: string[][] = [];
    beforeEachTransaction(client, async ({ TransactItems = [] }) => {
      written.push(TransactItems.map((one) => JSON.stringify(one)));
    });
    const own = new Tenant({ ...engines, ledger: new Ledger(client, LEDGER) });
    await own.contracts(VENDORS);
    const { childId, guardianId } = await own.enrolsWithGrounds();
    written.length = 0;

    const requestId = await own.opens(own.guardian(guardianId), childId, { right: 'erasure' });

    expect(written).toHaveLength(1);
    for (const part of [requestId, withdrawalOf(requestId), 'consent-withdrawn'])
      expect(written[0]?.some((item) => item.includes(part))).toBe(true);
    expect(await own.request(withdrawalOf(requestId))).toMatchObject({
      right: 'withdrawal',
      openedBy: { role: 'guardian', id: guardianId },
      dueOn: null,
      loa: 'Substantial',
      purposes: ['photos'],
    });
    client.destroy();
  });

  it('has no effect at all when it could not be stored', async () => {
    const client = engines.anotherDynamo();
    beforeEachTransaction(client, async ({ TransactItems = [] }) => {
      if (JSON.stringify(TransactItems).includes('consent-withdrawn')) throw new Error('the function died');
    });
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    const dying = new Tenant({ ...engines, ledger: new Ledger(client, LEDGER) });
    const as = { ...tenant.guardian(guardianId) };

    const { status } = await dying.call('openRequest', as, {
      params: { childId },
      body: { right: 'erasure' },
    });

    expect(status).toBe(500);
    const { requests } = await tenant.does('listChildRequests', tenant.caseworker(), { params: { childId } });
    expect([requests, await mayShow(childId)]).toEqual([[], 'yes']);
    client.destroy();
  });

  it('makes the vendors stop at once, and each of the two ends when they have answered it', async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    const erasure = await asks(guardianId, childId);
    const withdrawal = withdrawalOf(erasure);
    const atOnce = await mayShow(childId);

    await deliver(tenant, 'withdrawal', withdrawal, { times: 2 });
    await deliver(tenant, 'erasure', erasure, { times: 2 });
    const asked = [await standing(withdrawal), await standing(erasure)];
    await answerAll(tenant, withdrawal);
    await deliver(tenant, 'withdrawal', withdrawal);
    const halfway = [(await tenant.view(withdrawal)).status, (await tenant.view(erasure)).status];
    await answerAll(tenant, erasure);
    await deliver(tenant, 'erasure', erasure);

    expect(atOnce).toBe('consent-withdrawn');
    expect(asked).toEqual([
      {
        'bogklub.stop': 'queued',
        'bogklub.erase': 'queued',
        'kantine.stop': 'queued',
        'kantine.erase': 'queued',
      },
      { 'bogklub.erase': 'queued', 'kantine.erase': 'queued' },
    ]);
    expect(halfway).toEqual(['completed', 'with-vendors']);
    expect((await tenant.view(erasure)).status).toBe('completed');
    expect(await countsOf(tenant, 'child', childId)).toMatchObject({ 'consent-withdrawn': 1 });
    expect(await tenant.verify('child', childId)).toMatchObject({ intact: true });
  });

  it('that is found inadmissible lets the withdrawal go on: taking back needs no reason (art. 7(3))', async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    const erasure = await asks(guardianId, childId);

    const refused = { outcome: 'refused', because: 'unfounded' } as const;
    const { status } = await tenant.assesses(erasure, 'admissible', refused);
    await deliver(tenant, 'erasure', erasure);
    await deliver(tenant, 'withdrawal', withdrawalOf(erasure));

    expect([status, (await tenant.view(erasure)).status]).toEqual([201, 'completed']);
    expect((await tenant.view(withdrawalOf(erasure))).status).toBe('with-vendors');
  });

  it.each([
    [
      'of what was taken back before',
      async (childId: string, guardianId: string) => {
        await tenant.opens(tenant.guardian(guardianId), childId, { right: 'withdrawal' });
      },
      {},
    ],
    ['of what rests on law', async () => undefined, { purposes: ['teaching'] }],
  ])('brings no withdrawal %s', async (_where, before, more) => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    await before(childId, guardianId);

    const erasure = await asks(guardianId, childId, more);

    expect(await exists(withdrawalOf(erasure))).toBe(false);
  });

  it('is hers alone to ask where the other guardian has consented too', async () => {
    const { childId, guardianIds } = await tenant.enrolsWithGrounds(
      aChild({ guardians: [aGuardian(), aGuardian('Asger')] }),
    );
    const [, other = ''] = guardianIds;

    const erasure = await asks(other, childId);

    expect((await tenant.request(erasure)).questions).toEqual([]);
    expect([await mayShow(childId), await exists(withdrawalOf(erasure))]).toEqual([
      'consent-withdrawn',
      true,
    ]);
  });
});

describe('an erasure on paper', () => {
  const says = (operation: 'pauseClock' | 'resumeClock', requestId: string, body: unknown = {}) =>
    tenant.does(operation, tenant.caseworker(), { params: { requestId }, body });
  const question = 'Er det dig, der har skrevet?';
  const onPaper = async (because?: 'identity' | 'scope') => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    const paper = { personId: guardianId, ...(because && { asked: { because, question } }) };
    const erasure = await tenant.opens(tenant.caseworker(), childId, { right: 'erasure', onPaper: paper });
    return { childId, guardianId, erasure };
  };

  it.each(['nothing', 'scope'] as const)(
    'by a known sender takes consents back at once (she is asked: %s)',
    async (because) => {
      const { childId, erasure } = await onPaper(because === 'nothing' ? undefined : because);

      expect([await mayShow(childId), await exists(withdrawalOf(erasure))]).toEqual([
        'consent-withdrawn',
        true,
      ]);
    },
  );

  it('whose sender is asked for takes them back when it is known who wrote, not before', async () => {
    const { childId, guardianId, erasure } = await onPaper('identity');
    await deliver(tenant, 'erasure', erasure, { times: 2 });
    const meanwhile = [await mayShow(childId), await exists(withdrawalOf(erasure))];

    await says('resumeClock', erasure);

    expect(meanwhile).toEqual(['yes', false]);
    expect(await mayShow(childId)).toBe('consent-withdrawn');
    const withdrawal = await tenant.request(withdrawalOf(erasure));
    expect(withdrawal).toMatchObject({
      purposes: ['photos'],
      openedBy: { role: 'guardian', id: guardianId },
    });
    expect(withdrawal).not.toHaveProperty('loa');
    await deliver(tenant, 'withdrawal', withdrawalOf(erasure));
    expect(Object.keys(await standing(withdrawalOf(erasure)))).toHaveLength(4);
  });

  // She may have answered that she never wrote it.
  it('whose sender answers herself takes them back when a case worker has read it, not before', async () => {
    const { childId, guardianId, erasure } = await onPaper('identity');
    const params = { requestId: erasure };
    await tenant.does('answerPause', tenant.guardian(guardianId), {
      params,
      body: { text: 'Ja, det er mig.' },
    });
    await deliver(tenant, 'erasure', erasure, { times: 2 });
    const meanwhile = [await mayShow(childId), await exists(withdrawalOf(erasure))];

    await tenant.does('acceptAnswer', tenant.caseworker(), { params });

    expect(meanwhile).toEqual(['yes', false]);
    expect([await mayShow(childId), await exists(withdrawalOf(erasure))]).toEqual([
      'consent-withdrawn',
      true,
    ]);
  });

  it.each([
    ['the sender herself', 0, 'yes'],
    ['the other guardian, whose yes does not speak for her', 1, 'consent-withdrawn'],
  ])('whose sender is asked for, and a yes meanwhile of %s', async (_who, nth, then) => {
    const child = aChild({ guardians: [aGuardian(), aGuardian('Asger')] });
    const { childId, guardianId, guardianIds } = await tenant.enrolsWithGrounds(child);
    const paper = { personId: guardianId, asked: { because: 'identity', question } };
    const more = { right: 'erasure', onPaper: paper };
    const erasure = await tenant.opens(tenant.caseworker(), childId, more);
    tenant.clock.advanceDays(1);
    const body = { purposeId: 'photos', answer: 'given', version: 1 };
    const consent = { params: { childId }, body };
    await tenant.does('giveConsent', tenant.guardian(guardianIds[nth] ?? ''), consent);

    await says('resumeClock', erasure);

    expect(await mayShow(childId)).toBe(then);
  });

  it('whose sender does not prove who she is takes nothing back', async () => {
    const { childId, erasure } = await onPaper('identity');

    await tenant.assesses(erasure, 'admissible', { outcome: 'refused', because: 'identity-not-proved' });
    await deliver(tenant, 'erasure', erasure);

    expect((await tenant.view(erasure)).status).toBe('completed');
    expect([await mayShow(childId), await exists(withdrawalOf(erasure))]).toEqual(['yes', false]);
  });

  it('takes nothing back a second time: what is consented to after it was asked for stands', async () => {
    const { childId, guardianId, erasure } = await onPaper();
    const body = { purposeId: 'photos', answer: 'given', version: 1 };
    await tenant.does('giveConsent', tenant.guardian(guardianId), { params: { childId }, body });

    await says('pauseClock', erasure, { because: 'identity', question });
    await says('resumeClock', erasure);

    expect(await mayShow(childId)).toBe('yes');
    expect(await countsOf(tenant, 'child', childId)).toMatchObject({ 'consent-withdrawn': 1 });
  });
});
