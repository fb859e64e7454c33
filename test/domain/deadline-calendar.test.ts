import { describe, expect, it } from '@jest/globals';
import { answerDueOn, daysAfter, daysBetween, easterSunday } from '../../lambdas/domain/deadline.ts';

/*
 * A second calendar, made to share nothing with the code it judges: every day of twenty-two years in a row, found by
 * adding 24 hours of UTC; Easter by Gauss' algorithm and not the code's; months counted on the row itself.
 */
const DAY = 86_400_000;
const FIRST = Date.UTC(2018, 0, 1);
const LAST = Date.UTC(2040, 11, 31);

type Day = { text: string; year: number; month: number; date: number; weekday: number; rest: boolean };

/** Easter Sunday by Gauss, with the constants of 1900 to 2099, as milliseconds of UTC. */
function gauss(year: number): number {
  const d = (19 * (year % 19) + 24) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
  const late = (d === 29 && e === 6) || (d === 28 && e === 6 && year % 19 > 10);
  return Date.UTC(year, 2, 22) + (d + e - (late ? 7 : 0)) * DAY;
}

/** The days of rest of a year by name, as milliseconds of UTC. */
function daysOfRest(year: number): number[] {
  const easter = gauss(year);
  const names = {
    newYear: Date.UTC(year, 0, 1),
    maundyThursday: easter - 3 * DAY,
    goodFriday: easter - 2 * DAY,
    easter,
    easterMonday: easter + DAY,
    ...(year < 2024 && { greatPrayerDay: easter + 26 * DAY }),
    ascension: easter + 39 * DAY,
    whitSunday: easter + 49 * DAY,
    whitMonday: easter + 50 * DAY,
    christmas: Date.UTC(year, 11, 25),
    boxingDay: Date.UTC(year, 11, 26),
  };
  return Object.values(names);
}

const row: Day[] = [];
const rest = new Set<number>();
for (let year = 2018; year <= 2040; year++) for (const day of daysOfRest(year)) rest.add(day);
for (let at = FIRST; at <= LAST; at += DAY) {
  const day = new Date(at);
  row.push({
    text: day.toISOString().slice(0, 10),
    year: day.getUTCFullYear(),
    month: day.getUTCMonth(),
    date: day.getUTCDate(),
    weekday: day.getUTCDay(),
    rest: rest.has(at),
  });
}
const at = (index: number): Day => {
  const day = row[index];
  if (!day) throw new Error(`The row of days ends before its day ${index}`);
  return day;
};

/** Walks from a day to the same date a number of months later, and stops short where the month runs out. */
function monthsOn(index: number, months: number): number {
  const start = at(index);
  let to = index;
  for (let crossed = 0; ; to++) {
    if (at(to + 1).date === 1) crossed++;
    if (crossed > months) return to;
    if (crossed === months && at(to + 1).date > start.date) return to;
  }
}

function dueOn(index: number, months: number, paused: number): string {
  let end = monthsOn(index, months) + paused;
  while (at(end).weekday === 0 || at(end).weekday === 6 || at(end).rest) end++;
  return at(end).text;
}

const received = row.flatMap(({ text }, index) =>
  text >= '2018-05-25' && text <= '2038-12-31' ? [index] : [],
);

/** The days of receipt on which the code and this calendar disagree. */
const wrongDays = (
  received: readonly number[],
  clock: { readonly extended: boolean; readonly pausedDays: number },
): string[] =>
  received.flatMap((index) => {
    const expected = dueOn(index, clock.extended ? 3 : 1, clock.pausedDays);
    const due = answerDueOn(at(index).text, clock);
    return due === expected ? [] : [`${at(index).text}: ${due} for ${expected}`];
  });

describe('a second calendar', () => {
  it('has the Easters that are printed', () => {
    const printed = `2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20
      2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25
      2036-04-13 2037-04-05 2038-04-25 2039-04-10 2040-04-01`.split(/\s+/);

    const found = printed.map((day) => new Date(gauss(Number(day.slice(0, 4)))).toISOString().slice(0, 10));

    expect(found).toEqual(printed);
  });

  it('agrees on Easter in every year of two centuries', () => {
    const years = Array.from({ length: 200 }, (_, index) => 1900 + index);

    expect(years.map((year) => easterSunday(year))).toEqual(
      years.map((year) => new Date(gauss(year)).toISOString().slice(0, 10)),
    );
  });

  it.each([
    { extended: false, pausedDays: 0 },
    { extended: true, pausedDays: 0 },
  ])('agrees on the last day to answer for every day of receipt over twenty years: %j', (clock) => {
    expect(received).toHaveLength(7526);
    expect(wrongDays(received, clock)).toEqual([]);
  });

  it.each([
    { extended: false, pausedDays: 1 },
    { extended: false, pausedDays: 10 },
    { extended: true, pausedDays: 31 },
  ])('agrees for every fourth day, which falls on each day of the week: %j', (clock) => {
    expect(
      wrongDays(
        received.filter((index) => index % 4 === 0),
        clock,
      ),
    ).toEqual([]);
  });

  it('agrees on the last day to answer for pauses of every length up to a year', () => {
    const wrong = Array.from({ length: 366 }, (_, pausedDays) => pausedDays).flatMap((pausedDays) =>
      received
        .filter((index) => index % 365 === pausedDays % 365)
        .map((index) => [answerDueOn(at(index).text, { pausedDays }), dueOn(index, 1, pausedDays)])
        .filter(([due, expected]) => due !== expected),
    );

    expect(wrong).toEqual([]);
  });

  it('agrees on days counted, forwards and back, from every day', () => {
    const wrong = received.flatMap((index) =>
      [-7, 60]
        .map((days) => ({ from: at(index).text, days, to: at(index + days).text }))
        .filter(({ from, days, to }) => daysAfter(from, days) !== to || daysBetween(from, to) !== days),
    );

    expect(wrong).toEqual([]);
  });
});
