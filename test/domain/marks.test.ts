import { describe, expect, it } from '@jest/globals';
import type { ChildEvent, ChildState } from '../../lambdas/domain/child.ts';
import { BEFORE_BIRTH } from '../../lambdas/domain/custody.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import { marksOf } from '../../lambdas/domain/marks.ts';
import { CHILD, FATHER, MOTHER } from '../builders/people.ts';

const AT = '2026-11-23T09:00:00.000Z';
const group = { institution: '101001', name: '5.A' };
const enrolled: ChildEvent = { type: 'child-enrolled', childId: CHILD, group, guardians: { [MOTHER]: {} } };
const paper = { purposeId: 'photo', personId: MOTHER, on: '2026-11-20', channel: 'paper' } as const;
const answer = {
  type: 'consent-answered',
  ...paper,
  capacity: 'guardian',
  version: 1,
  textHash: '',
} as const;
const basis = { kind: 'statute', article: '6(1)(e)', provision: '§ 18', version: 1 } as const;

/** The marks of events that follow an enrolment. */
function marked(...events: readonly ChildEvent[]) {
  let state: ChildState | undefined;
  const course = [enrolled, ...events].map((event) => {
    state = evolveChild(state, event);
    return { at: AT, event, state };
  });
  const marks = marksOf(course, (requestId) => (requestId === 'r1' ? 'objection' : 'restriction'));
  return { child: marks.child.slice(1), purposes: marks.purposes };
}

describe('what happened to one purpose', () => {
  it.each<[ChildEvent, object]>([
    [
      { ...answer, answer: 'given' },
      { what: 'consent-given', on: '2026-11-20', personId: MOTHER },
    ],
    [
      { ...answer, answer: 'refused' },
      { what: 'consent-refused', on: '2026-11-20', personId: MOTHER },
    ],
    [
      { type: 'consent-withdrawn', ...paper },
      { what: 'consent-withdrawn', on: '2026-11-20', personId: MOTHER },
    ],
    [
      { type: 'basis-established', purposeId: 'photo', ...basis, from: '2026-12-01' },
      { what: 'established', on: '2026-12-01' },
    ],
    [
      { type: 'basis-ended', purposeId: 'photo', on: '2026-12-01', requestId: 'r1' },
      { what: 'ended', on: '2026-12-01' },
    ],
    [
      { type: 'conflict-opened', purposeId: 'photo', on: '2026-12-01' },
      { what: 'conflict-opened', on: '2026-12-01' },
    ],
    [{ type: 'conflict-closed', purposeId: 'photo', how: 'agreed' }, { what: 'conflict-closed' }],
    [{ type: 'processing-held', requestId: 'r1', purposes: ['photo'] }, { what: 'objection' }],
    [{ type: 'processing-held', requestId: 'r2', purposes: ['photo'] }, { what: 'restriction' }],
  ])('is told of %j', (event, expected) => {
    expect(marked(event)).toEqual({ child: [], purposes: [{ at: AT, purposes: ['photo'], ...expected }] });
  });

  it('is lifted for what was held', () => {
    const hold = (purposes: readonly string[] | 'all') =>
      ({ type: 'processing-held', requestId: 'r2', purposes }) as const;
    const lift = { type: 'hold-lifted', requestId: 'r2' } as const;

    expect(marked(hold(['photo']), lift).purposes[1]).toEqual({
      at: AT,
      what: 'lifted',
      purposes: ['photo'],
    });
    expect(marked(hold('all'), lift).purposes[1]).toEqual({ at: AT, what: 'lifted', purposes: 'all' });
  });
});

describe('what happened to the child', () => {
  it.each<[ChildEvent, object]>([
    [
      { type: 'child-moved', group, on: '2026-11-20' },
      { what: 'moved', on: '2026-11-20' },
    ],
    [
      { type: 'child-left', on: '2026-11-20' },
      { what: 'left', on: '2026-11-20' },
    ],
    [
      { type: 'came-of-age', on: '2026-11-20' },
      { what: 'came-of-age', on: '2026-11-20' },
    ],
    [
      { type: 'lapse-settled', on: '2026-11-20' },
      { what: 'lapse-settled', on: '2026-11-20' },
    ],
    [{ type: 'erasure-ordered', requestId: 'r1' }, { what: 'erasure-ordered' }],
    [{ type: 'child-erased', requestId: 'r1' }, { what: 'erased' }],
    [
      { type: 'custody-started', personId: FATHER },
      { what: 'custody-started', personId: FATHER },
    ],
    [
      { type: 'custody-started', personId: FATHER, from: '2026-12-01' },
      { what: 'custody-started', personId: FATHER, on: '2026-12-01' },
    ],
    [
      { type: 'custody-ended', personId: FATHER, to: '2026-12-01' },
      { what: 'custody-ended', personId: FATHER, on: '2026-12-01' },
    ],
    [
      { type: 'custody-ended', personId: FATHER, to: BEFORE_BIRTH },
      { what: 'custody-ended', personId: FATHER },
    ],
  ])('is told of %j', (event, expected) => {
    expect(marked(event)).toEqual({ child: [{ at: AT, ...expected }], purposes: [] });
  });
});
