import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { hasReached, isCalendarDate, reaches } from '../../lambdas/domain/dates.ts';

const two = (value: number) => String(value).padStart(2, '0');

describe('an age', () => {
  // Days near each other, since on most days of two lives nothing turns: leap days, ends of months and of years.
  const dates = fc
    .record({
      year: fc.integer({ min: 1996, max: 2044 }),
      month: fc.constantFrom(1, 2, 3, 12),
      day: fc.constantFrom(1, 2, 28, 29, 30, 31),
    })
    .map(({ year, month, day }) => `${year}-${two(month)}-${two(day)}`)
    .filter(isCalendarDate);

  it('is had from the day on which it is reached', () => {
    const years = fc.integer({ min: 10, max: 20 });
    fc.assert(
      fc.property(dates, years, dates, (bornOn, age, day) => {
        const on = `${Number(bornOn.slice(0, 4)) + age}${day.slice(4)}`;
        if (isCalendarDate(on)) expect(hasReached(bornOn, age, on)).toBe(reaches(bornOn, age) <= on);
      }),
      { numRuns: 2000 },
    );
  });
});
