import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CHECK_REASONS, NOT_VALID_THEN } from '../../lambdas/domain/check-reasons.ts';
import { TestClock } from '../engines/clock.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { aChild, aCpr } from '../engines/people.ts';
import { Tenant } from '../engines/tenant.ts';
import { erase } from '../rights/erasures.ts';
import { aCheck, question } from './asking.ts';

let engines: Engines;
let tenant: Tenant;
let check: ReturnType<typeof aCheck>;
let childId: string;
let guardianId: string;

const consents = (answer: 'given' | 'refused') =>
  tenant.does('giveConsent', tenant.guardian(guardianId), {
    params: { childId },
    body: { purposeId: 'photos', answer, version: 1 },
  });

// 5 October, 8:00 UTC (10:00 in Copenhagen): registered, agreed, enrolled. From then on, what happened to the photos:
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines, new TestClock());
  await tenant.contracts({ bogklub: ['photos', 'teaching'] });
  ({ childId, guardianId } = await tenant.enrolsWithGrounds());
  tenant.clock.advanceDays(2); // 7 October: withdrawn
  await tenant.opens(tenant.guardian(guardianId), childId, { right: 'withdrawal' });
  tenant.clock.advance(4 * 3_600_000); // 12:00 UTC the same day: given again
  await consents('given');
  tenant.clock.advanceDays(3); // 10 October: the agreement ends
  const { agreements } = await tenant.does('getVendor', tenant.caseworker(), {
    params: { vendorId: 'bogklub' },
  });
  await tenant.does('terminateAgreement', tenant.caseworker(), {
    params: { vendorId: 'bogklub', agreementId: agreements[0].agreementId },
    body: { endsOn: '2026-10-10' },
  });
  tenant.clock.advanceDays(20); // 30 October
  check = aCheck(tenant);
});
afterAll(async () => {
  check.stop();
  await engines.stop();
});

const then = (asOf: unknown, purpose = 'photos') => ({ ...question(childId, purpose), context: { asOf } });
const wasAllowed = async (asOf: string, purpose?: string, as = tenant.vendor('bogklub')) => {
  const { body } = await check.one(then(asOf, purpose), as);
  return [body.decision ? 'yes' : body.context.reason, body.context.asOf];
};

describe('asked about a moment, the check says what it would have said then', () => {
  it.each([
    ['2026-10-05T07:59:59.999Z', 'no-such-vendor'],
    ['2026-10-05T08:00:00Z', 'yes'],
    ['2026-10-07T07:59:59.999Z', 'yes'],
    ['2026-10-07T08:00:00.000Z', 'consent-not-valid'],
    ['2026-10-07T13:59:59+02:00', 'consent-not-valid'],
    ['2026-10-07T14:00:00+02:00', 'yes'],
    // The agreement ends on the day, not at the moment it was terminated, but the ledger did not know before.
    ['2026-10-09T22:00:00Z', 'yes'],
    ['2026-10-10T12:00:00Z', 'agreement-terminated'],
    ['2026-10-29T00:00:00Z', 'agreement-terminated'],
  ])('%s: %s', async (asOf, answer) => {
    expect(await wasAllowed(asOf)).toEqual([answer, new Date(asOf).toISOString()]);
  });

  it('with the basis and the agreement of that time, and no promise for the future', async () => {
    const { body } = await check.one(then('2026-10-06T00:00:00Z', 'teaching'));

    expect(body).toMatchObject({
      decision: true,
      context: { reason: 'on-statute', basis: { kind: 'statute' }, agreementVersion: 3 },
    });
    expect(body.context).not.toHaveProperty('validUntil');
  });
});

