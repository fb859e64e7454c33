import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ChildEvent, ChildState } from '../../lambdas/domain/child.ts';
import { answerConsent, withdrawConsent } from '../../lambdas/domain/child-commands.ts';
import {
  conflictChanges,
  disagree,
  isInConflict,
  openConflicts,
  settleConflict,
} from '../../lambdas/domain/conflict.ts';
import { custodyHolders } from '../../lambdas/domain/custody.ts';
import { changeCustody } from '../../lambdas/domain/custody-commands.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import type { Outcome } from '../../lambdas/domain/outcome.ts';
import { aChild, consents, given, no, withdrawn } from '../builders/child.ts';
import { accepted, reasonOf } from '../builders/outcome.ts';
import { BORN, CHILD, FATHER, MOTHER, REQUEST, STRANGER, TODAY } from '../builders/people.ts';
import { aPurpose, byConsent, byStatute } from '../builders/purpose.ts';

const facts = { bornOn: BORN };
const photo = aPurpose();
const NOTE = 'f0000000-0000-4000-8000-000000000001';
const open = { photo: { openedOn: TODAY } };
const digital = (personId: string) => ({ personId, on: TODAY, channel: 'digital' }) as const;
const answering = (child: ChildState, personId: string, answer: 'given' | 'refused') =>
  answerConsent(child, facts, photo, { ...digital(personId), answer, version: 1 }, TODAY);
const withdrawing = (child: ChildState, personId: string) =>
  withdrawConsent(child, facts, photo, digital(personId), TODAY);

const opened = { type: 'conflict-opened', purposeId: 'photo', on: TODAY };
const agreed = { type: 'conflict-closed', purposeId: 'photo', how: 'agreed' };
const yes = consents({ [MOTHER]: given() });
const disagreeing = aChild({
  grounds: { photo: consents({ [MOTHER]: given(), [FATHER]: no() }) },
  conflicts: open,
});
const settled = { ...disagreeing, conflicts: { photo: { openedOn: TODAY, settled: true } } } as const;

describe('a conflict', () => {
  it.each<[string, Outcome<ChildEvent[]>, object[]]>([
    [
      'is opened by a refusal beside a yes',
      answering(aChild({ grounds: { photo: yes } }), FATHER, 'refused'),
      [opened],
    ],
    [
      'is opened by a withdrawal of what the other gave',
      withdrawing(aChild({ grounds: { photo: yes } }), FATHER),
      [opened],
    ],
    [
      'is opened by a yes beside a refusal',
      answering(aChild({ grounds: { photo: consents({ [FATHER]: no() }) } }), MOTHER, 'given'),
      [opened],
    ],
    [
      'is opened by one of two who take back',
      withdrawing(aChild({ grounds: { photo: consents({ [MOTHER]: given(), [FATHER]: given() }) } }), MOTHER),
      [opened],
    ],
    ['is none while the other is silent', withdrawing(aChild({ grounds: { photo: yes } }), MOTHER), []],
    ['is opened once', answering(disagreeing, MOTHER, 'given'), []],
    ['is closed when both say yes', answering(disagreeing, FATHER, 'given'), [agreed]],
    ['is closed when both say no', withdrawing(disagreeing, MOTHER), [agreed]],
    ['is not opened again over what was settled', answering(settled, MOTHER, 'given'), []],
    ['is over when they agree after it was settled', answering(settled, FATHER, 'given'), [agreed]],
  ])('%s', (_what, outcome, expected) => {
    expect(accepted(outcome).slice(1)).toEqual(expected);
  });

  it('opens anew when they agreed after it was settled, and disagree again', () => {
    const again = [answering(settled, FATHER, 'given')]
      .flatMap(accepted)
      .reduce<ChildState>(evolveChild, settled);

    expect(accepted(answering(again, FATHER, 'refused')).at(-1)).toEqual(opened);
  });

  it.each([
    ['a statute', aPurpose({ rule: byStatute() }), aChild({ grounds: { photo: yes } }), facts],
    [
      'guardians of one who decided herself',
      aPurpose({ rule: byConsent({ childDecidesFrom: 15 }) }),
      aChild({ grounds: { photo: consents({ [MOTHER]: given(), [FATHER]: no(), [CHILD]: given() }) } }),
      { bornOn: '2011-01-01' },
    ],
    ['guardians of a young adult', photo, disagreeing, { bornOn: '2008-11-23' }],
    [
      'one who holds no custody',
      photo,
      aChild({
        guardians: { [MOTHER]: {} },
        grounds: { photo: consents({ [MOTHER]: given(), [FATHER]: no() }) },
      }),
      facts,
    ],
    [
      'one and what she said of another purpose',
      photo,
      aChild({ grounds: { photo: yes, film: consents({ [FATHER]: no() }) } }),
      facts,
    ],
  ])('is none of %s', (_whom, purpose, child, known) => {
    expect(disagree(child, known, purpose, TODAY)).toBe(false);
  });

  it('of one withdrawn and one given is one', () => {
    const child = aChild({ grounds: { photo: consents({ [MOTHER]: given(), [FATHER]: withdrawn() }) } });

    expect(disagree(child, facts, photo, TODAY)).toBe(true);
  });
});

