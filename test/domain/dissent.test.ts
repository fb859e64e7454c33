import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Answer, type ConsentFacts, consentStanding, weigh } from '../../lambdas/domain/consent.ts';
import type { Custody } from '../../lambdas/domain/custody.ts';
import { given, no, withdrawn } from '../builders/child.ts';
import { BORN, CHILD, FATHER, MOTHER, STRANGER, TODAY } from '../builders/people.ts';
import { byConsent } from '../builders/purpose.ts';

type People<T> = Readonly<Record<string, T>>;
const facts = (guardians: People<Custody>, answers: People<Answer>): ConsentFacts => ({
  childId: CHILD,
  bornOn: BORN,
  guardians,
  answers,
  oldestValidVersion: 1,
});
const one = byConsent();
const both = byConsent({ custody: 'both' });
const lost = { [MOTHER]: {}, [FATHER]: { to: '2026-06-01' } };

// Nobody agreed to anything the day his custody ended; a consent must not begin to stand because of a date.
describe('after one who said no has lost custody', () => {
  it.each([
    ['an older yes', one, lost, given(1, '2026-05-31'), no(1, '2026-03-01'), 'outdated'],
    ['an older yes, said before the no', one, lost, given(1, '2026-02-01'), no(1, '2026-03-01'), 'outdated'],
    [
      'an older yes after a withdrawal',
      one,
      lost,
      given(1, '2026-02-01'),
      withdrawn(1, '2026-03-01'),
      'outdated',
    ],
    [
      'an older yes where all must agree',
      both,
      lost,
      given(1, '2026-02-01'),
      no(1, '2026-03-01'),
      'outdated',
    ],
    ['a yes of the day it ended', one, lost, given(1, '2026-06-01'), no(1, '2026-03-01'), 'valid'],
    ['a yes since', one, lost, given(1, '2026-06-02'), no(1, '2026-03-01'), 'valid'],
    ['a yes since, where all must agree', both, lost, given(1, '2026-06-02'), no(1, '2026-03-01'), 'valid'],
    ['an older yes beside a yes of his', one, lost, given(1, '2026-02-01'), given(1, '2026-03-01'), 'valid'],
    ['her own no', one, lost, no(1, '2026-02-01'), no(1, '2026-03-01'), 'refused'],
    ['nothing of hers', one, lost, undefined, no(1, '2026-03-01'), 'none'],
  ])('%s', (_what, rule, guardians, mother, father, expected) => {
    const answers = { ...(mother && { [MOTHER]: mother }), ...(father && { [FATHER]: father }) };

    expect(consentStanding(rule, facts(guardians, answers), TODAY)).toBe(expected);
  });

  it.each([
    ['the day before', '2026-05-31', 'refused'],
    ['from that day', '2026-06-01', 'outdated'],
  ])('on a date to come: %s', (_when, on, expected) => {
    const said = { [MOTHER]: given(1, '2026-02-01'), [FATHER]: no(1, '2026-03-01') };

    expect(consentStanding(one, facts(lost, said), on)).toBe(expected);
  });

  it('and got it back, his no counts again', () => {
    const back = { [MOTHER]: {}, [FATHER]: { from: '2026-09-01', earlier: [{ to: '2026-06-01' }] } };
    const said = { [MOTHER]: given(1, '2026-07-01'), [FATHER]: no(1, '2026-03-01') };

    expect(consentStanding(one, facts(back, said), '2026-08-31')).toBe('valid');
    expect(consentStanding(one, facts(back, said), TODAY)).toBe('refused');
  });

  // Whenever it is found out: what his no has stopped is not started by a correction of the books.
  it.each([
    ['long before his no', { to: '2026-01-01' }, '2026-02-01', 'outdated'],
    ['on the day of his no', { to: '2026-03-01' }, '2026-03-01', 'outdated'],
    ['before his no, and she said yes since', { to: '2026-01-01' }, '2026-03-02', 'valid'],
    ['never', { from: '2026-06-01', to: '2026-06-01' }, '2026-02-01', 'outdated'],
    ['never, and she said yes since', { from: '2026-06-01', to: '2026-06-01' }, '2026-03-02', 'valid'],
  ])('in truth %s', (_when, custody, on, expected) => {
    const said = { [MOTHER]: given(1, on), [FATHER]: no(1, '2026-03-01') };

    expect(consentStanding(one, facts({ [MOTHER]: {}, [FATHER]: custody }, said), TODAY)).toBe(expected);
  });

  it('names no answer that carries nothing', () => {
    const said = { [MOTHER]: given(1, '2026-02-01'), [FATHER]: no(1, '2026-03-01') };

    expect(weigh(one, facts(lost, said), TODAY).counted).toEqual([]);
  });
});

