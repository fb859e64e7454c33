import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../lambdas/domain/actor.ts';
import type { ChildFacts, ChildState } from '../../lambdas/domain/child.ts';
import { needsBoth, questionsOf } from '../../lambdas/domain/questions.ts';
import { RIGHT_NAMES, type Right } from '../../lambdas/domain/rights.ts';
import { aChild, consents, given, withdrawn } from '../builders/child.ts';
import { BORN, CHILD, FATHER, MOTHER, STRANGER, TODAY } from '../builders/people.ts';
import { aPurpose, byConsent, byStatute } from '../builders/purpose.ts';

const eleven = { bornOn: BORN };
const photo = aPurpose();
const film = aPurpose({ id: 'film', rule: byConsent({ custody: 'both' }) });
const teaching = aPurpose({ id: 'teaching', rule: byStatute() });

const mother: Actor = { role: 'guardian', id: MOTHER };
const father: Actor = { role: 'guardian', id: FATHER };
const herself: Actor = { role: 'child', id: CHILD };
const caseworker: Actor = { role: 'caseworker', id: 'kim' };

type Asking = {
  readonly by?: Actor;
  readonly right?: Right;
  readonly child?: ChildState;
  readonly facts?: ChildFacts;
  readonly scope?: readonly (typeof photo)[];
  readonly today?: string;
};

/** What is asked of a person before the right is decided, or why nobody is. */
function asked({
  by = mother,
  right = 'access',
  child = aChild(),
  facts = eleven,
  scope = [photo],
  today = TODAY,
}: Asking) {
  const questions = questionsOf(child, facts, scope, { right, by }, today);
  return questions.ok ? questions.value : questions.reason;
}

describe('who may ask', () => {
  const since = (from: string, to?: string) => ({ [MOTHER]: { from, ...(to && { to }) } });

  it.each<[string, Asking, readonly string[] | string]>([
    ['one of two custody holders alone (D7)', {}, []],
    ['so the other', { by: father }, []],
    ['a holder who is the only one', { child: aChild({ guardians: since(BORN) }) }, []],
    ['a holder since today', { child: aChild({ guardians: since(TODAY) }) }, []],
    ['a holder from tomorrow', { child: aChild({ guardians: since('2026-11-24') }) }, 'right-to-information'],
    ['a holder until tomorrow', { child: aChild({ guardians: since(BORN, '2026-11-24') }) }, []],
    [
      'a former holder, from the day custody ended (D10)',
      { child: aChild({ guardians: since(BORN, TODAY) }) },
      'right-to-information',
    ],
    [
      'a parent who never held custody (D10)',
      { child: aChild({ guardians: since(BORN, BORN) }) },
      'right-to-information',
    ],
    ['a stranger', { by: { ...mother, id: STRANGER } }, 'not-a-guardian-of-the-child'],
    ['a guardian by the child’s id', { by: { ...mother, id: CHILD } }, 'not-a-guardian-of-the-child'],
    ['a case worker of her own accord', { by: caseworker, right: 'erasure' }, []],
    ['a case worker, what only a family may', { by: caseworker }, 'right-is-the-familys'],
    ['a vendor', { by: { role: 'vendor', id: 'skolefoto' } }, 'not-a-guardian-of-the-child'],
    ['a vendor by a guardian’s id', { by: { role: 'vendor', id: MOTHER } }, 'not-a-guardian-of-the-child'],
    ['a vendor by the child’s id', { by: { role: 'vendor', id: CHILD } }, 'not-a-guardian-of-the-child'],
    ['a worker of ours', { by: { role: 'system', id: CHILD } }, 'not-a-guardian-of-the-child'],
    ['another child', { by: { ...herself, id: STRANGER } }, 'not-a-guardian-of-the-child'],
  ])('%s', (_who, over, expected) => {
    expect(asked(over)).toEqual(expected);
  });

  // Forældreansvarsloven § 23 gives a right to information on a child, and custody of one ends at 18 (§ 1).
  it.each<[string, string, Actor, readonly string[] | string]>([
    ['a parent the day before she is 18', '2008-11-24', mother, []],
    ['a parent of a young adult', '2008-11-23', mother, 'not-a-guardian-of-the-child'],
    ['the young adult', '2008-11-23', herself, []],
  ])('%s', (_who, bornOn, by, expected) => {
    expect(asked({ by, facts: { bornOn } })).toEqual(expected);
  });
});

