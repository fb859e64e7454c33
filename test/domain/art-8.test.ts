import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type ChildState, standing } from '../../lambdas/domain/child.ts';
import { answerConsent, withdrawConsent } from '../../lambdas/domain/child-commands.ts';
import { type Answer, childDecides } from '../../lambdas/domain/consent.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import { aChild, consents, given, no, withdrawn } from '../builders/child.ts';
import { reasonOf } from '../builders/outcome.ts';
import { CHILD, FATHER, MOTHER } from '../builders/people.ts';
import { aPurpose, byConsent } from '../builders/purpose.ts';

const rule = byConsent({ childDecidesFrom: 'art-8' });
const service = aPurpose({ rule });
/** Thirteen in March 2023, fourteen in March 2024, fifteen in March 2025. */
const facts = { bornOn: '2010-03-14' };
const NOW = '2024-06-03';

const saying = (answers: Readonly<Record<string, Answer>>): ChildState =>
  aChild({ guardians: { [MOTHER]: {}, [FATHER]: {} }, grounds: { photo: consents(answers) } });
const hers = given(1, '2023-05-02');
const digital = (personId: string, on = NOW) => ({ personId, on, channel: 'digital' }) as const;

// Databeskyttelsesloven § 6(2): 13 years, and by lov 1783/2023 15 from 1 January 2024.
describe('the age to consent to an online service oneself', () => {
  it.each([
    ['2010-12-31', '2023-12-31', true],
    ['2011-01-01', '2023-12-31', false],
    ['2009-01-01', '2023-12-31', true],
    ['2009-01-01', '2024-01-01', true],
    ['2009-01-02', '2024-01-01', false],
    ['2010-03-14', '2025-03-13', false],
    ['2010-03-14', '2025-03-14', true],
    ['2004-05-25', '2018-05-24', false],
    ['2004-05-25', '2018-05-25', true],
    ['1995-01-01', '2013-01-01', true],
    [undefined, '2024-06-03', false],
  ])('born %s, she decides on %s: %s', (bornOn, on, expected) => {
    expect(childDecides(rule, bornOn, on)).toBe(expected);
  });

  it.each([
    ['2023-12-31', 'accepted'],
    ['2024-01-01', 'child-too-young'],
  ])('a paper she signed at thirteen, on %s: %s', (on, expected) => {
    const paper = { personId: CHILD, answer: 'given', version: 1, on, channel: 'paper' } as const;

    expect(reasonOf(answerConsent(saying({}), facts, service, paper, NOW))).toBe(expected);
  });

  it.each(['1998-01-01', '2018-05-24'])('a paper of %s is judged, and not an error', (on) => {
    const old = aPurpose({ rule });
    const paper = { personId: CHILD, answer: 'given', version: 1, on, channel: 'paper' } as const;

    expect(reasonOf(answerConsent(saying({}), facts, old, paper, NOW))).toBe('child-too-young');
  });
});

