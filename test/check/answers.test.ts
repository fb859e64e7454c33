import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { answerThen, undecided } from '../../lambdas/check/answer.ts';
import { namesNobody } from '../../lambdas/contracts/primitives.ts';
import { CHECK_REASONS, type CheckReason, shownToUsers } from '../../lambdas/domain/check-reasons.ts';
import { TestClock } from '../engines/clock.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { deliver } from '../rights/workers.ts';
import { aCheck, question } from './asking.ts';

let engines: Engines;
let tenant: Tenant;
let childId: string;
let guardianId: string;
let agreementId: string;
let check: ReturnType<typeof aCheck>;

const begin = async (at?: string) => {
  tenant = new Tenant(engines, new TestClock(at));
  await tenant.contracts({ bogklub: ['photos', 'teaching'] });
  ({ childId, guardianId } = await tenant.enrolsWithGrounds());
  const { agreements } = await tenant.does('getVendor', tenant.caseworker(), {
    params: { vendorId: 'bogklub' },
  });
  ({ agreementId } = agreements[0]);
  check = aCheck(tenant);
};
beforeAll(async () => {
  engines = await startEngines();
});
beforeEach(() => begin());
afterEach(() => check.stop());
afterAll(() => engines.stop());

const asked = async (purpose = 'photos', child = childId) => (await check.one(question(child, purpose))).body;

describe('a yes says on what', () => {
  it('statute it rests, by which agreement, and until when it may be relied on', async () => {
    expect(await asked('teaching')).toEqual({
      decision: true,
      context: {
        reason: 'on-statute',
        reason_user: CHECK_REASONS['on-statute'],
        basis: { kind: 'statute', article: '6(1)(e)', provision: 'Folkeskoleloven § 13' },
        agreementId,
        // Registered, drafted, signed.
        agreementVersion: 3,
        validUntil: '2026-10-05T08:00:05.000Z',
      },
    });
  });

  it('consent it rests, to which text', async () => {
    const { purposes } = await tenant.does('listPurposes', tenant.caseworker());
    const photos = purposes.find(({ purposeId }: { purposeId: string }) => purposeId === 'photos');

    expect(await asked()).toMatchObject({
      decision: true,
      context: {
        reason: 'on-consent',
        basis: { kind: 'consent', article: '6(1)(a)', version: 1, textHash: photos.hash },
      },
    });
  });

  it('from the oldest of what the answer rests on: an agreement that is kept is relied on no longer', async () => {
    await asked();
    tenant.clock.advance(3_000);
    expect((await asked()).context.validUntil).toBe('2026-10-05T08:00:05.000Z');
    tenant.clock.advance(1_000);
    expect((await asked()).context.validUntil).toBe('2026-10-05T08:00:09.000Z');
  });

  it('and never for longer than the day in Copenhagen lasts', async () => {
    check.stop();
    await begin('2026-10-05T21:59:57.000Z');

    expect((await asked()).context.validUntil).toBe('2026-10-05T22:00:00.000Z');
    tenant.clock.advance(4_000);
    expect((await asked()).context.validUntil).toBe('2026-10-05T22:00:06.000Z');
  });
});

describe('a no says why and what would help', () => {
  const refusing = async () => {
    const body = { purposeId: 'photos', answer: 'refused', version: 1 };
    await tenant.does('giveConsent', tenant.guardian(guardianId), { params: { childId }, body });
  };
  const restricted = () =>
    tenant.opens(tenant.guardian(guardianId), childId, { right: 'restriction', purposes: ['teaching'] });
  const without = async () => (await tenant.enrols()).childId;

  it.each([
    ['consent that nobody was asked for', 'photos', 'no-basis', 'ask-guardian', without],
    ['consent that was refused', 'photos', 'consent-refused', 'none', refusing],
    [
      'consent that was withdrawn',
      'photos',
      'consent-withdrawn',
      'none',
      () => tenant.opens(tenant.guardian(guardianId), childId, { right: 'withdrawal' }),
    ],
    ['statute that is not established', 'teaching', 'no-basis', 'establish-basis', without],
    ['processing that is held', 'teaching', 'processing-held', 'none', restricted],
    [
      'a purpose no agreement instructs',
      'attendance',
      'purpose-not-instructed',
      'correct-agreement',
      async () => childId,
    ],
    ['a purpose nobody registered', 'unknown', 'no-such-purpose', 'none', async () => childId],
  ])('%s', async (_what, purpose, reason, remedy, change) => {
    const other = await change();
    const about = reason === 'no-basis' ? String(other) : childId;
    const { context, decision } = await asked(purpose, about);

    expect({ decision, ...context }).toMatchObject({
      decision: false,
      reason,
      remedy,
      reason_user: shownToUsers(reason as CheckReason),
    });
    const seen = await check.one(question(about, purpose), tenant.caseworker());
    expect(seen.body.context).toMatchObject({ reason, reason_admin: CHECK_REASONS[reason as CheckReason] });
    expect(seen.body.context).not.toHaveProperty('reason_user');
    expect(context).not.toHaveProperty('reason_admin');
    expect(context).not.toHaveProperty('validUntil');
    expect(context).not.toHaveProperty('basis');
  });

  it('and never sends anyone to the family where the law decides', async () => {
    const body = { right: 'objection', purposes: ['teaching'], reason: 'Vi vil ikke.' };
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, body);
    await deliver(tenant, 'objection', requestId);
    const remedies = [(await asked('teaching')).context.remedy];
    await tenant.assesses(requestId, 'objection', { outcome: 'upheld' });
    await deliver(tenant, 'objection', requestId);
    remedies.push((await asked('teaching')).context.remedy);

    expect(remedies).toEqual(['none', 'none']);
  });
});

it('who has no agreement in force is told the same of every child, and of none', async () => {
  const [known, unknown] = await Promise.all(
    [childId, '00000000-0000-4000-8000-000000000000'].map((child) => asked('attendance', child)),
  );

  expect(known).toEqual(unknown);
});

it.each([
  'consent-pending',
  'consent-refused',
  'consent-withdrawn',
  'consent-lapsed',
  'age-unknown',
] as const)('a screen of a vendor’s shows the same for %s as for any other missing consent', (reason) => {
  expect(shownToUsers(reason)).toEqual(shownToUsers('consent-outdated'));
  expect(CHECK_REASONS[reason]).not.toEqual(shownToUsers(reason));
});

it('every reason has words in both languages, and they name nobody', () => {
  for (const [code, { da, en }] of Object.entries(CHECK_REASONS)) {
    expect([code, da.length > 10, en.length > 10]).toEqual([code, true, true]);
    expect(namesNobody(`${da} ${en}`)).toBe(true);
  }
});

it('of a past whose age is not known a vendor is told no more than that the consent was not valid', () => {
  const verdict = { allowed: false, reason: 'age-unknown', remedy: 'complete-record' } as const;
  const told = (role: 'vendor' | 'caseworker') =>
    answerThen(verdict, { role, agreementVersion: 1 }, '2026-10-06T00:00:00.000Z').context?.reason;

  expect([told('vendor'), told('caseworker')]).toEqual(['consent-not-valid', 'age-unknown']);
});

it('what the law was not asked is no, with a status where asking again may help', () => {
  expect(undecided('store-busy', 'vendor')).toMatchObject({
    decision: false,
    context: { error: { status: 503 } },
  });
  expect(undecided('subject-not-a-vendor', 'vendor').context).not.toHaveProperty('error');
});
