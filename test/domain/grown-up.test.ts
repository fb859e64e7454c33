import { describe, expect, it } from '@jest/globals';
import { type ChildFacts, guardiansOf, standing } from '../../lambdas/domain/child.ts';
import { answerConsent, withdrawConsent } from '../../lambdas/domain/child-commands.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import { openRequest } from '../../lambdas/domain/open-request.ts';
import type { Outcome } from '../../lambdas/domain/outcome.ts';
import { RIGHT_NAMES } from '../../lambdas/domain/rights.ts';
import { isVisible } from '../../lambdas/platform/caller.ts';
import type { Loaded } from '../../lambdas/store/items.ts';
import { aChild, consents, given, statuteGround } from '../builders/child.ts';
import { accepted, reasonOf } from '../builders/outcome.ts';
import { BORN, CHILD, FATHER, MOTHER, REQUEST, TODAY } from '../builders/people.ts';
import { aPurpose, byConsent, byStatute } from '../builders/purpose.ts';

const photo = aPurpose();
const teaching = aPurpose({ id: 'teaching', rule: byStatute() });
const child = aChild({
  grounds: { photo: consents({ [MOTHER]: given() }), teaching: statuteGround() },
});
const [adult, tomorrow] = [{ bornOn: '2008-11-23' }, { bornOn: '2008-11-24' }];

const say = (answer: 'given' | 'refused', personId: string, known: ChildFacts) =>
  answerConsent(child, known, photo, { personId, answer, version: 1, on: TODAY, channel: 'digital' }, TODAY);
const withdraw = (personId: string, known: ChildFacts) =>
  withdrawConsent(child, known, photo, { personId, on: TODAY, channel: 'digital' }, TODAY);
const ask = (right: Exclude<(typeof RIGHT_NAMES)[number], 'withdrawal'>, id: string, known: ChildFacts) => {
  const by = { role: id === CHILD ? 'child' : 'guardian', id } as const;
  const command = { requestId: REQUEST, right, by, receivedOn: TODAY, purposes: 'all' } as const;
  return openRequest(child, known, [photo, teaching], command, TODAY);
};

/** Every command a guardian has, with the reason a guardian of a young adult is given. */
const COMMANDS: [what: string, reason: string, (id: string, known: ChildFacts) => Outcome<unknown>][] = [
  ['says yes', 'child-decides-herself', (id, known) => say('given', id, known)],
  ['says no', 'child-decides-herself', (id, known) => say('refused', id, known)],
  ['withdraws', 'child-decides-herself', withdraw],
  ...RIGHT_NAMES.filter((right) => right !== 'withdrawal').map((right): (typeof COMMANDS)[number] => [
    `asks for ${right}`,
    'not-a-guardian-of-the-child',
    (id, known) => ask(right, id, known),
  ]),
];

// Forældreansvarsloven § 1: custody ends at 18 by itself, though the books still say who held it.
describe('at 18', () => {
  it.each(COMMANDS)('nobody who held custody %s', (_what, reason, command) => {
    expect([MOTHER, FATHER].map((id) => reasonOf(command(id, adult)))).toEqual([reason, reason]);
  });

  it.each(COMMANDS)('she herself %s', (_what, _reason, command) => {
    expect(reasonOf(command(CHILD, adult))).toBe('accepted');
  });

  it.each(COMMANDS)('the day before, her guardian %s', (_what, _reason, command) => {
    expect(reasonOf(command(MOTHER, tomorrow))).toBe('accepted');
  });

  it('nobody holds custody of her, and nobody who did may know of her', () => {
    const visibleTo = (known: ChildFacts, id = MOTHER) =>
      isVisible(
        { role: id === CHILD ? 'child' : 'guardian', id, controller: '13748136', loa: 'High' },
        { id: CHILD, state: child, facts: known, version: 1, head: '' } as Loaded<'child'>,
        TODAY,
      );

    expect(guardiansOf(child, adult, TODAY)).toEqual([]);
    expect([visibleTo(adult, MOTHER), visibleTo(adult, FATHER), visibleTo(adult, CHILD)]).toEqual([
      false,
      false,
      true,
    ]);
    expect([visibleTo(tomorrow, MOTHER), visibleTo(tomorrow, FATHER)]).toEqual([true, true]);
  });

  it.each([
    ['the day before', tomorrow, TODAY, [MOTHER, FATHER]],
    ['of unknown age', {}, TODAY, [MOTHER, FATHER]],
    ['at eleven', { bornOn: BORN }, TODAY, [MOTHER, FATHER]],
    ['born on a leap day, on 28 February', { bornOn: '2012-02-29' }, '2030-02-28', [MOTHER, FATHER]],
    ['born on a leap day, on 1 March', { bornOn: '2012-02-29' }, '2030-03-01', []],
  ])('and not before: %s', (_when, known, on, expected) => {
    expect(guardiansOf(child, known, on)).toEqual(expected);
  });

  it('a paper her guardian signed before is kept and carries nothing', () => {
    const paper = {
      personId: MOTHER,
      answer: 'given',
      version: 1,
      on: '2026-11-22',
      channel: 'paper',
    } as const;

    const after = accepted(answerConsent(child, adult, photo, paper, TODAY)).reduce(evolveChild, child);

    expect(standing(after, adult, photo, byConsent(), TODAY)).toBe('lapsed');
  });
});
