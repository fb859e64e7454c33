import { describe, expect, it } from '@jest/globals';
import type { ChildState } from '../../lambdas/domain/child.ts';
import type { InstitutionKind } from '../../lambdas/domain/institution.ts';
import { isShown, isUsedIn } from '../../lambdas/domain/shown.ts';
import { aChild, consents, no, statuteGround } from '../builders/child.ts';
import { MOTHER, REQUEST } from '../builders/people.ts';
import { aPurpose } from '../builders/purpose.ts';

const IN_DAYCARES = aPurpose({ usedIn: 'daycare' });

describe('a purpose', () => {
  it.each<[InstitutionKind | undefined, InstitutionKind | undefined, boolean]>([
    ['school', 'school', true],
    ['school', 'daycare', false],
    ['daycare', 'school', false],
    ['daycare', 'daycare', true],
    [undefined, 'school', true],
    ['daycare', undefined, true],
    [undefined, undefined, true],
  ])('of kind %s in an institution of kind %s: %s', (usedIn, kind, expected) => {
    const purpose = aPurpose(usedIn ? { usedIn } : {});

    expect(isUsedIn(purpose, kind)).toBe(expected);
    expect(isShown(aChild(), purpose, kind)).toBe(expected);
  });

  it.each<[string, Partial<ChildState>, boolean]>([
    ['nothing', {}, false],
    ['a basis', { grounds: { photo: statuteGround() } }, true],
    ['a basis that begins later', { grounds: { photo: statuteGround({ from: '2030-01-01' }) } }, true],
    ['a basis that ended', { grounds: { photo: statuteGround({ endedOn: '2026-09-01' }) } }, true],
    ['an answer', { grounds: { photo: consents({ [MOTHER]: no() }) } }, true],
    ['a conflict', { conflicts: { photo: { openedOn: '2026-09-01' } } }, true],
    ['a hold of it', { holds: { [REQUEST]: { purposes: ['teaching', 'photo'] } } }, true],
    ['a hold of another', { holds: { [REQUEST]: { purposes: ['teaching'] } } }, false],
    ['a hold of everything', { holds: { [REQUEST]: { purposes: 'all' } } }, false],
    ['a basis for another', { grounds: { teaching: statuteGround() } }, false],
  ])('of daycares is shown of a schoolchild of whom there is %s: %s', (_what, there, expected) => {
    expect(isShown(aChild(there), IN_DAYCARES, 'school')).toBe(expected);
    expect(isShown(aChild(there), IN_DAYCARES, 'daycare')).toBe(true);
  });
});
