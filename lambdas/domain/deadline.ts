import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from './dates.ts';

/**
 * The last day to answer a request: one month from receipt (GDPR art. 12(3)), counted by Regulation 1182/71: the day
 * of receipt is not counted, a month without that date ends on its last day, and an end on a Saturday, Sunday or
 * Danish public holiday moves to the next working day.
 */
export function answerDueOn(receivedOn: CalendarDate): CalendarDate {
  const received = Temporal.PlainDate.from(receivedOn);
  return nextWorkingDay(received.add({ months: 1 }, { overflow: 'constrain' })).toString();
}

function nextWorkingDay(date: Temporal.PlainDate): Temporal.PlainDate {
  let day = date;
  while (day.dayOfWeek >= 6 || isPublicHoliday(day)) day = day.add({ days: 1 });
  return day;
}

/** Days from Easter Sunday to each movable holiday: Maundy Thursday, Good Friday, Easter, Ascension, Whitsun. */
const MOVABLE = [-3, -2, 0, 1, 39, 49, 50];
/** Store bededag, a public holiday until lov 214/2023 ended it. */
const GREAT_PRAYER_DAY = { offset: 26, lastYear: 2023 };
const FIXED = ['01-01', '12-25', '12-26'];

/** True on a Danish public holiday (helligdag); 1 May, 5 June, 24 and 31 December are none. */
export function isPublicHoliday(day: Temporal.PlainDate): boolean {
  if (FIXED.includes(day.toString().slice(5))) return true;
  const offset = easterSunday(day.year).until(day).days;
  if (offset === GREAT_PRAYER_DAY.offset) return day.year <= GREAT_PRAYER_DAY.lastYear;
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
