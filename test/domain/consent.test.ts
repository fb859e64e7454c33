import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  type Answer,
  type ConsentFacts,
  childDecides,
  consentStanding,
} from '../../lambdas/domain/consent.ts';
import { type Custody, custodyHolders, holdsCustody } from '../../lambdas/domain/custody.ts';
import { given, no, withdrawn } from '../builders/child.ts';
import { BORN, CHILD, FATHER, MOTHER, STRANGER, TODAY } from '../builders/people.ts';
import { byConsent } from '../builders/purpose.ts';

const both = { [MOTHER]: { from: BORN }, [FATHER]: { from: BORN } };
const facts = (over: Partial<ConsentFacts> = {}): ConsentFacts => ({
  childId: CHILD,
  bornOn: BORN,
  guardians: both,
  answers: {},
  oldestValidVersion: 1,
  ...over,
});
const answers = (mother?: Answer, father?: Answer, child?: Answer) => ({
  ...(mother && { [MOTHER]: mother }),
  ...(father && { [FATHER]: father }),
  ...(child && { [CHILD]: child }),
});
const silent = undefined;

describe('the custody rule', () => {
  it.each([
    ['one', silent, silent, 'none'],
    ['one', given(), silent, 'valid'],
    ['one', silent, given(), 'valid'],
    ['one', given(), given(), 'valid'],
    ['one', given(), no(), 'refused'],
    ['one', no(), given(), 'refused'],
    ['one', no(), silent, 'refused'],
    ['one', given(), withdrawn(), 'withdrawn'],
    ['one', withdrawn(), silent, 'withdrawn'],
    ['one', no(), withdrawn(), 'withdrawn'],
    ['both', silent, silent, 'none'],
    ['both', given(), silent, 'pending'],
    ['both', silent, given(), 'pending'],
    ['both', given(), given(), 'valid'],
    ['both', given(), no(), 'refused'],
    ['both', given(), withdrawn(), 'withdrawn'],
    ['both', no(), silent, 'refused'],
  ] as const)('`%s` with %j and %j stands as %4$s', (custody, mother, father, expected) => {
    const standing = consentStanding(
      byConsent({ custody }),
      facts({ answers: answers(mother, father) }),
      TODAY,
    );

    expect(standing).toBe(expected);
  });

  it('`both` asks only the one who holds custody alone', () => {
    const alone = facts({ guardians: { [MOTHER]: { from: BORN } }, answers: answers(given()) });

    expect(consentStanding(byConsent({ custody: 'both' }), alone, TODAY)).toBe('valid');
  });

  it.each(['one', 'both'] as const)('`%s` is not met by nobody where nobody holds custody', (custody) => {
    const orphan = facts({ guardians: {}, answers: answers(given(), given()) });

    expect(consentStanding(byConsent({ custody }), orphan, TODAY)).toBe('none');
  });
});

describe('custody over time', () => {
  const custody: Custody = { from: '2020-02-01', to: '2026-11-23' };

  it.each([
    ['2020-01-31', false],
    ['2020-02-01', true],
    ['2026-11-22', true],
    ['2026-11-23', false],
  ])('from 1 Feb 2020 to 23 Nov 2026, it is held on %s: %s', (on, expected) => {
    expect(holdsCustody(custody, on)).toBe(expected);
    expect(custodyHolders({ [MOTHER]: custody }, on)).toEqual(expected ? [MOTHER] : []);
  });

  it.each([
    ['a yes no longer counts', 'one', answers(silent, given()), 'none'],
    ['an older yes is asked for again after a no', 'one', answers(given(), no()), 'outdated'],
    ['the other decides alone', 'both', answers(given()), 'valid'],
  ] as const)('when it has ended, %s', (_what, rule, said, expected) => {
    const ended = { [MOTHER]: { from: BORN }, [FATHER]: { from: BORN, to: TODAY } };

    expect(
      consentStanding(byConsent({ custody: rule }), facts({ guardians: ended, answers: said }), TODAY),
    ).toBe(expected);
  });

  it.each([
    ['2026-11-22', 'valid'],
    ['2026-11-23', 'pending'],
  ])('a new custody holder is asked from the first day (%s)', (on, expected) => {
    const joined = { [MOTHER]: { from: BORN }, [FATHER]: { from: '2026-11-23' } };

    expect(
      consentStanding(
        byConsent({ custody: 'both' }),
        facts({ guardians: joined, answers: answers(given()) }),
        on,
      ),
    ).toBe(expected);
  });
});

