import { describe, expect, it } from '@jest/globals';
import { lapsedAtMajority } from '../../lambdas/domain/coming-of-age.ts';
import type { Answer } from '../../lambdas/domain/consent.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import { aChild, consents, given, no, statuteGround, withdrawn } from '../builders/child.ts';
import { CHILD, FATHER, MOTHER, TODAY } from '../builders/people.ts';
import { aPurpose, byConsent, byStatute } from '../builders/purpose.ts';

const purposes = [aPurpose(), aPurpose({ id: 'teaching', rule: byStatute() })];
const lapsed = (answers: Readonly<Record<string, Answer>>, bornOn: string | undefined, of = purposes) =>
  lapsedAtMajority(
    aChild({ grounds: { photo: consents(answers), teaching: statuteGround() } }),
    bornOn === undefined ? {} : { bornOn },
    of,
    TODAY,
  );

// Forældreansvarsloven § 1: custody ends at 18, and with it what the holders said.
describe('what lapses when a child comes of age', () => {
  const eighteen = '2008-11-23';
  const bothNeeded = [aPurpose({ rule: byConsent({ custody: 'both' }) })];

  it.each([
    ['what a guardian had given', { [MOTHER]: given() }, eighteen, purposes, ['photo']],
    ['and long after', { [MOTHER]: given() }, '2001-02-28', purposes, ['photo']],
    ['not the day before', { [MOTHER]: given() }, '2008-11-24', purposes, []],
    ['not of unknown age', { [MOTHER]: given() }, undefined, purposes, []],
    ['not what stood not', { [MOTHER]: given(), [FATHER]: no() }, eighteen, purposes, []],
    ['not what was withdrawn', { [MOTHER]: withdrawn() }, eighteen, purposes, []],
    ['not what one of two had given', { [MOTHER]: given() }, eighteen, bothNeeded, []],
    ['what both had given', { [MOTHER]: given(), [FATHER]: given() }, eighteen, bothNeeded, ['photo']],
    ['not what she has said herself', { [MOTHER]: given(), [CHILD]: given() }, eighteen, purposes, []],
    ['not what she has refused', { [MOTHER]: given(), [CHILD]: no() }, eighteen, purposes, []],
  ])('%s', (_what, answers, bornOn, of, expected) => {
    expect(lapsed(answers, bornOn, of)).toEqual(expected);
  });

  it('is recorded once', () => {
    const adult = evolveChild(aChild(), { type: 'came-of-age', on: TODAY });

    expect(adult).toEqual(aChild({ cameOfAge: TODAY }));
    expect(evolveChild(adult, { type: 'lapse-settled', on: '2026-12-23' })).toEqual(
      aChild({ cameOfAge: TODAY, lapseSettled: true }),
    );
  });
});
