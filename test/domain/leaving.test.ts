import { describe, expect, it } from '@jest/globals';
import { type ChildState, hasLeft, statuteStanding } from '../../lambdas/domain/child.ts';
import { establishBasis, leave, moveChild } from '../../lambdas/domain/child-commands.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import { aChild, consents, given, statuteGround } from '../builders/child.ts';
import { accepted, reasonOf } from '../builders/outcome.ts';
import { MOTHER, REQUEST, TODAY } from '../builders/people.ts';
import { aPurpose, byStatute } from '../builders/purpose.ts';

const teaching = aPurpose({ id: 'teaching', rule: byStatute() });
const erasing = { requestId: REQUEST, done: false };
const here = { institution: '101001', name: '5.A' };
const elsewhere = { institution: '280123', name: '6.B' };
const pupil = aChild({
  grounds: {
    teaching: statuteGround(),
    counting: statuteGround({ endedOn: '2026-09-01' }),
    photo: consents({ [MOTHER]: given() }),
  },
});
const left = (on: string, child: ChildState = pupil) => accepted(leave(child, on)).reduce(evolveChild, child);
const moved = (child: ChildState, group = elsewhere, on = TODAY) =>
  accepted(moveChild(child, group, on)).reduce(evolveChild, child);

describe('moving', () => {
  it.each([
    ['to another class', { ...here, name: '6.A' }, 1],
    ['to another school', { ...here, institution: '280123' }, 1],
    ['to where she is', here, 0],
  ])('%s gives so many events: %3$i', (_where, group, count) => {
    const events = accepted(moveChild(pupil, group, TODAY));

    expect(events).toHaveLength(count);
    expect(events.reduce(evolveChild, pupil)).toEqual({ ...pupil, group });
  });

  it('is refused for a child being erased', () => {
    expect(reasonOf(moveChild(aChild({ erasure: erasing }), elsewhere, TODAY))).toBe('child-erased');
    expect(reasonOf(leave(aChild({ erasure: erasing }), TODAY))).toBe('child-erased');
  });
});

describe('leaving', () => {
  it('keeps the class she was in and what was consented to, and happens once', () => {
    const gone = left(TODAY);

    expect(gone).toMatchObject({ left: TODAY, group: here, grounds: { photo: pupil.grounds.photo } });
    expect(accepted(leave(gone, '2027-01-01'))).toEqual([]);
  });

  it.each([
    ['2026-11-22', 'in-force', false],
    ['2026-11-23', 'ended', true],
    ['2027-06-30', 'ended', true],
  ])('on 23 November, her basis is on %s %s', (on, standing, isGone) => {
    const gone = left('2026-11-23');

    expect(statuteStanding(gone.grounds.teaching, on)).toBe(standing);
    expect(hasLeft(gone, on)).toBe(isGone);
  });

  it('leaves what an objection ended as it was', () => {
    const back = moved(left('2026-10-01'));

    expect(statuteStanding(back.grounds.counting, TODAY)).toBe('ended');
    expect(
      reasonOf(establishBasis(back, aPurpose({ id: 'counting', rule: byStatute() }), TODAY, TODAY)),
    ).toBe('objection-upheld');
  });
});

describe('coming back', () => {
  const back = moved(left('2026-10-01'));

  it('puts her in the class named, with no basis until one is established anew', () => {
    expect(back).toMatchObject({ group: elsewhere });
    expect(back).not.toHaveProperty('left');
    expect(statuteStanding(back.grounds.teaching, TODAY)).toBe('ended');

    const events = accepted(establishBasis(back, teaching, TODAY, TODAY));

    expect(statuteStanding(events.reduce(evolveChild, back).grounds.teaching, TODAY)).toBe('in-force');
  });

  it('to the class she left is a return too', () => {
    expect(moved(left('2026-10-01'), here)).not.toHaveProperty('left');
  });

  it('before she has gone, it is as if nothing was said', () => {
    expect(moved(left('2027-07-01'), here)).toEqual(pupil);
  });
});
