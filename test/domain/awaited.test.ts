import { describe, expect, it } from '@jest/globals';
import { awaited } from '../../lambdas/domain/child-commands.ts';
import type { Answer } from '../../lambdas/domain/consent.ts';
import { aChild, consents, given, no, withdrawn } from '../builders/child.ts';
import { BORN, CHILD, FATHER, MOTHER, STRANGER, TODAY } from '../builders/people.ts';
import { aPurpose, byConsent, byStatute } from '../builders/purpose.ts';

type Case = readonly [
  title: string,
  answers: Readonly<Record<string, Answer>>,
  waitsFor: readonly string[],
  of?: Parameters<typeof aPurpose>[0],
];
const BOTH = { rule: byConsent({ custody: 'both' }) };
const ASKED_AGAIN = { ...BOTH, revisions: [true] };

describe('a consent waits for', () => {
  it.each<Case>([
    ['everybody who may answer, before anybody has', {}, [MOTHER, FATHER], BOTH],
    ['the other, when one has said yes and both must', { [MOTHER]: given() }, [FATHER], BOTH],
    ['nobody, when one has said yes and that is enough', { [MOTHER]: given() }, []],
    ['nobody, when both have said yes', { [MOTHER]: given(), [FATHER]: given() }, [], BOTH],
    ['nobody, when one has said no', { [MOTHER]: no() }, [], BOTH],
    ['nobody, when one has withdrawn', { [MOTHER]: withdrawn(), [FATHER]: given() }, [], BOTH],
    [
      'everybody again, when the text is new',
      { [MOTHER]: given(), [FATHER]: given() },
      [MOTHER, FATHER],
      ASKED_AGAIN,
    ],
    [
      'only the one who has not answered the new text',
      { [MOTHER]: given(2, '2026-03-01'), [FATHER]: given() },
      [FATHER],
      ASKED_AGAIN,
    ],
    ['the child, where she decides', {}, [CHILD], { rule: byConsent({ childDecidesFrom: 11 }) }],
    ['nobody, where the law decides', {}, [], { rule: byStatute() }],
  ])('%s', (_title, answers, waitsFor, of = {}) => {
    const child = aChild({ grounds: { photo: consents(answers) } });
    expect(awaited(child, { bornOn: BORN }, aPurpose(of), TODAY)).toEqual(waitsFor);
  });

  it('nobody who has lost custody', () => {
    const guardians = { [MOTHER]: { from: BORN }, [STRANGER]: { from: BORN, to: '2026-01-01' } };
    expect(awaited(aChild({ guardians }), { bornOn: BORN }, aPurpose(BOTH), TODAY)).toEqual([MOTHER]);
  });
});
