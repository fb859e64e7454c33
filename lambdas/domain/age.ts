import type { CalendarDate } from './dates.ts';

/**
 * The last birthday with which one has reached an age on a day: who was born on it or before has, who was born later has
 * not. It is compared with, so it may be a 29 February that year did not have; who was born on one has reached an age on
 * 1 March in common years.
 */
export const bornBy = (age: number, on: CalendarDate): CalendarDate =>
  `${String(Number(on.slice(0, 4)) - age).padStart(4, '0')}${on.slice(4)}`;
