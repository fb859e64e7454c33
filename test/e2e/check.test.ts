import { beforeAll, describe, expect, it } from '@jest/globals';
import { readAgreement } from '../../local/story/input.ts';
import {
  caseworker,
  check,
  daysFromToday,
  jhSoftware,
  learnLab,
  newSchool,
  question,
  type School,
  today,
} from './school.ts';
import { newTenant, sharedStack } from './stack.ts';

let school: School;
beforeAll(async () => {
  school = await newSchool();
});

const NOBODY = '00000000-0000-4000-8000-000000000000';
const TESTS = 'practice-tests';
const { vendor, terms } = readAgreement('jh-software');

/** A vendor with JH Software's agreement, changed and brought as far as the case asks. */
async function vendorWith(
  id: string,
  { signedOn, endsOn, ...change }: { signedOn?: string; endsOn?: string; [term: string]: unknown },
): Promise<void> {
  await school.done('registerVendor', { as: caseworker, body: { ...vendor, id } });
  const params = { vendorId: id };
  const body = { terms: { ...terms, ...change } };
  const { agreementId } = await school.done('draftAgreement', { as: caseworker, params, body });
  const at = { as: caseworker, params: { vendorId: id, agreementId } };
  if (signedOn) await school.done('signAgreement', { ...at, body: { signedOn } });
  if (endsOn) await school.done('terminateAgreement', { ...at, body: { endsOn } });
}

describe('a vendor is allowed', () => {
  it('what a signed agreement instructs and the law grounds, and is told the ground', async () => {
    const { decision, context } = await school.done('evaluate', {
      as: jhSoftware,
      body: question('jh-software', TESTS, school.first),
    });

    expect(decision).toBe(true);
    expect(context).toEqual({
      reason: 'on-statute',
      reason_user: { da: expect.any(String), en: expect.any(String) },
      agreementId: school.agreements['jh-software'],
      agreementVersion: 3,
      basis: {
        kind: 'statute',
        article: '6(1)(e)',
        provision: 'Folkeskoleloven § 13, stk. 2, og § 19, stk. 1',
      },
      validUntil: expect.stringMatching(/Z$/),
    });
  });

  it('as a case worker sees it too', async () => {
    const body = question('jh-software', TESTS, school.first);
    expect(await school.done('evaluate', { as: caseworker, body })).toMatchObject({ decision: true });
  });
});

describe('a vendor is denied', () => {
  const perimeter = { ...terms.perimeter, kind: 'eu' };
  const abroad = { name: 'Cloud Inc.', activity: 'hosting', address: 'Ashburn', clause: 'x' };
  it.each([
    ['before the agreement is signed', 'drafted', {}, 'agreement-not-signed', 'sign-agreement'],
    [
      'after it has ended',
      'ended',
      { signedOn: daysFromToday(-9), endsOn: today() },
      'agreement-terminated',
      'sign-agreement',
    ],
    [
      'with a place outside the perimeter',
      'outside',
      { signedOn: today(), perimeter, places: [{ ...abroad, country: 'US' }] },
      'outside-perimeter',
      'correct-agreement',
    ],
    [
      'with a sub-processor whose country nobody knows',
      'unknown-place',
      { signedOn: today(), perimeter, subProcessors: [{ ...abroad, contact: null, country: null }] },
      'place-unknown',
      'correct-agreement',
    ],
  ])('%s', async (_says, id, how, reason, remedy) => {
    await vendorWith(id, how);
    const body = question(id, TESTS, school.first);
    const { decision, context } = await school.done('evaluate', { as: ['vendor', id], body });

    expect({ decision, reason: context?.reason, remedy: context?.remedy }).toEqual({
      decision: false,
      reason,
      remedy,
    });
  });

  it('and is told which link of its chain is outside, and the way down to it', async () => {
    const below = { ...abroad, contact: 'Desk 1', country: 'IN', engagedBy: 'Amazon Web Services' };
    const subProcessors = [...terms.subProcessors, below];
    await vendorWith('outside-below', { signedOn: today(), subProcessors });
    const body = question('outside-below', TESTS, school.first);
    const { context } = await school.done('evaluate', { as: ['vendor', 'outside-below'], body });

    expect(context?.link).toEqual({
      name: 'Cloud Inc.',
      activity: 'hosting',
      country: 'IN',
      chain: ['JH Software ApS', 'Amazon Web Services', 'Cloud Inc.'],
    });
  });

  it.each([
    ['what is not instructed', learnLab, TESTS, () => school.first, 'purpose-not-instructed'],
    ['what nobody consented to', jhSoftware, 'news-to-users', () => school.first, 'no-basis'],
    ['what has no basis yet', jhSoftware, 'support', () => school.first, 'no-basis'],
    [
      'what needs an order each time',
      learnLab,
      'training-with-real-data',
      () => school.first,
      'needs-explicit-instruction',
    ],
    ['an unknown purpose', jhSoftware, 'unheard-of', () => school.first, 'no-such-purpose'],
    ['an unknown child', jhSoftware, TESTS, () => NOBODY, 'no-such-child'],
    ['what is no child’s id', jhSoftware, TESTS, () => '7403154002', 'no-such-child'],
    [
      'as a vendor nobody registered',
      ['vendor', 'nobody'] as const,
      TESTS,
      () => school.first,
      'no-such-vendor',
    ],
  ])('%s', async (_says, as, purpose, child, reason) => {
    expect(await check(school, as, purpose, child())).toBe(reason);
  });

  it('a child of another municipality', async () => {
    const other = newTenant();
    expect(await check(other, jhSoftware, TESTS, school.first)).toBe('no-such-vendor');
    const there = await newSchool({}, other);
    expect(await check(there, jhSoftware, TESTS, school.first)).toBe('no-such-child');
  });

  it('a question for another vendor, or about something else', async () => {
    const ask = async (change: object) => {
      const body = { ...question('jh-software', TESTS, school.first), ...change };
      return (await school.done('evaluate', { as: jhSoftware, body })).context?.reason;
    };
    expect(await ask({ subject: { type: 'vendor', id: 'learnlab' } })).toBe('subject-is-not-the-caller');
    expect(await ask({ subject: { type: 'user', id: 'jh-software' } })).toBe('subject-not-a-vendor');
    expect(await ask({ resource: { type: 'class', id: '5B' } })).toBe('resource-not-a-child');
  });
});