describe('a change of custody', () => {
  const leaving = { personId: FATHER, holds: false } as const;

  it('ends a conflict with the one who loses it', () => {
    const events = accepted(changeCustody(disagreeing, facts, [photo], { ...leaving, from: TODAY }, TODAY));

    expect(events.slice(1)).toEqual([agreed]);
  });

  it('opens one with the one who gets it back', () => {
    const child = aChild({
      guardians: { [MOTHER]: {}, [FATHER]: { to: '2026-06-01' } },
      grounds: { photo: consents({ [MOTHER]: given(1, '2026-07-01'), [FATHER]: no() }) },
    });
    const command = { personId: FATHER, holds: true, from: TODAY };

    expect(accepted(changeCustody(child, facts, [photo], command, TODAY)).slice(1)).toEqual([opened]);
  });

  it('to come changes no conflict until it has come', () => {
    const from = '2026-12-01';
    const events = accepted(changeCustody(disagreeing, facts, [photo], { ...leaving, from }, TODAY));
    const after = events.reduce<ChildState>(evolveChild, disagreeing);

    expect(events).toHaveLength(1);
    expect(conflictChanges(after, facts, [photo], '2026-11-30')).toEqual([]);
    expect(conflictChanges(after, facts, [photo], from)).toEqual([agreed]);
  });
});

describe('a settlement', () => {
  it('closes what is open with its note, and what was said stands', () => {
    const [event] = accepted(settleConflict(disagreeing, 'photo', NOTE));
    const after = event ? evolveChild(disagreeing, event) : disagreeing;

    expect(event).toEqual({ type: 'conflict-closed', purposeId: 'photo', how: 'settled', noteId: NOTE });
    expect(isInConflict(after, 'photo')).toBe(false);
    expect(after.grounds).toEqual(disagreeing.grounds);
  });

  it.each([
    ['is none', 'no-such-conflict', aChild(), 'photo'],
    ['is settled', 'no-such-conflict', settled, 'photo'],
    ['is of another purpose', 'no-such-conflict', disagreeing, 'film'],
    ['is of no purpose', 'no-such-conflict', disagreeing, 'constructor'],
    [
      'is of a child being erased',
      'child-erased',
      { ...disagreeing, erasure: { requestId: REQUEST, done: false } },
      'photo',
    ],
  ])('is refused where there %s: %s', (_what, reason, child, purposeId) => {
    expect(reasonOf(settleConflict(child, purposeId, NOTE))).toBe(reason);
  });
});

describe('for every course of a family', () => {
  const who = fc.constantFrom(MOTHER, FATHER, STRANGER);
  const said = fc.record({
    do: fc.constantFrom('given' as const, 'refused' as const, 'withdraw' as const),
    who,
  });
  const custody = fc.record({ do: fc.constantFrom('starts' as const, 'ends' as const), who });
  const settle = fc.record({ do: fc.constant('settle' as const), who });
  const step = fc.oneof(
    { weight: 5, arbitrary: said },
    { weight: 1, arbitrary: custody },
    { weight: 2, arbitrary: settle },
  );
  type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

  function decide(child: ChildState, { do: what, who }: Step): Outcome<ChildEvent[]> {
    switch (what) {
      case 'given':
      case 'refused':
        return answering(child, who, what);
      case 'withdraw':
        return withdrawing(child, who);
      case 'settle':
        return settleConflict(child, 'photo', NOTE);
      default:
        return changeCustody(
          child,
          facts,
          [photo],
          { personId: who, holds: what === 'starts', from: TODAY },
          TODAY,
        );
    }
  }

  it('a conflict is known exactly while two holders disagree, and open until it is settled', () => {
    let [open, settlements] = [0, 0];
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => {
        let child = aChild();
        let isSettled = false;
        for (const taken of steps) {
          const outcome = decide(child, taken);
          if (!outcome.ok) continue;
          child = outcome.value.reduce(evolveChild, child);

          const ground = child.grounds.photo;
          const answers = ground?.kind === 'consent' ? ground.answers : {};
          const words = custodyHolders(child.guardians, TODAY).flatMap((id) => answers[id]?.answer ?? []);
          const isDispute = words.includes('given') && new Set(words).size > 1;
          isSettled = isDispute && (isSettled || taken.do === 'settle');
          if (isSettled) settlements += 1;
          if (isDispute && !isSettled) open += 1;
          expect(isInConflict(child, 'photo')).toBe(isDispute && !isSettled);
          expect(openConflicts(child)).toEqual(
            isDispute && !isSettled ? [{ purposeId: 'photo', openedOn: TODAY }] : [],
          );
          expect(conflictChanges(child, facts, [photo], TODAY)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
    expect(Math.min(open, settlements)).toBeGreaterThan(50);
  });
});
