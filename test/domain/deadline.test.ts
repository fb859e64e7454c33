import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  answerDueOn,
  daysAfter,
  daysBetween,
  easterSunday,
  hoursAfter,
  isPublicHoliday,
  monthsAfter,
} from '../../lambdas/domain/deadline.ts';

describe('Easter', () => {
  it.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [1981, '1981-04-19'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2285, '2285-03-22'],
  ])('in %i, a year known to be difficult, falls on %s', (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });
});

describe('a Danish public holiday', () => {
  it.each([
    ['2026-04-02', true, 'Maundy Thursday'],
    ['2026-05-14', true, 'Ascension'],
    ['2026-04-05', true, 'Easter Sunday'],
    ['2026-05-24', true, 'Whit Sunday'],
    ['2026-05-25', true, 'Whit Monday'],
    ['2026-12-26', true, 'the second day of Christmas'],
    ['2023-05-05', true, 'store bededag'],
    ['2024-04-26', false, 'store bededag, abolished'],
    ['2026-05-01', false, '1 May'],
    ['2026-06-05', false, 'Constitution Day'],
    ['2026-12-24', false, 'Christmas Eve'],
    ['2026-12-31', false, 'New Year’s Eve'],
  ])('%s: %s (%s)', (day, expected) => {
    expect(isPublicHoliday(day)).toBe(expected);
  });
});

describe('the last day to answer', () => {
  it.each([
    ['T1: there is no 31 April', '2026-03-31', '2026-04-30'],
    ['T5: past Easter', '2026-03-02', '2026-04-07'],
    ['T10: on Christmas Eve', '2026-11-24', '2026-12-24'],
    ['T12: past store bededag', '2023-04-05', '2023-05-08'],
    ['a year later, when store bededag is a working day', '2024-03-26', '2024-04-26'],
    ['T15: received on a Saturday', '2026-10-31', '2026-11-30'],
    ['EDPB example 32, on Easter Sunday here', '2026-03-05', '2026-04-07'],
    ['EDPB example 33', '2026-08-31', '2026-09-30'],
    ['into February', '2027-01-31', '2027-03-01'],
    ['into February of a leap year', '2028-01-31', '2028-02-29'],
    ['over the turn of the year', '2026-12-01', '2027-01-04'],
    ['past Christmas into the weekend', '2026-11-25', '2026-12-28'],
    ['on the first day of the GDPR', '2018-05-25', '2018-06-25'],
  ])('%s', (_what, received, due) => {
    expect(answerDueOn(received)).toBe(due);
  });

  it.each([
    ['T15: extended', '2026-10-31', { extended: true }, '2027-02-01'],
    ['extended from receipt, not from the first month’s end', '2026-12-31', { extended: true }, '2027-03-31'],
    ['extended into a shorter month', '2026-11-30', { extended: true }, '2027-03-01'],
    ['T19: paused from 4 to 14 March', '2026-03-02', { pausedDays: 10 }, '2026-04-13'],
    ['paused past a holiday that does not roll twice', '2026-03-02', { pausedDays: 6 }, '2026-04-08'],
    ['paused within one day', '2026-03-31', { pausedDays: 0 }, '2026-04-30'],
    ['paused and extended', '2026-03-02', { extended: true, pausedDays: 10 }, '2026-06-12'],
    ['neither', '2026-03-31', {}, '2026-04-30'],
  ])('%s', (_what, received, clock, due) => {
    expect(answerDueOn(received, clock)).toBe(due);
  });

  it('of a request from before the GDPR is not known', () => {
    expect(() => answerDueOn('2018-05-24')).toThrow('No answerMonths was in force on 2018-05-24');
  });
});

