import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { bornBy } from '../../lambdas/domain/age.ts';
import { hasReached, isCalendarDate } from '../../lambdas/domain/dates.ts';

const two = (value: number) => String(value).padStart(2, '0');

describe('the last birthday of an age on a day', () => {
  it.each([
    [18, '2026-11-23', '2008-11-23'],
    [15, '2026-02-28', '2011-02-28'],
    [18, '2026-03-01', '2008-03-01'],
    // No such day: all who were born by 28 February that year.
    [15, '2028-02-29', '2013-02-29'],
  ])('of %i on %s is %s', (age, on, expected) => {
    expect(bornBy(age, on)).toBe(expected);
  });

  // Days near each other, since on most days of two lives nothing turns: leap days, ends of months and of years.
  const dates = fc
    .record({
      year: fc.integer({ min: 1996, max: 2044 }),
      month: fc.constantFrom(1, 2, 3, 12),
      day: fc.constantFrom(1, 2, 28, 29, 30, 31),
    })
    .map(({ year, month, day }) => `${year}-${two(month)}-${two(day)}`)
    .filter(isCalendarDate);

  it('parts those who have reached the age from those who have not', () => {
    const years = fc.integer({ min: 10, max: 20 });
    fc.assert(
      fc.property(dates, years, dates, (bornOn, age, day) => {
        const on = `${Number(bornOn.slice(0, 4)) + age}${day.slice(4)}`;
        if (isCalendarDate(on)) expect(bornOn <= bornBy(age, on)).toBe(hasReached(bornOn, age, on));
      }),
      { numRuns: 2000 },
    );
  });
});