describe('many questions at once', () => {
  const batch = (evaluations: readonly unknown[], options?: object) =>
    school.done('evaluateBatch', {
      as: jhSoftware,
      body: { ...question('jh-software', TESTS, school.first), evaluations, ...(options && { options }) },
    });
  const decisionsOf = (answer: Awaited<ReturnType<typeof batch>>) =>
    'evaluations' in answer ? answer.evaluations.map(({ decision }) => decision) : answer;

  it('are answered in their order; one that cannot be read denies only itself', async () => {
    const answer = await batch([
      {},
      { resource: { type: 'child', id: NOBODY } },
      { resource: 'not an entity' },
      { action: { name: 'support' } },
      { resource: { type: 'child', id: school.third } },
    ]);
    expect(decisionsOf(answer)).toEqual([true, false, false, false, true]);
  });

  it('stop at the deciding one when asked to', async () => {
    const mixed = [{}, { action: { name: 'support' } }, {}];
    const stop = (evaluations_semantic: string) => batch(mixed, { evaluations_semantic });
    expect(decisionsOf(await stop('deny_on_first_deny'))).toEqual([true, false]);
    expect(decisionsOf(await stop('permit_on_first_permit'))).toEqual([true]);
  });

  it('are one question when there is no batch', async () => {
    expect(await batch([])).toMatchObject({ decision: true });
  });

  it('may be ninety-eight and no more', async () => {
    const many = (count: number) => Array.from({ length: count }, () => ({}));
    expect(decisionsOf(await batch(many(98)))).toHaveLength(98);
    const body = { ...question('jh-software', TESTS, school.first), evaluations: many(99) };
    expect(await school.refused('evaluateBatch', { as: jhSoftware, body })).toBe('400 invalid-body');
  });
});

describe('a vendor finds', () => {
  const subject = { type: 'vendor', id: 'jh-software' };

  it('the pupils it may process for a purpose', async () => {
    const body = { subject, action: { name: TESTS }, resource: { type: 'child' } };
    const { results, page } = await school.done('searchResource', { as: jhSoftware, body });

    expect(results.map(({ id }) => id)).toEqual(expect.arrayContaining([school.first, school.third]));
    expect(page).toEqual({ next_token: '', count: results.length });
  });

  it('what it may do with one of them', async () => {
    const body = { subject, resource: { type: 'child', id: school.first } };
    const { results } = await school.done('searchAction', { as: jhSoftware, body });

    expect(results).toContainEqual({ name: TESTS });
    expect(results).not.toContainEqual({ name: 'news-to-users' });
  });

  it('and a case worker which vendors may', async () => {
    const body = {
      subject: { type: 'vendor' },
      action: { name: TESTS },
      resource: { type: 'child', id: school.first },
    };
    const { results } = await school.done('searchSubject', { as: caseworker, body });

    expect(results).toEqual([subject]);
  });
});

it('whether it was lawful before the child was enrolled, the ledger answers: no', async () => {
  const body = {
    ...question('jh-software', TESTS, school.first),
    context: { asOf: daysFromToday(-1) },
  };

  expect(await school.done('evaluate', { as: jhSoftware, body })).toMatchObject({
    decision: false,
    context: { reason: 'no-such-vendor' },
  });
});

describe('the check keeps to AuthZEN 1.0', () => {
  it('ignores members it does not know', async () => {
    const body = { ...question('jh-software', TESTS, school.first), context: { time: 'now' }, more: [1] };
    expect(await school.done('evaluate', { as: jhSoftware, body })).toMatchObject({ decision: true });
  });

  it('gives the caller’s X-Request-ID back', async () => {
    const body = question('jh-software', TESTS, school.first);
    const headers = { 'x-request-id': 'mine-1' };
    const { headers: answered } = await school.call('evaluate', { as: jhSoftware, body, headers });
    expect(answered.get('x-request-id')).toBe('mine-1');
  });

  it('says where it is, and is there', async () => {
    const about = await school.done('authzenConfiguration');
    expect(about.policy_decision_point).toBe(sharedStack().api);
    for (const endpoint of [about.access_evaluation_endpoint, about.access_evaluations_endpoint]) {
      const { status } = await fetch(endpoint ?? '', { method: 'POST' });
      expect({ endpoint, status }).toEqual({ endpoint, status: 401 });
    }
  });
});
