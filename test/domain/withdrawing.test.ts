import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type ChildState, consentFactsOf, standing } from '../../lambdas/domain/child.ts';
import { withdrawConsent } from '../../lambdas/domain/child-commands.ts';
import { type Answer, deciders } from '../../lambdas/domain/consent.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import type { PurposeState } from '../../lambdas/domain/purpose.ts';
import { aChild, consents, given, no, withdrawn } from '../builders/child.ts';
import { accepted, reasonOf } from '../builders/outcome.ts';
import { BORN, CHILD, FATHER, MOTHER, REQUEST, STRANGER, TODAY } from '../builders/people.ts';
import { aPurpose, byConsent, byStatute } from '../builders/purpose.ts';

const facts = { bornOn: BORN };
const photo = aPurpose();
const byNecessity = (article: '6(1)(b)' | '6(1)(d)' | '6(1)(f)') =>
  ({ kind: 'necessity', article, provision: 'indmeldelsesaftalen § 4' }) as const;
const at15 = byConsent({ childDecidesFrom: 15 });
const decidesAt15 = aPurpose({ rule: at15 });
const agreed = (answers: Readonly<Record<string, Answer>>) =>
  aChild({ grounds: { photo: consents(answers) } });
const consented = agreed({ [MOTHER]: given() });
const command = { personId: MOTHER, on: TODAY, channel: 'digital' } as const;
const by = (personId: string) => ({ ...command, personId });

describe('withdrawing', () => {
  it.each([
    ['the one who gave it', 'accepted', command, consented, photo],
    ['the other guardian', 'accepted', by(FATHER), consented, photo],
    ['a stranger', 'not-a-guardian-of-the-child', by(STRANGER), consented, photo],
    ['tomorrow', 'date-in-the-future', { ...command, on: '2026-11-24' }, consented, photo],
    ['what nobody gave', 'no-consent-to-withdraw', command, aChild(), photo],
    ['what was refused', 'no-consent-to-withdraw', command, agreed({ [MOTHER]: no() }), photo],
    ['what is withdrawn', 'no-consent-to-withdraw', command, agreed({ [MOTHER]: withdrawn() }), photo],
    [
      'from an erased child',
      'child-erased',
      command,
      { ...consented, erasure: { requestId: REQUEST, done: false } },
      photo,
    ],
  ])('%s: %s', (_who, expected, withdrawal, child, purpose) => {
    expect(reasonOf(withdrawConsent(child, facts, purpose, withdrawal, TODAY))).toBe(expected);
  });

  it.each([{ from: BORN, to: TODAY }, { from: '2026-11-24' }])(
    'with custody %j is refused because it is none today',
    (custody) => {
      const child = { ...consented, guardians: { [MOTHER]: {}, [FATHER]: custody } };

      expect(reasonOf(withdrawConsent(child, facts, photo, by(FATHER), TODAY))).toBe(
        'not-a-guardian-of-the-child',
      );
    },
  );

  it('by one guardian suspends what the other gave', () => {
    const events = accepted(withdrawConsent(consented, facts, photo, by(FATHER), TODAY));

    expect(standing(events.reduce(evolveChild, consented), facts, photo, byConsent(), TODAY)).toBe(
      'withdrawn',
    );
  });

  it('keeps the version that had been agreed to', () => {
    const events = accepted(withdrawConsent(consented, facts, photo, command, TODAY));

    expect(events.reduce(evolveChild, consented).grounds.photo).toEqual(
      consents({ [MOTHER]: withdrawn(1, TODAY) }),
    );
  });

  it.each([
    ['2026-01-31', 'later-answer-known'],
    ['2026-02-01', 'accepted'],
    ['2026-11-23', 'accepted'],
  ])('on a paper of %s what she gave on 1 February: %s', (on, expected) => {
    const paper = { ...command, on, channel: 'paper' } as const;

    expect(reasonOf(withdrawConsent(consented, facts, photo, paper, TODAY))).toBe(expected);
  });
});

// Art. 7(3) knows no withdrawal of what is not consent; the answer says what it is, and what she may do instead.
describe('what rests on another ground', () => {
  it.each([
    ['6(1)(e)', 'rests-on-statute-may-object', byStatute()],
    ['6(1)(c)', 'rests-on-statute', byStatute({ article: '6(1)(c)' })],
    ['6(1)(b)', 'rests-on-statute', byNecessity('6(1)(b)')],
    ['6(1)(d)', 'rests-on-statute', byNecessity('6(1)(d)')],
    ['6(1)(f)', 'rests-on-statute-may-object', byNecessity('6(1)(f)')],
  ] as const)('%s is not withdrawn: %s', (_article, reason, rule) => {
    const outcome = withdrawConsent(aChild(), facts, aPurpose({ id: 'teaching', rule }), command, TODAY);

    expect(outcome).toEqual({ ok: false, reason, detail: rule.provision });
  });
});