describe('calendar days and months', () => {
  it.each([
    ['T24: sixty days’ notice', '2026-11-23', 60, '2027-01-22'],
    ['onto a Sunday, where they stay', '2026-11-23', 6, '2026-11-29'],
    ['onto Christmas Day, where they stay', '2026-12-11', 14, '2026-12-25'],
    ['back, for a reminder', '2026-03-03', -7, '2026-02-24'],
    ['none', '2026-11-23', 0, '2026-11-23'],
  ])('%s', (_what, date, days, then) => {
    expect(daysAfter(date, days)).toBe(then);
    expect(daysBetween(date, then)).toBe(days);
  });

  it('T19: the days of a pause are those from the question to the answer', () => {
    expect(daysBetween('2026-03-04', '2026-03-14')).toBe(10);
  });

  it.each([
    ['T26: there is no 31 February', '2026-08-31', 6, '2027-02-28'],
    ['into a leap February', '2027-08-31', 6, '2028-02-29'],
    ['onto a Saturday, where they stay', '2026-09-28', 2, '2026-11-28'],
    ['a year', '2028-02-29', 12, '2029-02-28'],
  ])('%s', (_what, date, months, then) => {
    expect(monthsAfter(date, months)).toBe(then);
  });
});

describe('a calendar that others made', () => {
  const date = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));
  const plain = (day: string) => Temporal.PlainDate.from(day);

  it('agrees on days and months after any date, and on the days between two', () => {
    fc.assert(
      fc.property(date, date, fc.integer({ min: -5000, max: 5000 }), (from, to, count) => {
        expect(daysAfter(from, count)).toBe(plain(from).add({ days: count }).toString());
        expect(monthsAfter(from, count % 500)).toBe(
          plain(from)
            .add({ months: count % 500 })
            .toString(),
        );
        expect(daysBetween(from, to)).toBe(plain(from).until(plain(to)).days);
      }),
      { numRuns: 500 },
    );
  });

  it('has no dates that do not exist', () => {
    expect(() => daysAfter('2027-02-29', 1)).toThrow(RangeError);
    expect(() => monthsAfter('2027-02-29', 1)).toThrow(RangeError);
    expect(() => daysBetween('2027-02-28', '')).toThrow(RangeError);
    expect(() => hoursAfter('soon', 1)).toThrow(RangeError);
  });
});

describe('elapsed hours', () => {
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Copenhagen',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const HOUR = 3_600_000;
  const text = (milliseconds: number): string =>
    new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');

  it('T20: 72 hours over the start of summer time end an hour later on the wall', () => {
    expect(hoursAfter('2026-03-27T13:00:00.000Z', 72)).toBe('2026-03-30T13:00:00.000Z');
    expect(hoursAfter('2026-03-27T14:00:00+01:00', 72)).toBe('2026-03-30T13:00:00.000Z');
    expect(wall.format(new Date('2026-03-30T13:00:00.000Z'))).toBe('2026-03-30 15:00:00');
  });

  it('keep their milliseconds and stop for no weekend or holiday', () => {
    expect(hoursAfter('2026-12-24T22:59:59.007Z', 24)).toBe('2026-12-25T22:59:59.007Z');
  });

  it('none is the moment itself', () => {
    expect(hoursAfter('2026-11-23T10:00:00.000Z', 0)).toBe('2026-11-23T10:00:00.000Z');
  });

  /** The clocks change at 01:00 UTC on the last Sunday of March and of October (directive 2000/84). */
  const change = (year: number, month: number): number => {
    let day = Date.UTC(year, month, 31, 1);
    while (new Date(day).getUTCDay() !== 0) day -= 24 * HOUR;
    return day;
  };
  const years = Array.from({ length: 21 }, (_, index) => 2018 + index);
  const changes = years.flatMap((year) => [
    { day: text(change(year, 2)).slice(0, 10), before: 1, after: 2, at: change(year, 2) },
    { day: text(change(year, 9)).slice(0, 10), before: 2, after: 1, at: change(year, 9) },
  ]);

  it.each(changes)('24 and 72 read right on the wall around the change of $day', ({ at, before, after }) => {
    const wrong: string[] = [];

    for (let start = at - 80 * HOUR; start < at + 8 * HOUR; start += HOUR / 2)
      for (const hours of [24, 72]) {
        const end = start + hours * HOUR;
        const expected = text(end + (end < at ? before : after) * HOUR);
        const due = hoursAfter(new Date(start).toISOString(), hours);
        if (wall.format(new Date(due)) !== expected || Date.parse(due) !== end)
          wrong.push(`${hours} h from ${text(start)}: ${due} for ${expected}`);
      }

    expect(wrong).toEqual([]);
  });
});