describe('the child grows up', () => {
  const decidesAt15 = byConsent({ childDecidesFrom: 15 });
  const leap = '2012-02-29';

  it.each([
    ['the guardians’ yes stands until she has answered', '2030-03-14', answers(given()), 'valid'],
    ['her no outweighs theirs from 15', '2030-03-14', answers(given(), given(), no()), 'refused'],
    ['her yes outweighs theirs from 15', '2030-03-14', answers(no(), withdrawn(), given()), 'valid'],
    ['the day before, theirs decide', '2030-03-13', answers(given(1, '2026-02-02'), silent, no()), 'valid'],
    ['the day before 18, theirs still stand', '2033-03-13', answers(given()), 'valid'],
    ['at 18 theirs lapse', '2033-03-14', answers(given()), 'lapsed'],
    ['at 18 their no lapses too', '2033-03-14', answers(no()), 'lapsed'],
    ['at 18 her own stands', '2033-03-14', answers(no(), silent, given()), 'valid'],
    ['at 18 nobody has been asked', '2033-03-14', answers(), 'none'],
  ])('%s (%s)', (_what, on, said, expected) => {
    expect(consentStanding(decidesAt15, facts({ answers: said }), on)).toBe(expected);
  });

  it.each([
    [leap, 15, '2027-02-28', false],
    [leap, 15, '2027-03-01', true],
    [leap, 16, '2028-02-28', false],
    [leap, 16, '2028-02-29', true],
    [leap, null, '2030-02-28', false],
    [leap, null, '2030-03-01', true],
    [BORN, 15, '2030-03-13', false],
    [BORN, 15, '2030-03-14', true],
  ] as const)('born %s with age %s, she decides on %s: %s', (bornOn, childDecidesFrom, on, expected) => {
    expect(childDecides(byConsent({ childDecidesFrom }), bornOn, on)).toBe(expected);
  });

  it('decides nowhere while her age is unknown, and nothing stands', () => {
    const unknown = facts({ bornOn: undefined, answers: answers(given(), given(), given()) });

    expect(childDecides(decidesAt15, undefined, TODAY)).toBe(false);
    expect(consentStanding(decidesAt15, unknown, TODAY)).toBe('age-unknown');
  });
});

describe('a text that asks again', () => {
  it.each([
    ['one', answers(given(1)), 'outdated'],
    ['one', answers(given(2)), 'valid'],
    ['one', answers(given(3)), 'valid'],
    ['one', answers(given(1), given(2)), 'valid'],
    ['both', answers(given(1), given(2)), 'outdated'],
    ['both', answers(given(2), given(2)), 'valid'],
    ['both', answers(given(1)), 'pending'],
    ['one', answers(given(2), no(1)), 'refused'],
    ['one', answers(given(2), withdrawn(1)), 'withdrawn'],
  ] as const)('under `%s`, %j with version 2 asking again stands as %s', (custody, said, expected) => {
    expect(
      consentStanding(byConsent({ custody }), facts({ answers: said, oldestValidVersion: 2 }), TODAY),
    ).toBe(expected);
  });
});

describe('for every family', () => {
  const answer = fc.record({
    answer: fc.constantFrom('given' as const, 'refused' as const, 'withdrawn' as const),
    version: fc.integer({ min: 1, max: 3 }),
    on: fc.constant('2026-02-01'),
  });
  const family = fc.record({
    custody: fc.constantFrom('one' as const, 'both' as const),
    said: fc.dictionary(fc.constantFrom(MOTHER, FATHER, STRANGER), answer),
    oldestValidVersion: fc.integer({ min: 1, max: 3 }),
  });

  it('a consent stands exactly when no holder says no and enough say yes to a text that counts', () => {
    fc.assert(
      fc.property(family, ({ custody, said, oldestValidVersion }) => {
        const holders = [said[MOTHER], said[FATHER]];
        const yes = holders.filter(
          (one) => one?.answer === 'given' && one.version >= oldestValidVersion,
        ).length;
        const objects = holders.some((one) => one && one.answer !== 'given');

        const standing = consentStanding(
          byConsent({ custody }),
          facts({ answers: said, oldestValidVersion }),
          TODAY,
        );

        expect(standing === 'valid').toBe(!objects && yes >= (custody === 'both' ? 2 : 1));
      }),
    );
  });

  it('what a stranger says changes nothing', () => {
    fc.assert(
      fc.property(family, answer, ({ custody, said, oldestValidVersion }, word) => {
        const { [STRANGER]: _stranger, ...holders } = said;
        const standing = (all: typeof said) =>
          consentStanding(byConsent({ custody }), facts({ answers: all, oldestValidVersion }), TODAY);

        expect(standing({ ...holders, [STRANGER]: word })).toBe(standing(holders));
      }),
    );
  });
});