describe('one whose answer does not count', () => {
  const aged = (age: number) => ({ bornOn: `${2026 - age}-01-01` });
  const guardians = { [MOTHER]: given() };
  const hersAnd = { ...guardians, [CHILD]: given() };

  it.each([
    ['a child too young to answer', 'child-too-young', CHILD, aged(11), decidesAt15, guardians],
    ['one of 16 where only 18 will do', 'child-too-young', CHILD, aged(16), photo, guardians],
    ['a child of unknown age', 'child-too-young', CHILD, {}, decidesAt15, guardians],
    ['a guardian after she decided at 15', 'child-decides-herself', MOTHER, aged(15), decidesAt15, hersAnd],
    ['a guardian of a young adult', 'child-decides-herself', MOTHER, aged(18), photo, hersAnd],
    ['a guardian until she has decided', 'accepted', MOTHER, aged(15), decidesAt15, guardians],
    ['one of 15 what her guardian gave', 'accepted', CHILD, aged(15), decidesAt15, guardians],
    ['a young adult what her guardian gave', 'accepted', CHILD, aged(18), photo, guardians],
  ])('%s: %s', (_who, expected, personId, known, purpose, answers) => {
    expect(reasonOf(withdrawConsent(agreed(answers), known, purpose, by(personId), TODAY))).toBe(expected);
  });
});

describe('for every family, text and age', () => {
  const word = fc.record({
    answer: fc.constantFrom<Answer['answer']>('given', 'given', 'refused', 'withdrawn'),
    version: fc.integer({ min: 1, max: 3 }),
    on: fc.constantFrom('2026-02-01', '2026-11-22', TODAY),
  });
  const custody = fc.constantFrom({}, { from: BORN }, { to: TODAY }, { from: '2026-11-24' });
  const family = fc.record({
    answers: fc.dictionary(fc.constantFrom(MOTHER, FATHER, CHILD, STRANGER), word),
    guardians: fc.record({ [MOTHER]: custody, [FATHER]: custody }, { requiredKeys: [MOTHER] }),
    bornOn: fc.constantFrom(undefined, '2008-11-23', '2008-11-24', '2011-11-23', '2011-11-24', BORN),
    rule: fc.record({
      custody: fc.constantFrom('one' as const, 'both' as const),
      childDecidesFrom: fc.constantFrom(null, 15, 16, 18),
    }),
    revisions: fc.constantFrom([], [false], [true], [false, true]),
    who: fc.constantFrom(MOTHER, FATHER, CHILD, STRANGER),
    on: fc.constantFrom('2026-01-31', '2026-11-22', TODAY),
    channel: fc.constantFrom('digital' as const, 'paper' as const),
  });
  type Family = typeof family extends fc.Arbitrary<infer F> ? F : never;

  function told({ answers, guardians, bornOn, rule, revisions, who, on, channel }: Family) {
    const purpose: PurposeState = aPurpose({ rule: byConsent(rule), revisions });
    const child: ChildState = { ...agreed(answers), guardians };
    const known = bornOn === undefined ? {} : { bornOn };
    const outcome = withdrawConsent(child, known, purpose, { personId: who, on, channel }, TODAY);
    const stands = (of: ChildState) => standing(of, known, purpose, byConsent(rule), TODAY);
    const counts = deciders(byConsent(rule), consentFactsOf(child, known, purpose), TODAY);
    return { child, outcome, stands, counts };
  }

  it('a withdrawal that is accepted ends the consent', () => {
    let ended = 0;
    fc.assert(
      fc.property(family, (given) => {
        const { child, outcome, stands } = told(given);
        if (!outcome.ok) return;
        if (stands(child) === 'valid') ended += 1;

        expect(stands(outcome.value.reduce(evolveChild, child))).not.toBe('valid');
      }),
      { numRuns: 2000 },
    );
    expect(ended).toBeGreaterThan(20);
  });

  it('everyone whose answer counts may withdraw what stands, and nobody else but the child who decides', () => {
    let stood = 0;
    fc.assert(
      fc.property(family, (given) => {
        const { child, outcome, stands, counts } = told({ ...given, on: TODAY });
        if (stands(child) !== 'valid') return;
        stood += 1;

        if (counts.includes(given.who)) expect(reasonOf(outcome)).toBe('accepted');
        else if (given.who !== CHILD) expect(reasonOf(outcome)).not.toBe('accepted');
      }),
      { numRuns: 2000 },
    );
    expect(stood).toBeGreaterThan(20);
  });
});
