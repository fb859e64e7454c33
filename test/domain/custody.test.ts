import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  BEFORE_BIRTH,
  type Custody,
  endedFrom,
  holdsCustody,
  isOver,
  isSameCustody,
  lastEnd,
  lastPeriod,
  startedFrom,
} from '../../lambdas/domain/custody.ts';

/** A month of days, so that every order of dates comes up often. */
const DAYS = Array.from({ length: 30 }, (_, index) => `2026-11-${String(index + 1).padStart(2, '0')}`);
const day = fc.constantFrom(...DAYS);
const step = fc.record({ holds: fc.boolean(), from: fc.option(day, { nil: undefined }) });
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const changed = (custody: Custody | undefined, { holds, from }: Step): Custody =>
  holds ? startedFrom(custody, from) : endedFrom(custody, from ?? BEFORE_BIRTH);
const custodyBy = (steps: readonly Step[]): Custody | undefined =>
  steps.reduce<Custody | undefined>(changed, undefined);
const daysOf = (custody: Custody | undefined) => DAYS.filter((on) => custody && holdsCustody(custody, on));

describe('custody that starts and ends', () => {
  it('is held from the day on, or not, and before it as it was', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), step, (steps, last) => {
        const before = custodyBy(steps);

        const now = changed(before, last);

        for (const on of DAYS) {
          const isAfter = last.from === undefined || last.from <= on;
          const stood = before !== undefined && holdsCustody(before, on);
          expect([on, holdsCustody(now, on)]).toEqual([on, isAfter ? last.holds : stood]);
        }
      }),
    );
  });

  it('said twice is the same, and the same days are the same however they came about', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), step, (steps, last) => {
        const once = changed(custodyBy(steps), last);

        expect(isSameCustody(once, changed(once, last))).toBe(true);
      }),
    );
  });

  it('is the same only where the days are', () => {
    const history = fc.array(step, { minLength: 1, maxLength: 4 });
    let same = 0;
    fc.assert(
      fc.property(history, history, (one, other) => {
        const [first, second] = [custodyBy(one) ?? {}, custodyBy(other) ?? {}];
        if (!isSameCustody(first, second)) return;
        same += 1;

        expect(daysOf(first)).toEqual(daysOf(second));
      }),
      { numRuns: 1000 },
    );
    expect(same).toBeGreaterThan(20);
  });

  it.each<[string, Step[], Custody]>([
    ['since birth', [{ holds: true, from: undefined }], {}],
    ['from a day', [{ holds: true, from: '2026-11-05' }], { from: '2026-11-05' }],
    [
      'never, for a new person',
      [{ holds: false, from: '2026-11-05' }],
      { from: '2026-11-05', to: '2026-11-05' },
    ],
    [
      'given up and had again',
      [
        { holds: true, from: undefined },
        { holds: false, from: '2026-11-05' },
        { holds: true, from: '2026-11-09' },
      ],
      { from: '2026-11-09', earlier: [{ to: '2026-11-05' }] },
    ],
    [
      'had again on the day it ended, without a break',
      [
        { holds: true, from: '2026-11-02' },
        { holds: false, from: '2026-11-05' },
        { holds: true, from: '2026-11-05' },
      ],
      { from: '2026-11-02' },
    ],
    [
      'ended before it began',
      [
        { holds: true, from: '2026-11-09' },
        { holds: false, from: '2026-11-05' },
      ],
      { from: '2026-11-05', to: '2026-11-05' },
    ],
  ])('%s', (_what, steps, expected) => {
    expect(custodyBy(steps)).toEqual(expected);
  });
});

describe('a period that has ended', () => {
  const twice: Custody = { from: '2026-11-10', to: '2026-11-20', earlier: [{ to: '2026-11-05' }] };

  it.each([
    ['before the first ended', '2026-11-04', undefined],
    ['on the day the first ended', '2026-11-05', '2026-11-05'],
    ['between the two', '2026-11-09', '2026-11-05'],
    ['in the second', '2026-11-12', undefined],
    ['after both', '2026-11-25', '2026-11-20'],
  ])('%s: %3$s', (_when, on, expected) => {
    expect(lastEnd(twice, on)).toBe(expected);
  });

  it('is none of one who never held custody', () => {
    const never: Custody = { from: '2026-11-05', to: '2026-11-05' };
    const atBirth: Custody = { to: BEFORE_BIRTH };

    expect([never, atBirth].map((custody) => lastEnd(custody, '2026-11-25'))).toEqual([undefined, undefined]);
    expect([never, atBirth].map(lastPeriod)).toEqual([undefined, undefined]);
    expect(isSameCustody(never, atBirth)).toBe(true);
  });

  it.each([
    ['2026-11-04', {}, false],
    ['2026-11-04', { to: '2026-11-05' }, false],
    ['2026-11-05', { to: '2026-11-05' }, true],
    ['2026-11-05', { from: '2026-12-01' }, false],
    ['2026-11-07', twice, false],
    ['2026-11-20', twice, true],
    ['2026-11-20', { from: '2026-11-30', to: '2026-11-30' }, true],
  ])('is over on %s for %j: %s', (on, custody, expected) => {
    expect(isOver(custody, on)).toBe(expected);
  });
});