describe('the child herself', () => {
  it.each<[string, ChildFacts, string, readonly string[]]>([
    ['at eleven: is she mature enough?', eleven, TODAY, ['maturity']],
    ['the day before she is 15', { bornOn: '2011-11-24' }, TODAY, ['maturity']],
    ['on the day', { bornOn: '2011-11-23' }, TODAY, []],
    ['born on 29 February, on 28 February', { bornOn: '2012-02-29' }, '2027-02-28', ['maturity']],
    ['born on 29 February, on 1 March', { bornOn: '2012-02-29' }, '2027-03-01', []],
    ['of unknown age', {}, TODAY, ['maturity']],
  ])('%s', (_when, facts, today, expected) => {
    expect(asked({ by: herself, facts, today })).toEqual(expected);
  });

  it('is asked after her maturity before what she asks for is assessed', () => {
    expect(asked({ by: herself, right: 'objection' })).toEqual(['maturity', 'objection']);
    expect(asked({ by: herself, right: 'rectification' })).toEqual(['maturity', 'accuracy']);
  });

  it('needs no custody holder’s assent', () => {
    const grounds = { film: consents({ [MOTHER]: given(), [FATHER]: given() }) };
    const of = { child: aChild({ grounds }), facts: { bornOn: '2011-01-01' }, scope: [film] };

    expect(asked({ ...of, by: herself, right: 'portability' })).toEqual([]);
    expect(asked({ ...of, by: mother, right: 'portability' })).toEqual(['joint']);
  });
});

describe('the other custody holder', () => {
  const agreed = { film: consents({ [MOTHER]: given(), [FATHER]: given() }) };
  const alone = { film: consents({ [MOTHER]: given() }) };
  const two = aChild({ grounds: agreed });
  const one = aChild({ guardians: { [MOTHER]: { from: BORN } }, grounds: alone });
  const former = aChild({
    guardians: { [MOTHER]: { from: BORN }, [FATHER]: { from: BORN, to: TODAY } },
    grounds: alone,
  });
  const takenBack = aChild({ grounds: { film: consents({ [MOTHER]: withdrawn(), [FATHER]: given() }) } });

  it.each<[string, Right, ChildState, readonly (typeof photo)[], boolean]>([
    ['rectification of it', 'rectification', two, [film], true],
    ['portability of it', 'portability', two, [film], true],
    ['one such purpose among others is enough', 'portability', two, [teaching, photo, film], true],
    ['erasure takes a consent back, which needs nobody', 'erasure', two, [film], false],
    ['access to it: each holder has it alone (D7)', 'access', two, [film], false],
    ['restriction can be undone', 'restriction', two, [film], false],
    ['objection can be undone', 'objection', two, [film], false],
    ['a withdrawal needs nobody', 'withdrawal', two, [film], false],
    ['rectification of what needs one', 'rectification', two, [photo], false],
    ['rectification of what rests on statute', 'rectification', two, [teaching], false],
    ['where there is no other', 'rectification', one, [film], false],
    ['whose custody has ended', 'rectification', former, [film], false],
    ['where the consent is taken back', 'portability', takenBack, [film], false],
    ['where nobody consented', 'rectification', aChild(), [film], false],
  ])('%s: %3$s', (_what, right, child, scope, isAsked) => {
    const questions = asked({ right, child, scope });

    expect(questions).not.toEqual(expect.any(String));
    expect(questions.includes('joint')).toBe(isAsked);
  });

  it('is asked first', () => {
    expect(asked({ right: 'rectification', child: two, scope: [film] })).toEqual(['joint', 'accuracy']);
  });

  it('is asked of by consent under rule `both` alone', () => {
    expect([photo, film, teaching].map(needsBoth)).toEqual([false, true, false]);
  });
});

describe('what a person assesses', () => {
  it.each(RIGHT_NAMES)('%s', (right) => {
    const assessed = { rectification: ['accuracy'], objection: ['objection'] };
    const expected = (assessed as Partial<Record<Right, string[]>>)[right] ?? [];

    expect(asked({ right })).toEqual(expected);
    // What the controller corrects, erases or restricts itself, it has assessed; the other rights it does not have.
    expect(asked({ right, by: caseworker, scope: [film] })).toEqual(
      ['rectification', 'erasure', 'restriction'].includes(right) ? [] : 'right-is-the-familys',
    );
  });
});
