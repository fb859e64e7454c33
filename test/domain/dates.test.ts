import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { dateInCopenhagen, hasReached, isCalendarDate, reaches } from '../../lambdas/domain/dates.ts';

describe('a date of the calendar', () => {
  it.each(['2026-11-23', '2028-02-29', '2000-02-29', '1900-02-28', '2026-12-31'])('%s exists', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  it.each([
    '2027-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '26-11-23',
    '2026-11-23T00:00:00Z',
    ' 2026-11-23',
    '2026-11-23\n',
    '2026/11/23',
    '-002026-11-23',
    '',
    '٢٠٢٦-١١-٢٣',
  ])('%j does not', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });

  it('is one that the clock of UTC comes past', () => {
    const comesPast = (text: string): boolean => {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
      const date = new Date(`${text}T00:00:00Z`);
      return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
    };
    const digits = (width: number, max: number) =>
      fc.integer({ min: 0, max }).map((number) => String(number).padStart(width, '0'));
    const year = fc.oneof(
      digits(4, 9999),
      digits(2, 99).map((century) => `${century}00`),
    );
    const day = fc.oneof(digits(2, 99), fc.constantFrom('00', '01', '28', '29', '30', '31', '32'));
    const near = fc.tuple(year, digits(2, 13), day).map((parts) => parts.join('-'));
    const ofLateFebruary = fc
      .tuple(year, fc.constantFrom('28', '29', '30'))
      .map(([of, on]) => `${of}-02-${on}`);
    const anything = fc.oneof(fc.string(), fc.stringMatching(/^[\d-]{0,12}$/));

    fc.assert(
      fc.property(fc.oneof(near, ofLateFebruary, anything), (text) => {
        expect(isCalendarDate(text)).toBe(comesPast(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the date in Copenhagen', () => {
  it.each([
    ['2026-11-23T22:59:59.999Z', '2026-11-23'],
    ['2026-11-23T23:00:00.000Z', '2026-11-24'],
    ['2026-07-01T21:59:59.999Z', '2026-07-01'],
    ['2026-07-01T22:00:00.000Z', '2026-07-02'],
    ['2026-03-29T00:59:59.000Z', '2026-03-29'],
    ['2026-10-25T22:59:59.000Z', '2026-10-25'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01'],
  ])('at %s is %s', (at, date) => {
    expect(dateInCopenhagen(at)).toBe(date);
  });
});

describe('the date on the wall', () => {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' });
  const HOUR = 3_600_000;
  const START = Date.UTC(1980, 0, 1);
  const END = Date.UTC(2101, 0, 1);
  const at = (moment: number): string => new Date(moment).toISOString();

  it('is right on both sides of every hour in which a day may begin, for 121 years', () => {
    const wrong: string[] = [];

    for (let day = START; day < END; day += 24 * HOUR)
      for (const hour of [21, 22, 23, 24])
        for (const moment of [day + hour * HOUR - 1, day + hour * HOUR])
          if (dateInCopenhagen(at(moment)) !== wall.format(moment)) wrong.push(at(moment));

    expect(wrong).toEqual([]);
  });

  it('is right at any moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: START, max: END }), (moment) => {
        expect(dateInCopenhagen(at(moment))).toBe(wall.format(moment));
      }),
      { numRuns: 2000 },
    );
  });

  it('is not made up for what is no moment', () => {
    expect(() => dateInCopenhagen('today')).toThrow(RangeError);
  });
});

describe('an age', () => {
  it.each([
    ['2015-03-14', 15, '2030-03-14'],
    ['2012-02-29', 15, '2027-03-01'],
    ['2012-02-29', 16, '2028-02-29'],
    ['2012-02-29', 18, '2030-03-01'],
    ['2012-03-01', 18, '2030-03-01'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('one born on %s reaches %i on %s', (bornOn, age, on) => {
    expect(reaches(bornOn, age)).toBe(on);
  });

  it('is reached on one day, a date that exists, and is never lost again', () => {
    const birth = fc.date({ min: new Date('1930-01-01'), max: new Date('2057-12-31'), noInvalidDate: true });

    fc.assert(
      fc.property(birth, fc.integer({ min: 0, max: 100 }), (born, age) => {
        const bornOn = born.toISOString().slice(0, 10);
        const day = reaches(bornOn, age);
        const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

        expect(isCalendarDate(day)).toBe(true);
        expect(hasReached(bornOn, age, day)).toBe(true);
        expect(hasReached(bornOn, age, before)).toBe(false);
        expect(reaches(bornOn, age + 1) > day).toBe(true);
      }),
    );
  });
});
