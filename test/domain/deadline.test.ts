import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { answerDueOn, easterSunday, isPublicHoliday } from '../../lambdas/domain/deadline.ts';

/** Easter Sunday from a table, and everything else from it by plain addition of milliseconds: nothing of the code's own. */
const EASTER: Record<number, string> = {
  2015: '04-05',
  2016: '03-27',
  2017: '04-16',
  2018: '04-01',
  2019: '04-21',
  2020: '04-12',
  2021: '04-04',
  2022: '04-17',
  2023: '04-09',
  2024: '03-31',
  2025: '04-20',
  2026: '04-05',
  2027: '03-28',
  2028: '04-16',
  2029: '04-01',
  2030: '04-21',
  2031: '04-13',
  2032: '03-28',
  2033: '04-17',
  2034: '04-09',
  2035: '03-25',
};
const DAY = 86_400_000;
const later = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

function holidaysOf(year: number): string[] {
  const easter = `${year}-${EASTER[year]}`;
  const names = {
    newYear: `${year}-01-01`,
    maundyThursday: later(easter, -3),
    goodFriday: later(easter, -2),
    easter,
    easterMonday: later(easter, 1),
    ...(year <= 2023 && { greatPrayerDay: later(easter, 26) }),
    ascension: later(easter, 39),
    whitSunday: later(easter, 49),
    whitMonday: later(easter, 50),
    christmas: `${year}-12-25`,
    boxingDay: `${year}-12-26`,
  };
  return Object.values(names);
}

describe('Easter', () => {
  it.each(Object.entries(EASTER))('in %s falls on %s', (year, day) => {
    expect(easterSunday(Number(year)).toString()).toBe(`${year}-${day}`);
  });

  it.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [1981, '1981-04-19'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2285, '2285-03-22'],
  ])('in %i, a year known to be difficult, falls on %s', (year, day) => {
    expect(easterSunday(year).toString()).toBe(day);
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
    expect(isPublicHoliday(Temporal.PlainDate.from(day))).toBe(expected);
  });
});

describe('the last day to answer', () => {
  it.each([
    ['T1: there is no 31 April', '2026-03-31', '2026-04-30'],
    ['T5: past Easter', '2026-03-02', '2026-04-07'],
    ['T10: on Christmas Eve', '2026-11-24', '2026-12-24'],
    ['T12: past store bededag', '2023-04-05', '2023-05-08'],
    ['T15: received on a Saturday', '2026-10-31', '2026-11-30'],
    ['EDPB example 32, on Easter Sunday here', '2026-03-05', '2026-04-07'],
    ['EDPB example 33', '2026-08-31', '2026-09-30'],
    ['into February', '2027-01-31', '2027-03-01'],
    ['into February of a leap year', '2028-01-31', '2028-02-29'],
    ['over the turn of the year', '2026-12-01', '2027-01-04'],
    ['past Christmas into the weekend', '2026-11-25', '2026-12-28'],
  ])('%s', (_what, received, due) => {
    expect(answerDueOn(received)).toBe(due);
  });

  it('is that of a calendar walked day by day, over twenty years', () => {
    const holidays = new Set(Object.keys(EASTER).flatMap((year) => holidaysOf(Number(year))));
    const wrong: string[] = [];

    for (let received = '2015-01-01'; received < '2035-01-01'; received = later(received, 1)) {
      const [year, month, day] = received.split('-').map(Number) as [number, number, number];
      const lastOfNext = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
      let due = new Date(Date.UTC(year, month, Math.min(day, lastOfNext))).toISOString().slice(0, 10);
      while ([0, 6].includes(new Date(due).getUTCDay()) || holidays.has(due)) due = later(due, 1);
      if (answerDueOn(received) !== due) wrong.push(`${received}: ${answerDueOn(received)} for ${due}`);
    }

    expect(wrong).toEqual([]);
  });
});
