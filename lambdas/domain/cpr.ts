import { type CalendarDate, isCalendarDate } from './dates.ts';

/** A CPR number as ten digits, without hyphen or spaces around it. */
export const normaliseCpr = (text: string): string => text.trim().replace(/^(\d{6})-(?=\d{4}$)/, '$1');

/**
 * The date of birth in a CPR number, or undefined when it holds none. The seventh digit gives the century; a day
 * above 60 marks a test number (day + 60). Modulus 11 is not asked for: numbers without it are issued since 2007.
 */
export function birthDateOf(cpr: string): CalendarDate | undefined {
  const digits = normaliseCpr(cpr);
  if (!/^\d{10}$/.test(digits)) return undefined;
  const written = Number(digits.slice(0, 2));
  const day = written > 60 ? written - 60 : written;
  const year = Number(digits.slice(4, 6));
  const date = `${century(Number(digits[6]), year) + year}-${digits.slice(2, 4)}-${String(day).padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}

function century(seventh: number, year: number): number {
  if (seventh <= 3) return 1900;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 : 1900;
  return year <= 57 ? 2000 : 1800;
}

/** True for ten digits, hyphen allowed, that begin with a date that exists. */
export const isCpr = (text: string): boolean => birthDateOf(text) !== undefined;
