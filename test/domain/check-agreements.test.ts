import { describe, expect, it } from '@jest/globals';
import { check, type Question } from '../../lambdas/domain/check.ts';
import { type Agreement, evolveVendor } from '../../lambdas/domain/vendor.ts';
import { aChild, consents, given } from '../builders/child.ts';
import { BORN, MOTHER, TODAY } from '../builders/people.ts';
import { aPurpose } from '../builders/purpose.ts';
import {
  aDraft,
  anAgreement,
  aSubProcessor,
  aVendor,
  instructs,
  perimeter,
  terms,
} from '../builders/vendor.ts';

const under = (...agreements: Agreement[]): Question => ({
  child: aChild({ grounds: { photo: consents({ [MOTHER]: given() }) } }),
  facts: { bornOn: BORN },
  vendor: aVendor(agreements),
  purpose: aPurpose(),
  today: TODAY,
});

const onRequest = terms({ instructions: [instructs('photo', { onRequestOnly: true })] });
const elsewhere = terms({ instructions: [instructs('teaching')] });
const abroad = terms({ subProcessors: [aSubProcessor({ country: 'US' })] });
const nowhere = terms({ subProcessors: [aSubProcessor({ country: null })] });

const first = { agreementId: 'first' };
const second = { agreementId: 'second' };

describe('among several agreements', () => {
  it.each([
    ['one in force beside a draft', under(aDraft(first), anAgreement(second))],
    [
      'one in force after one that ended',
      under(anAgreement({ ...first, endsOn: '2026-06-01' }), anAgreement(second)),
    ],
    [
      'a standing instruction beside one on request',
      under(anAgreement({ ...first, terms: onRequest }), anAgreement(second)),
    ],
    [
      'one inside its perimeter beside one outside',
      under(anAgreement({ ...first, terms: abroad }), anAgreement(second)),
    ],
    [
      'one whose places are known beside one that does not say',
      under(anAgreement({ ...first, terms: nowhere }), anAgreement(second)),
    ],
  ])('%s is enough', (_what, question) => {
    expect(check(question)).toMatchObject({ allowed: true, agreementId: 'second' });
  });

  it('the nearest to a yes gives the reason', () => {
    const ended = anAgreement({ ...first, endsOn: '2026-06-01' });

    expect(check(under(ended, aDraft(second)))).toMatchObject({ reason: 'agreement-not-signed' });
    expect(check(under(ended, anAgreement({ ...second, terms: onRequest })))).toMatchObject({
      reason: 'needs-explicit-instruction',
    });
    expect(check(under(anAgreement({ ...first, terms: abroad }), aDraft(second)))).toMatchObject({
      reason: 'outside-perimeter',
    });
  });
});

// What is found of a vendor is remembered: never for another day, purpose or state of the vendor.
describe('one vendor asked again', () => {
  const [yesterday, dayBefore] = ['2026-11-22', '2026-11-21'];
  const ending = under(anAgreement({ ...first, endsOn: TODAY }));

  it.each([[[yesterday, TODAY, dayBefore, TODAY, yesterday]], [[TODAY, yesterday, TODAY]]])(
    'is answered for the day it is asked about: %j',
    (days) => {
      expect(days.map((today) => check({ ...ending, today }).allowed)).toEqual(
        days.map((today) => today < TODAY),
      );
    },
  );

  it('is answered for the purpose it is asked about', () => {
    const question = under(anAgreement());
    const teaching = { ...question, purpose: aPurpose({ id: 'teaching' }) };

    expect([question, teaching, question].map(check)).toMatchObject([
      { allowed: true },
      { reason: 'purpose-not-instructed' },
      { allowed: true },
    ]);
  });

  it('is answered by what it is now', () => {
    const question = under(aDraft(first));
    const before = check(question);
    const vendor =
      question.vendor &&
      evolveVendor(question.vendor, { type: 'agreement-signed', agreementId: 'first', signedOn: TODAY });

    expect([before.allowed, check({ ...question, vendor }).allowed]).toEqual([false, true]);
  });
});

describe('what is to be corrected', () => {
  const eu = { perimeter: perimeter('eu') };
  const hosted = (country: string, over: Parameters<typeof terms>[0]): Question => ({
    ...under(),
    vendor: {
      ...aVendor([anAgreement({ terms: terms(over) })]),
      webhook: { url: 'https://hooks.example/tasks', country },
    },
  });
  // Its activity is the agreement's own word.
  const namedSo = aSubProcessor({ activity: 'webhook' });

  it.each([
    ['correct-webhook', 'where only the webhook is outside', hosted('NO', eu)],
    [
      'correct-agreement',
      'where a sub-processor is',
      hosted('DK', { ...eu, subProcessors: [aSubProcessor()] }),
    ],
    ['correct-agreement', 'where both are', hosted('NO', { ...eu, subProcessors: [aSubProcessor()] })],
    [
      'correct-agreement',
      'where one is that calls itself so',
      hosted('DK', { ...eu, subProcessors: [namedSo] }),
    ],
  ])('%s %s', (remedy, _what, question) => {
    expect(check(question)).toMatchObject({ allowed: false, reason: 'outside-perimeter', remedy });
  });
});

/** What an agreement may be like, each by what it makes of a check alone. */
const KINDS: Record<string, (over: { agreementId: string }) => Agreement> = {
  'in force': anAgreement,
  'a draft': aDraft,
  'signed tomorrow': (over) => anAgreement({ ...over, signedOn: '2026-11-24' }),
  ended: (over) => anAgreement({ ...over, endsOn: TODAY }),
  'on request': (over) => anAgreement({ ...over, terms: onRequest }),
  'about something else': (over) => anAgreement({ ...over, terms: elsewhere }),
  'outside its perimeter': (over) => anAgreement({ ...over, terms: abroad }),
  'of an unknown place': (over) => anAgreement({ ...over, terms: nowhere }),
};
const pairs = Object.keys(KINDS).flatMap((one, index) =>
  Object.keys(KINDS)
    .slice(index)
    .map((other) => [one, other] as const),
);

/** The answer with the two in this order, but for which of the two it names. */
function answerUnder(one: string, other: string): object {
  const verdict = check(
    under(...[one, other].flatMap((kind, index) => KINDS[kind]?.([first, second][index] ?? first) ?? [])),
  );
  return verdict.allowed ? { ...verdict, agreementId: 'either' } : verdict;
}

// An agreement's id is random, and the stored state is in the order of the ids: order must mean nothing.
describe('two agreements give the same answer in either order', () => {
  it.each(pairs)('one %s and one %s', (one, other) => {
    expect(answerUnder(one, other)).toEqual(answerUnder(other, one));
  });

  it('and an unknown place is nearer to a yes than one outside', () => {
    expect(answerUnder('outside its perimeter', 'of an unknown place')).toMatchObject({
      reason: 'place-unknown',
    });
  });

  it('and name the one inside where only one of them is, whichever signed what', () => {
    const narrow = terms({ perimeter: perimeter('eu'), subProcessors: [aSubProcessor({ country: 'NO' })] });
    const question = (...order: Agreement[]) => check(under(...order));
    const [outside, inside] = [anAgreement({ ...first, terms: narrow }), anAgreement(second)];

    expect(question(outside, inside)).toMatchObject({ agreementId: 'second' });
    expect(question(inside, outside)).toMatchObject({ agreementId: 'second' });
  });
});