describe('asked about a day, it says yes only if it would have said so all day', () => {
  it.each([
    // Nothing was registered before ten in the morning.
    ['2026-10-05', 'no-such-vendor', '2026-10-04T22:00:00.000Z'],
    ['2026-10-06', 'yes', '2026-10-05T22:00:00.000Z'],
    // Withdrawn in the morning and given again: there was a time when it was not lawful.
    ['2026-10-07', 'consent-not-valid', '2026-10-07T08:00:00.000Z'],
    ['2026-10-08', 'yes', '2026-10-07T22:00:00.000Z'],
    ['2026-10-10', 'agreement-terminated', '2026-10-10T12:00:00.000Z'],
    ['2026-10-25', 'agreement-terminated', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', 'agreement-terminated', '2026-10-25T23:00:00.000Z'],
    ['2018-01-01', 'no-such-vendor', '2017-12-31T23:00:00.000Z'],
  ])('%s: %s', async (asOf, answer, at) => {
    expect(await wasAllowed(asOf)).toEqual([answer, at]);
  });
});

describe('the past', () => {
  it('of any vendor is open to a case worker, of a vendor to itself alone', async () => {
    expect(await wasAllowed('2026-10-06', 'photos', tenant.caseworker())).toEqual([
      'yes',
      expect.any(String),
    ]);
    expect(await wasAllowed('2026-10-06', 'photos', tenant.vendor('kantine'))).toEqual([
      'subject-is-not-the-caller',
      undefined,
    ]);
  });

  it('of one controller is not that of another', async () => {
    const other = new Tenant(engines, tenant.clock);

    expect((await wasAllowed('2026-10-06', 'photos', other.caseworker()))[0]).toBe('no-such-vendor');
  });

  it('and the present are answered in one batch, each on its own', async () => {
    const { body } = await check.many({
      ...question(childId),
      evaluations: [
        { context: { asOf: '2026-10-06' } },
        {},
        { context: { asOf: '2026-10-07T09:00:00Z' } },
        { context: { asOf: 'då' } },
      ],
    });

    expect(body.evaluations).toMatchObject([
      { decision: true },
      { decision: false, context: { reason: 'agreement-terminated' } },
      { decision: false, context: { reason: 'consent-not-valid' } },
      { decision: false, context: { error: { status: 400 } } },
    ]);
  });

  it.each([
    '2026-10-30',
    '2026-10-31',
    '2026-10-30T11:59:50Z',
    '2026-10-30T12:00:00Z',
    '2027-01-01T00:00:00Z',
  ])('is not %s: no', async (asOf) => {
    expect(await check.one(then(asOf))).toMatchObject({
      status: 400,
      body: { reason: 'invalid-body', detail: expect.stringContaining('asOf') },
    });
  });

  it.each(['', 'yesterday', '2026-02-30', '2026-10-06T25:00:00Z', '2026-10-06T10:00:00', 7, null, {}])(
    'is not %j: the question is refused',
    async (asOf) => {
      expect(await check.one(then(asOf))).toMatchObject({
        status: 400,
        body: { reason: 'invalid-body', errors: [{ field: 'context.asOf' }] },
      });
    },
  );

  it('is read from the ledger: as often as it takes once for each question of a batch', async () => {
    check.calls();
    const evaluations = Array.from({ length: 5 }, (_, day) => ({ context: { asOf: `2026-10-0${day + 5}` } }));
    await check.many({ ...question(childId), evaluations });

    expect(check.calls().filter(({ command }) => command === 'Query')).toHaveLength(3);
  });

  it('of a child who has been erased still answers by statute; whose consent counted, nobody can tell', async () => {
    const other = new Tenant(engines, new TestClock());
    await other.contracts({ bogklub: ['photos', 'teaching'] });
    const enrolled = await other.enrolsWithGrounds();
    other.clock.advanceDays(2);
    await erase(other, enrolled);
    other.clock.advanceDays(1);
    const asks = (purpose: string) =>
      check.one(
        { ...question(enrolled.childId, purpose), context: { asOf: '2026-10-06' } },
        other.vendor('bogklub'),
      );

    expect((await asks('teaching')).body.decision).toBe(true);
    expect((await asks('photos')).body).toMatchObject({
      decision: false,
      context: { reason: 'past-forgotten' },
    });
  });

  it('tells a vendor no birthday: no answer about a consent that was not given differs by the day', async () => {
    const other = new Tenant(engines, new TestClock());
    await other.contracts({ bogklub: ['photos'] });
    // Fifteen, and asked herself, from 20 October on.
    const { childId: teen } = await other.enrols(aChild({ cpr: aCpr('2011-10-20') }));
    other.clock.advanceDays(40);
    const told = async (as: ReturnType<Tenant['vendor']>) => {
      const days = Array.from({ length: 8 }, (_, nth) => `2026-10-${16 + nth}`);
      const contexts = await Promise.all(
        days.map(
          async (asOf) => (await check.one({ ...question(teen), context: { asOf } }, as)).body.context,
        ),
      );
      return new Set(contexts.map(({ asOf: _asOf, ...context }) => JSON.stringify(context)));
    };

    expect(await told(other.vendor('bogklub'))).toEqual(
      new Set([JSON.stringify({ reason: NOT_VALID_THEN, reason_user: CHECK_REASONS[NOT_VALID_THEN] })]),
    );
    expect([...(await told(other.caseworker()))].join()).toContain('no-basis');
  });

  it('an event whose clock was behind counts in its place in the chain', async () => {
    const other = new Tenant(engines, new TestClock());
    await other.contracts({ bogklub: ['photos'] });
    const { childId: id, guardianId: guardian } = await other.enrols();
    const says = (answer: string) =>
      other.does('giveConsent', other.guardian(guardian), {
        params: { childId: id },
        body: { purposeId: 'photos', answer, version: 1 },
      });
    other.clock.advance(60_000);
    await says('given');
    other.clock.advance(-30_000);
    await says('refused');
    other.clock.advanceDays(2);
    const at = async (seconds: number) => {
      const asOf = new Date(Date.parse('2026-10-05T08:00:00Z') + seconds * 1000).toISOString();
      return (await check.one({ ...question(id), context: { asOf } }, other.caseworker())).body.context
        .reason;
    };

    expect([await at(29), await at(45), await at(60)]).toEqual(['no-basis', 'no-basis', 'consent-refused']);
  });

  it('of a whole batch is said once, at its top', async () => {
    const { body } = await check.many({
      ...question(childId),
      context: { asOf: '2026-10-06' },
      evaluations: [{}, { context: {} }],
    });

    expect(body.evaluations).toMatchObject([
      { decision: true, context: { asOf: '2026-10-05T22:00:00.000Z' } },
      { decision: false, context: { reason: 'agreement-terminated' } },
    ]);
  });

  it('is asked about ten times in one batch at most', async () => {
    const evaluations = Array.from({ length: 12 }, () => ({ context: { asOf: '2026-10-06' } }));
    const { body } = await check.many({ ...question(childId), evaluations });

    expect(body.evaluations.map(({ decision }: { decision: boolean }) => decision)).toEqual([
      ...Array(10).fill(true),
      false,
      false,
    ]);
    expect(body.evaluations[10].context).toMatchObject({ reason: 'too-many-pasts', error: { status: 400 } });
  });

  it('whose chain does not hold is no', async () => {
    const other = new Tenant(engines, new TestClock());
    await other.contracts({ bogklub: ['photos', 'teaching'] });
    const enrolled = await other.enrolsWithGrounds();
    const Item = await itemOf(other, enrolled.childId, 'e#000000002');
    const body = { S: String(Item.body?.S).replace('6(1)(e)', '6(1)(c)') };
    await engines.dynamo.send(new PutItemCommand({ TableName: LEDGER, Item: { ...Item, body } }));
    other.clock.advanceDays(2);

    const answer = await check.one(
      { ...question(enrolled.childId, 'teaching'), context: { asOf: '2026-10-06' } },
      other.vendor('bogklub'),
    );
    expect(answer.body).toMatchObject({
      decision: false,
      context: { reason: 'ledger-broken', error: { status: 500 } },
    });
  });
});

async function itemOf(of: Tenant, id: string, sk = 'state') {
  const items = await engines.scan(LEDGER, of.controller);
  const item = items.find((one) => one.pk?.S?.endsWith(id) && one.sk?.S === sk);
  if (!item) throw new Error('there is no such item');
  return item;
}
