/** A date of the calendar, `YYYY-MM-DD`. Dates compare as strings. */
export type CalendarDate = string;

/** A moment in UTC, ISO 8601 with milliseconds. */
export type Instant = string;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
/** The days of each month of a common year. */
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a date that exists: `2027-02-28`, not `2027-02-29`. Reckoned, not parsed: every check asks it several times. */
export function isCalendarDate(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const day = Number(text.slice(8));
  return day >= 1 && day <= daysIn(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}

/** How many days a month of a year has; none when there is no such month. */
export const daysIn = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0);

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const HOUR = 3_600_000;

/** What knows when summer time is; made when first needed, since making it takes longer than a whole check. */
let copenhagen: Intl.DateTimeFormat | undefined;

/** The hour of UTC that was asked about last, all of which is on one date: most questions are about now. */
let last: { readonly hour: string; readonly date: CalendarDate } = { hour: '', date: '' };

/** The date on the wall in Copenhagen at a moment since 1980; legal dates are counted there. */
export function dateInCopenhagen(at: Instant): CalendarDate {
  const hour = at.slice(0, 13);
  if (hour !== last.hour) last = { hour, date: onTheWall(new Date(at)) };
  return last.date;
}

/** The clocks are one hour ahead of UTC or two, and for all of the day but the hour before the last of UTC both give the same date. */
function onTheWall(moment: Date): CalendarDate {
  if (moment.getUTCHours() !== 22) return new Date(moment.getTime() + HOUR).toISOString().slice(0, 10);
  copenhagen ??= new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' });
  return copenhagen.format(moment);
}

/** The date on which a person born on a date reaches an age; one born on 29 February reaches it on 1 March in common years. */
export function reaches(bornOn: CalendarDate, age: number): CalendarDate {
  const year = String(Number(bornOn.slice(0, 4)) + age).padStart(4, '0');
  const birthday = `${year}${bornOn.slice(4)}`;
  return isCalendarDate(birthday) ? birthday : `${year}-03-01`;
}

/**
 * True when a person born on a date has reached an age on a day: when she was born on the birthday that one has then, or
 * before. It is only compared with, so it may be a 29 February that its year did not have.
 */
export const hasReached = (bornOn: CalendarDate, age: number, on: CalendarDate): boolean =>
  bornOn <= `${String(Number(on.slice(0, 4)) - age).padStart(4, '0')}${on.slice(4)}`;
