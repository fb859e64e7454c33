import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerDueOn } from '../../lambdas/domain/deadline.ts';
import type { Caller } from '../../lambdas/platform/caller.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { aChild, aGuardian } from '../engines/people.ts';
import { Tenant } from '../engines/tenant.ts';
import { FLOWS, type Flow, flowOf, open } from '../rights/flows.ts';
import { deliver, VENDORS } from '../rights/workers.ts';

let engines: Engines;
let tenant: Tenant;
/** A child of ten whom previews only look at. */
let childId: string;
let guardianId: string;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  // What two purposes have in common is kept by one when it goes for the other.
  await tenant.contracts(VENDORS, null, ['name']);
  ({ childId, guardianId } = await tenant.enrolsWithGrounds());
});
afterAll(() => engines.stop());

type Query = Readonly<Record<string, string>>;
const previews = (caller: Caller, childId: string, query: Query = {}) =>
  tenant.call('previewRequest', caller, { params: { childId }, query });
/** The preview of one right. */
const preview = async (caller: Caller, childId: string, right: string, query: Query = {}) => {
  const { status, body } = await previews(caller, childId, { right, ...query });
  expect([status, body.rights?.length]).toEqual([200, 1]);
  return body.rights[0];
};
const reasonOf = async (caller: Caller, childId: string, right: string, query?: Query) =>
  (await preview(caller, childId, right, query)).refused?.reason ?? 'granted';

/** Each way of asking; what people decide later is not previewed. */
const RIGHTS = FLOWS.filter(({ right, name }) => right !== 'withdrawal' && !name.endsWith('refused'));
const askerOf = ({ by }: Flow, guardianId: string) =>
  by === 'caseworker' ? tenant.caseworker() : tenant.guardian(guardianId);

describe('a preview of a right', () => {
  it.each(RIGHTS)('says what $name then decides, and appends nothing', async (flow) => {
    const enrolled = await tenant.enrolsWithGrounds();
    const { childId, guardianId } = enrolled;
    const { purposes } = flow.asks;
    const query: Query = Array.isArray(purposes) ? { purposes: purposes.join() } : {};
    const before = await tenant.events('child', childId);

    const foreseen = await preview(askerOf(flow, guardianId), childId, flow.right, query);

    expect(await tenant.events('child', childId)).toEqual(before);
    const requestId = await open(tenant, flow, enrolled);
    const opened = await tenant.view(requestId);
    expect([foreseen.questions, foreseen.dueOn]).toEqual([opened.questions, opened.dueOn]);
    if (flow.right === 'rectification')
      await tenant.assesses(requestId, 'accuracy', { correctedAtSource: true });
    await deliver(tenant, flow.right, requestId);
    const { decisions } = await tenant.view(requestId);
    expect(decisions).not.toEqual([]);
    expect(foreseen.decisions).toEqual(decisions);
  });

  it('shows all six at once, each with its article and name in both languages', async () => {
    const { body } = await previews(tenant.guardian(guardianId), childId);

    expect(body.rights.map(({ article, name }: Any) => [article, name.da])).toEqual([
      ['GDPR art. 15', 'indsigt'],
      ['GDPR art. 16', 'berigtigelse'],
      ['GDPR art. 17', 'sletning'],
      ['GDPR art. 18', 'begrænsning af behandling'],
      ['GDPR art. 20', 'dataportabilitet'],
      ['GDPR art. 21', 'indsigelse'],
    ]);
    const [, , { decisions }] = body.rights;
    expect(decisions[0].sentence).toMatchObject({ da: expect.any(String), en: expect.any(String) });
  });

  it('by a case worker is of the controller’s order, and with a person of her paper', async () => {
    const order = await preview(tenant.caseworker(), childId, 'erasure');
    const paper = await preview(tenant.caseworker(), childId, 'erasure', { personId: guardianId });
    const hers = await preview(tenant.guardian(guardianId), childId, 'erasure');

    const outcomes = ({ decisions }: Any) =>
      Object.fromEntries(
        decisions
          .filter(({ vendorId }: Any) => vendorId === 'bogklub')
          .map(({ purposeId, outcome }: Any) => [purposeId, outcome]),
      );
    expect(outcomes(order)).toEqual({ photos: 'granted', teaching: 'granted' });
    expect(outcomes(hers)).toEqual({ photos: 'granted', teaching: 'refused' });
    expect(paper).toEqual(hers);
  });

  it('of a paper counts from the day it came', async () => {
    const receivedOn = '2026-09-20';

    const { dueOn } = await preview(tenant.caseworker(), childId, 'access', {
      personId: guardianId,
      receivedOn,
    });

    expect(dueOn).toBe(answerDueOn(receivedOn));
  });

  it('of a child who may be too young asks whether she is mature', async () => {
    const { questions, decisions } = await preview(herself(childId), childId, 'access');

    expect(questions).toEqual(['maturity']);
    expect(new Set(decisions.map(({ outcome }: Any) => outcome))).toEqual(new Set(['granted']));
  });
});