describe('one who took it back beside one who refused', () => {
  const guardians = { [MOTHER]: {}, [FATHER]: {} };

  it.each([
    ['first', { [MOTHER]: withdrawn(), [FATHER]: no() }],
    ['last', { [MOTHER]: no(), [FATHER]: withdrawn() }],
  ])('is what the standing tells of, named %s', (_order, answers) => {
    expect(consentStanding(both, facts(guardians, answers), TODAY)).toBe('withdrawn');
  });
});

describe('a yes of an earlier custody', () => {
  const back = { [FATHER]: { from: '2026-09-01', earlier: [{ to: '2026-06-01' }] } };

  it.each([
    ['before it ended', '2026-03-01', 'outdated'],
    ['since it came back', '2026-09-01', 'valid'],
  ])('%s stands %3$s', (_when, on, expected) => {
    expect(consentStanding(one, facts(back, { [FATHER]: given(1, on) }), TODAY)).toBe(expected);
  });
});

describe('for every family', () => {
  const date = fc.constantFrom('2026-02-01', '2026-05-31', '2026-06-01', '2026-09-01', TODAY);
  const word = fc.record({
    answer: fc.constantFrom<Answer['answer']>('given', 'given', 'refused', 'withdrawn'),
    version: fc.constant(1),
    on: date,
  });
  const custody = fc.oneof(
    fc.constant<Custody>({}),
    fc.record({ from: date }),
    fc.record({ to: date }),
    fc.record({ from: fc.constant('2026-09-01'), to: date }),
    fc.constant<Custody>({ from: '2026-09-01', earlier: [{ to: '2026-06-01' }] }),
  );
  const family = fc.record({
    rule: fc.constantFrom(one, both),
    guardians: fc.dictionary(fc.constantFrom(MOTHER, FATHER, STRANGER), custody, { minKeys: 1 }),
    answers: fc.dictionary(fc.constantFrom(MOTHER, FATHER, STRANGER), word, { minKeys: 1 }),
    on: date,
  });

  const holds = (of: Custody | undefined, on: string) =>
    of !== undefined &&
    [of, ...(of.earlier ?? [])].some(({ from = '', to = '9' }) => from <= on && on < to && from < to);
  const DATES = ['2026-02-01', '2026-05-31', '2026-06-01', '2026-08-31', '2026-09-01', TODAY, '2026-11-24'];

  // Told by the days themselves: a standing consent has a yes that no no stood beside from then on.
  it('what stands was said when no holder of that day or a later one said otherwise', () => {
    let stood = 0;
    fc.assert(
      fc.property(family, ({ rule, guardians, answers, on }) => {
        const known = facts(guardians, answers);
        const { standing, counted } = weigh(rule, known, on);
        if (standing !== 'valid') return;
        stood += 1;

        for (const yes of counted) {
          const beside = Object.entries(answers).filter(
            ([id, { answer, on: said }]) =>
              answer !== 'given' &&
              DATES.some((day) => yes.on <= day && said <= day && day <= on && holds(guardians[id], day)),
          );
          expect(beside).toEqual([]);
        }
      }),
      { numRuns: 3000 },
    );
    expect(stood).toBeGreaterThan(100);
  });
});

describe('a new custody holder', () => {
  it.each([
    ['both', both, 'pending'],
    ['one', one, 'valid'],
  ])('under `%s`, an older yes of the other stands %3$s', (_name, rule, expected) => {
    const joined = { [MOTHER]: {}, [FATHER]: { from: '2026-06-01' } };

    expect(consentStanding(rule, facts(joined, { [MOTHER]: given(1, '2026-02-01') }), TODAY)).toBe(expected);
  });
});
