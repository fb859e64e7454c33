import { type CalendarDate, daysIn, type Instant, isCalendarDate } from './dates.ts';
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
  return nextWorkingDay(daysAfter(monthsAfter(receivedOn, months), pausedDays));
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MIDNIGHT = 'T00:00:00.000Z';

/** The moment a number of hours have elapsed; hours stop for no night, weekend, holiday or change of the clocks. */
export const hoursAfter = (at: Instant, hours: number): Instant =>
  new Date(Date.parse(at) + hours * HOUR).toISOString();

/** The date a number of calendar days later (earlier when negative), be it a working day or not. */
export const daysAfter = (date: CalendarDate, days: number): CalendarDate =>
  dateOf(midnightOf(date) + days * DAY);

/** The same date a number of months later, or the last day of that month when it has no such date; never rolled. */
export function monthsAfter(date: CalendarDate, months: number): CalendarDate {
  const then = new Date(midnightOf(date));
  const day = then.getUTCDate();
  then.setUTCMonth(then.getUTCMonth() + months, 1);
  return dateOf(then.setUTCDate(Math.min(day, daysIn(then.getUTCFullYear(), then.getUTCMonth() + 1))));
}

/** Calendar days from one date to another, negative when the second is the earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  (midnightOf(to) - midnightOf(from)) / DAY;

/** The start of a date in UTC, where every day has 24 hours; throws for one that does not exist. */
function midnightOf(date: CalendarDate): number {
  if (!isCalendarDate(date)) throw new RangeError('not a date of the calendar');
  return Date.parse(`${date}${MIDNIGHT}`);
}

const dateOf = (midnight: number): CalendarDate =>
  new Date(midnight).toISOString().slice(0, -MIDNIGHT.length);

function nextWorkingDay(date: CalendarDate): CalendarDate {
  let day = date;
  while (isWeekend(day) || isPublicHoliday(day)) day = daysAfter(day, 1);
  return day;
}

const isWeekend = (day: CalendarDate): boolean => [0, 6].includes(new Date(midnightOf(day)).getUTCDay());

/** Days from Easter Sunday to each movable holiday: Maundy Thursday, Good Friday, Easter, Ascension, Whitsun. */
const MOVABLE = [-3, -2, 0, 1, 39, 49, 50];
/** Days from Easter Sunday to store bededag, which the law has made and unmade a public holiday. */
const GREAT_PRAYER_DAY = 26;
const FIXED = ['01-01', '12-25', '12-26'];

/** True on a Danish public holiday (helligdag); 1 May, 5 June, 24 and 31 December are none. */
export function isPublicHoliday(day: CalendarDate): boolean {
  if (FIXED.includes(day.slice(5))) return true;
  const offset = daysBetween(easterSunday(Number(day.slice(0, 4))), day);
  if (offset === GREAT_PRAYER_DAY) return ruleOn('greatPrayerDay', day);
  return MOVABLE.includes(offset);
}

/** Easter Sunday of a year in the Gregorian calendar (the anonymous Gregorian algorithm). */
export function easterSunday(year: number): CalendarDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const ordinal = epact + weekday - 7 * shift + 114;
  return dateOf(Date.UTC(year, Math.floor(ordinal / 31) - 1, (ordinal % 31) + 1));
}
