/** A date of the calendar, `YYYY-MM-DD`. Dates compare as strings. */
export type CalendarDate = string;

/** A moment in UTC, ISO 8601 with milliseconds. */
export type Instant = string;

/** True for a date that exists: `2027-02-28`, not `2027-02-29`. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

const copenhagen = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' });

/** The date on the wall in Copenhagen at a moment; legal dates are counted there. */
export const dateInCopenhagen = (at: Instant): CalendarDate => copenhagen.format(new Date(at));

/** The date on which a person born on a date reaches an age; one born on 29 February reaches it on 1 March in common years. */
export function reaches(bornOn: CalendarDate, age: number): CalendarDate {
  const year = String(Number(bornOn.slice(0, 4)) + age).padStart(4, '0');
  const birthday = `${year}${bornOn.slice(4)}`;
  return isCalendarDate(birthday) ? birthday : `${year}-03-01`;
}

/** True when a person born on a date has reached an age on a day. */
export const hasReached = (bornOn: CalendarDate, age: number, on: CalendarDate): boolean =>
  reaches(bornOn, age) <= on;
