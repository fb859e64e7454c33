import { type CalendarDate, dateInCopenhagen, type Instant, isCalendarDate } from './dates.ts';

const SHAPE =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** True for a moment as RFC 3339 writes it, with its offset from UTC, that is in a year of four digits there too. */
export function isInstant(text: string): boolean {
  const [, day = ''] = SHAPE.exec(text) ?? [];
  return isCalendarDate(day) && /^\d{4}-/.test(instantOf(text));
}

/** A moment in UTC, to the millisecond, whatever offset it was written with. */
export const instantOf = (text: string): Instant => new Date(text).toISOString();

/** The last of what came one after another at a moment, whatever clock each had; undefined before the first. */
export function stoodAt<T extends { readonly at: Instant }>(
  course: readonly T[],
  at: Instant,
): T | undefined {
  const later = course.findIndex((one) => one.at > at);
  return course[(later === -1 ? course.length : later) - 1];
}

const HOUR_MS = 3_600_000;

/** The first moment of a day on the wall in Copenhagen, which is one or two hours before UTC. */
export function beginningOf(day: CalendarDate): Instant {
  const midnight = Date.parse(`${day}T00:00:00.000Z`);
  const inSummer = new Date(midnight - 2 * HOUR_MS).toISOString();
  return dateInCopenhagen(inSummer) === day ? inSummer : new Date(midnight - HOUR_MS).toISOString();
}

/** How long an allow may be relied on, in milliseconds, from the oldest of what it rests on. */
export const RELIABLE_MS = 5_000;

/** Until when an answer of now may be relied on that rests on what was read at a moment: never past midnight, when ages and terms change. */
export function reliableUntil(now: Instant, readMs: number): Instant {
  const end = new Date(readMs + RELIABLE_MS).toISOString();
  const day = dateInCopenhagen(end);
  return day === dateInCopenhagen(now) ? end : beginningOf(day);
}