describe('a preview says why a right would be refused, as opening it would:', () => {
  it.each(['access', 'portability', 'objection'])('%s is not the controller’s own', async (right) => {
    const { refused, dueOn, decisions } = await preview(tenant.caseworker(), childId, right);

    expect(refused).toEqual({
      reason: 'right-is-the-familys',
      sentence: { da: expect.stringContaining('familiens'), en: expect.stringContaining('family') },
    });
    expect([dueOn, decisions]).toEqual([null, []]);
  });

  it('a controller’s erasure while the family waits for an answer, and not the family’s own', async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    await tenant.opens(tenant.guardian(guardianId), childId, { right: 'access' });

    const { refused } = await preview(tenant.caseworker(), childId, 'erasure');

    expect([refused.reason, refused.detail]).toEqual(['answer-open-requests-first', 'access']);
    expect(await reasonOf(tenant.guardian(guardianId), childId, 'erasure')).toBe('granted');
  });

  it('a part of a child, to a case worker; nothing to object to; a purpose nobody knows', async () => {
    const mother = tenant.guardian(guardianId);

    expect(await reasonOf(tenant.caseworker(), childId, 'erasure', { purposes: 'photos' })).toBe(
      'right-not-for-caller',
    );
    expect(await reasonOf(mother, childId, 'objection', { purposes: 'photos,attendance' })).toBe(
      'nothing-to-object-to',
    );
    expect(await reasonOf(mother, childId, 'access', { purposes: 'skoleskak' })).toBe('unknown-purpose');
  });

  it('a child who is being erased', async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    await open(tenant, flowOf('an erasure by the controller'), { childId, guardianId });

    expect(await reasonOf(tenant.caseworker(), childId, 'restriction')).toBe('child-erased');
  });

  it('a parent without custody, who is told what she may do instead', async () => {
    const { childId, guardianIds } = await tenant.enrolsWithGrounds(
      aChild({ guardians: [aGuardian(), aGuardian('Søren')] }),
    );
    const [, father = ''] = guardianIds;
    const body = { personId: father, holds: false, from: '2026-01-02' };
    await tenant.does('changeCustody', tenant.caseworker(), { params: { childId }, body });

    expect(await reasonOf(tenant.guardian(father), childId, 'access')).toBe('right-to-information');
  });
});

describe('a preview is refused', () => {
  it.each<readonly [string, Query, number, string]>([
    [
      'a guardian who names another',
      { personId: '00000000-0000-4000-8000-000000000000' },
      422,
      'paper-is-for-caseworkers',
    ],
    ['a guardian who dates it back', { receivedOn: '2026-01-02' }, 422, 'paper-is-for-caseworkers'],
    ['a withdrawal', { right: 'withdrawal' }, 400, 'invalid-query'],
    ['purposes that are none', { purposes: 'photos,,teaching' }, 400, 'invalid-query'],
  ])('to %s', async (_who, query, status, reason) => {
    const reply = await previews(tenant.guardian(guardianId), childId, query);

    expect([reply.status, reply.body.reason]).toEqual([status, reason]);
  });

  it('to a stranger, another child, and another municipality', async () => {
    const [other, elsewhere] = [await tenant.enrols(), new Tenant(engines)];

    for (const caller of [
      tenant.guardian(other.guardianId),
      herself(other.childId),
      { ...tenant.guardian(guardianId), controller: elsewhere.controller },
      elsewhere.caseworker(),
    ])
      expect((await previews(caller, childId)).body.reason).toBe('no-such-child');
  });
});

// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every operation
type Any = any;
const herself = (childId: string): Caller => ({ ...tenant.guardian(childId), role: 'child' });