// Lov 1783/2023 § 2(2): consents given before 1 January 2024 are governed by the rules before.
describe('a word of a thirteen-year-old in 2023', () => {
  it.each([
    ['stands in 2024', saying({ [CHILD]: hers }), service, 'valid'],
    [
      'stands over a no of her guardian',
      saying({ [CHILD]: hers, [MOTHER]: no(1, '2023-02-01') }),
      service,
      'valid',
    ],
    [
      'is asked for again with a new text, of her guardians',
      saying({ [CHILD]: hers }),
      aPurpose({ rule, revisions: [true] }),
      'none',
    ],
    [
      'that was a no leaves it to her guardians',
      saying({ [CHILD]: no(1, '2023-05-02'), [MOTHER]: given(1, '2024-02-01') }),
      service,
      'valid',
    ],
    ['given too early is none', saying({ [CHILD]: given(1, '2023-03-13') }), service, 'none'],
    ['given too late is none', saying({ [CHILD]: given(1, '2024-01-01') }), service, 'none'],
  ])('%s', (_what, child, purpose, expected) => {
    expect(standing(child, facts, purpose, rule, NOW)).toBe(expected);
  });

  it.each([
    [
      'she may withdraw it',
      'accepted',
      withdrawConsent(saying({ [CHILD]: hers }), facts, service, digital(CHILD), NOW),
    ],
    [
      'her guardian may not',
      'child-decides-herself',
      withdrawConsent(saying({ [CHILD]: hers }), facts, service, digital(MOTHER), NOW),
    ],
    [
      'her guardian may not refuse over it',
      'child-decides-herself',
      answerConsent(
        saying({ [CHILD]: hers }),
        facts,
        service,
        { ...digital(MOTHER), answer: 'refused', version: 1 },
        NOW,
      ),
    ],
    [
      'she gives no new one at fourteen',
      'child-too-young',
      answerConsent(
        saying({ [CHILD]: hers }),
        facts,
        service,
        { ...digital(CHILD), answer: 'given', version: 1 },
        NOW,
      ),
    ],
    [
      'once withdrawn, her guardian may give one',
      'accepted',
      answerConsent(
        saying({ [CHILD]: withdrawn(1, '2024-05-01') }),
        facts,
        service,
        { ...digital(MOTHER), answer: 'given', version: 1 },
        NOW,
      ),
    ],
  ])('%s: %s', (_who, expected, outcome) => {
    expect(reasonOf(outcome)).toBe(expected);
  });

  // Her guardians' yes of before she decided must not come back to life by her no.
  it.each([
    ['older than her no', given(1, '2022-02-01'), 'outdated'],
    ['of the day of her no', given(1, '2024-05-01'), 'outdated'],
    ['newer than her no', given(1, '2024-05-02'), 'valid'],
  ])('withdrawn, a yes of her guardian %s stands %3$s', (_when, mother, expected) => {
    const child = saying({ [CHILD]: withdrawn(1, '2024-05-01'), [MOTHER]: mother });

    expect(standing(child, facts, service, rule, NOW)).toBe(expected);
  });
});

describe('for every child and every day around the change', () => {
  const day = fc.constantFrom(
    '2023-03-14',
    '2023-12-31',
    '2024-01-01',
    '2024-06-03',
    '2025-03-13',
    '2025-03-14',
  );
  const step = fc.record({
    who: fc.constantFrom(CHILD, MOTHER, FATHER),
    says: fc.constantFrom('given' as const, 'refused' as const, 'withdrawn' as const),
    on: day,
  });

  it('a withdrawal that is accepted ends the consent, and whoever alone decides may withdraw it', () => {
    let ended = 0;
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 3, maxLength: 10 }),
        fc.constantFrom('2010-03-14', '2011-01-01'),
        (steps, bornOn) => {
          const known = { bornOn };
          let child = saying({});
          for (const { who, says, on } of steps.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
            const stood = standing(child, known, service, rule, on);
            const before = child.grounds.photo?.kind === 'consent' ? child.grounds.photo.answers : {};
            const outcome =
              says === 'withdrawn'
                ? withdrawConsent(child, known, service, digital(who, on), on)
                : answerConsent(child, known, service, { ...digital(who, on), answer: says, version: 1 }, on);
            if (says === 'withdrawn' && stood === 'valid' && before[CHILD]?.answer === 'given')
              expect(reasonOf(outcome)).toBe(who === CHILD ? 'accepted' : 'child-decides-herself');
            if (!outcome.ok) continue;
            child = outcome.value.reduce(evolveChild, child);
            if (says === 'given') continue;
            if (stood === 'valid') ended += 1;
            expect(standing(child, known, service, rule, on)).not.toBe('valid');
          }
        },
      ),
      { numRuns: 1000 },
    );
    expect(ended).toBeGreaterThan(100);
  });
});
