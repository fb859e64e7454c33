import { Temporal } from 'temporal-polyfill';
import type { CalendarDate, Instant } from './dates.ts';
import { ruleOn } from './rules.ts';

/** What postpones the last day to answer: an extension told within the first month, and whole days of suspension. */
export type Postponement = {
  readonly extended?: boolean;
  /** Days in which the controller waited for what it had asked for to know the requester or the request. */
  readonly pausedDays?: number;
};

/**
 * The last day to answer a request: one month from receipt, three when extended (GDPR art. 12(3)), and the days it was
 * paused. Counted by Regulation 1182/71 art. 3: the day of receipt is not counted, a month without that date ends on
 * its last day, and only the end, when on a Saturday, Sunday or Danish public holiday, moves to the next working day.
 * Throws for a receipt before the GDPR applied.
 */
export function answerDueOn(
  receivedOn: CalendarDate,
  { extended = false, pausedDays = 0 }: Postponement = {},
): CalendarDate {
  const months = ruleOn('answerMonths', receivedOn) + (extended ? ruleOn('extensionMonths', receivedOn) : 0);
  const end = Temporal.PlainDate.from(monthsAfter(receivedOn, months)).add({ days: pausedDays });
  return nextWorkingDay(end).toString();
}

/** The moment a number of hours have elapsed; hours stop for no night, weekend, holiday or change of the clocks. */
export const hoursAfter = (at: Instant, hours: number): Instant =>
  Temporal.Instant.from(at).add({ hours }).toString({ fractionalSecondDigits: 3 });

/** The date a number of calendar days later (earlier when negative), be it a working day or not. */
export const daysAfter = (date: CalendarDate, days: number): CalendarDate =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** The same date a number of months later, or the last day of that month when it has no such date; never rolled. */
export const monthsAfter = (date: CalendarDate, months: number): CalendarDate =>
  Temporal.PlainDate.from(date).add({ months }, { overflow: 'constrain' }).toString();

/** Calendar days from one date to another, negative when the second is the earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Temporal.PlainDate.from(from).until(to).days;

function nextWorkingDay(date: Temporal.PlainDate): Temporal.PlainDate {
  let day = date;
  while (day.dayOfWeek >= 6 || isPublicHoliday(day)) day = day.add({ days: 1 });
  return day;
}

/** Days from Easter Sunday to each movable holiday: Maundy Thursday, Good Friday, Easter, Ascension, Whitsun. */
const MOVABLE = [-3, -2, 0, 1, 39, 49, 50];
/** Days from Easter Sunday to store bededag, which the law has made and unmade a public holiday. */
const GREAT_PRAYER_DAY = 26;
const FIXED = ['01-01', '12-25', '12-26'];

/** True on a Danish public holiday (helligdag); 1 May, 5 June, 24 and 31 December are none. */
export function isPublicHoliday(day: Temporal.PlainDate): boolean {
  if (FIXED.includes(day.toString().slice(5))) return true;
  const offset = easterSunday(day.year).until(day).days;
  if (offset === GREAT_PRAYER_DAY) return ruleOn('greatPrayerDay', day.toString());
  return MOVABLE.includes(offset);
}

/** Easter Sunday of a year in the Gregorian calendar (the anonymous Gregorian algorithm). */
export function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const ordinal = epact + weekday - 7 * shift + 114;
  return new Temporal.PlainDate(year, Math.floor(ordinal / 31), (ordinal % 31) + 1);
}
