import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { check, type Question } from '../../lambdas/domain/check.ts';
import { aChild, consents, given } from '../builders/child.ts';
import { BORN, MOTHER, REQUEST, TODAY } from '../builders/people.ts';
import { aPurpose } from '../builders/purpose.ts';
import { anAgreement, aSubProcessor, aVendor, terms } from '../builders/vendor.ts';

const abroad = terms({ subProcessors: [aSubProcessor({ country: 'US' })] });
const allowed = (): Question => ({
  child: aChild({ grounds: { photo: consents({ [MOTHER]: given() }) } }),
  facts: { bornOn: BORN },
  vendor: aVendor(),
  purpose: aPurpose(),
  today: TODAY,
});

describe('unknown means deny', () => {
  /** What an allowed check rests on, each taken away: from the earliest reason to the last. */
  const removals: [reason: string, (question: Question) => Question][] = [
    ['no-such-vendor', (q) => ({ ...q, vendor: undefined })],
    ['no-such-purpose', (q) => ({ ...q, purpose: undefined })],
    ['agreement-not-signed', (q) => ({ ...q, vendor: q.vendor && aVendor([]) })],
    [
      'outside-perimeter',
      (q) => ({
        ...q,
        vendor: q.vendor && aVendor([anAgreement({ terms: abroad })]),
      }),
    ],
    ['no-such-child', (q) => ({ ...q, child: undefined })],
    [
      'child-erased',
      (q) => ({ ...q, child: q.child && { ...q.child, erasure: { requestId: REQUEST, done: false } } }),
    ],
    [
      'processing-held',
      (q) => ({ ...q, child: q.child && { ...q.child, holds: { [REQUEST]: { purposes: 'all' } } } }),
    ],
    ['age-unknown', (q) => ({ ...q, facts: {} })],
    ['no-basis', (q) => ({ ...q, child: q.child && { ...q.child, grounds: {} } })],
  ];
  const rank = (reason: string) => removals.findIndex(([candidate]) => candidate === reason);

  it('an allowed check has all of them', () => {
    expect(check(allowed()).allowed).toBe(true);
  });

  it('taking away any of its ingredients denies, and the earliest reason is given', () => {
    // An agreement that is gone cannot be outside its perimeter: the two ways of spoiling it are never tried together.
    const spoiled = fc
      .uniqueArray(fc.constantFrom(...removals), { minLength: 1 })
      .filter((taken) => !(taken.includes(removals[2] as never) && taken.includes(removals[3] as never)));

    fc.assert(
      fc.property(spoiled, (taken) => {
        const question = taken.reduce((left, [, take]) => take(left), allowed());
        const reasons = taken.map(([reason]) => reason).sort((a, b) => rank(a) - rank(b));

        expect(check(question)).toMatchObject({ allowed: false, reason: reasons[0] });
      }),
    );
  });
});
