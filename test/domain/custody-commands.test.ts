import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type ChildState, guardiansOf } from '../../lambdas/domain/child.ts';
import { changeCustody } from '../../lambdas/domain/custody-commands.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import { aChild } from '../builders/child.ts';
import { accepted, reasonOf } from '../builders/outcome.ts';
import { BORN, CHILD, FATHER, MOTHER, REQUEST, STRANGER, TODAY } from '../builders/people.ts';

const facts = { bornOn: BORN };
const family = aChild({ guardians: { [MOTHER]: {}, [FATHER]: { from: '2020-02-01' } } });
const change = (personId: string, holds: boolean, from: string, child: ChildState = family) =>
  changeCustody(child, facts, [], { personId, holds, from }, TODAY);

describe('a change of custody', () => {
  it.each([
    ['ends', FATHER, false, TODAY, [{ type: 'custody-ended', personId: FATHER, to: TODAY }]],
    [
      'ends on a day to come',
      FATHER,
      false,
      '2027-01-01',
      [{ type: 'custody-ended', personId: FATHER, to: '2027-01-01' }],
    ],
    [
      'ended long ago',
      FATHER,
      false,
      '2021-01-01',
      [{ type: 'custody-ended', personId: FATHER, to: '2021-01-01' }],
    ],
    [
      'begins for a new person',
      STRANGER,
      true,
      TODAY,
      [{ type: 'custody-started', personId: STRANGER, from: TODAY }],
    ],
    [
      'began before it was known',
      FATHER,
      true,
      '2019-01-01',
      [{ type: 'custody-started', personId: FATHER, from: '2019-01-01' }],
    ],
    [
      'was never held by a new person',
      STRANGER,
      false,
      TODAY,
      [{ type: 'custody-ended', personId: STRANGER, to: TODAY }],
    ],
    ['is held already', FATHER, true, TODAY, []],
    ['is held since birth already', MOTHER, true, BORN, []],
  ])('%s', (_what, personId, holds, from, events) => {
    expect(accepted(change(personId, holds, from))).toEqual(events);
  });

  // The child's date of birth is a fact beside the ledger, and must be forgotten with her.
  it.each([
    ['since birth', true, BORN, { type: 'custody-started', personId: FATHER }],
    ['since before it', true, '2014-01-01', { type: 'custody-started', personId: FATHER }],
    ['never', false, BORN, { type: 'custody-ended', personId: FATHER, to: '0001-01-01' }],
  ])('%s does not say when she was born', (_what, holds, from, event) => {
    expect(accepted(change(FATHER, holds, from))).toEqual([event]);
  });

  it.each([
    ['custody-of-herself', family, CHILD],
    ['child-erased', { ...family, erasure: { requestId: REQUEST, done: false } }, FATHER],
  ])('is refused: %s', (reason, child, personId) => {
    expect(reasonOf(change(personId, true, TODAY, child))).toBe(reason);
  });

  it('may leave a child without any holder, and give her more than two', () => {
    const orphaned = [MOTHER, FATHER].reduce<ChildState>(
      (child, id) => accepted(change(id, false, TODAY, child)).reduce(evolveChild, child),
      family,
    );
    const many = accepted(change(STRANGER, true, TODAY)).reduce<ChildState>(evolveChild, family);

    expect(guardiansOf(orphaned, facts, TODAY)).toEqual([]);
    expect(guardiansOf(many, facts, TODAY)).toEqual([MOTHER, FATHER, STRANGER]);
  });

  it('said again changes nothing, and gives every day to whom it names', () => {
    const day = fc.constantFrom('2014-01-01', BORN, '2019-12-31', '2020-02-01', TODAY, '2027-01-01');
    const command = fc.record({
      who: fc.constantFrom(MOTHER, FATHER, STRANGER),
      holds: fc.boolean(),
      from: day,
    });
    fc.assert(
      fc.property(fc.array(command, { minLength: 1, maxLength: 8 }), (commands) => {
        let child = family;
        for (const { who, holds, from } of commands) {
          child = accepted(change(who, holds, from, child)).reduce(evolveChild, child);

          expect(accepted(change(who, holds, from, child))).toEqual([]);
          for (const on of ['2016-01-01', '2020-06-01', TODAY, '2028-01-01'])
            if (from <= on) expect(guardiansOf(child, facts, on).includes(who)).toBe(holds);
        }
      }),
    );
  });
});
