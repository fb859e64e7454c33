import { type CalendarDate, dateInCopenhagen, type Instant, isCalendarDate } from './dates.ts';
import { daysBetween, monthsAfter } from './deadline.ts';
import { isEnded, isOrdered, isRefusedWhole, type RequestState } from './request.ts';
import { informedOn } from './request-letter.ts';
import { RIGHT_NAMES, type Right } from './rights.ts';
import { isPastDue } from './standstill.ts';
import { taskStatus } from './task.ts';

/** A month of the calendar in Europe/Copenhagen, `YYYY-MM`. */
export type Month = string;

/** True for a month that exists: `2026-02`, not `2026-13`. */
export const isMonth = (text: string): boolean => isCalendarDate(`${text}-01`);

/** The month of a date. */
export const monthOf = (date: CalendarDate): Month => date.slice(0, 7);

/** The last months up to that of a day, the earliest first. */
export const lastMonths = (today: CalendarDate, count: number): Month[] =>
  Array.from({ length: count }, (_, index) =>
    monthOf(monthsAfter(`${monthOf(today)}-01`, index + 1 - count)),
  );

/** How requests stand or ended; every request counts under exactly one. `untimed`: carried out, with no day to answer by. */
export const ENDS = ['open', 'overdue', 'inTime', 'late', 'untimed', 'closed'] as const;
type End = (typeof ENDS)[number];

/** What figures need of one request. */
export type Counted = {
  readonly right: Right;
  readonly end: End;
  readonly ordered: boolean;
  readonly extended: boolean;
  readonly refused: boolean;
  readonly tasksOverdue: number;
  /** Calendar days from receipt to the answer, where the law gives days and the answer's is known. */
  readonly days: number | undefined;
};

/** How one request counts at a moment. */
export function countedOf(request: RequestState, now: Instant): Counted {
  const { right, receivedOn, dueOn, tasks } = request;
  const answeredOn = dueOn === null ? undefined : informedOn(request);
  return {
    right,
    end: endOf(request, now),
    // A withdrawal on paper is opened by the case worker who registers it, and is a person's own all the same.
    ordered: request.cause !== undefined || (right !== 'withdrawal' && isOrdered(request)),
    extended: request.extended !== undefined,
    refused: isRefused(request),
    tasksOverdue: isEnded(request)
      ? 0
      : Object.values(tasks).filter((task) => taskStatus(task, now) === 'overdue').length,
    days: answeredOn === undefined ? undefined : daysBetween(receivedOn, answeredOn),
  };
}

function endOf(request: RequestState, now: Instant): End {
  const { completed, closed, dueOn, liftedAt, missed } = request;
  const answeredOn = informedOn(request);
  // A restriction is answered when it is carried out; its lift, much later, has no day of its own.
  if (liftedAt !== undefined) return missed ? 'late' : 'inTime';
  if (closed) return 'closed';
  if (completed && dueOn === null) return 'untimed';
  // Carried out, and the letter not sent, is not answered.
  if (answeredOn === undefined || dueOn === null)
    return isPastDue(request, dateInCopenhagen(now)) ? 'overdue' : 'open';
  return answeredOn > dueOn ? 'late' : 'inTime';
}

/** True when a request that is answered got nothing of what it asked for, by a person's word or by law. */
function isRefused(request: RequestState): boolean {
  const outcomes = new Set(request.decisions?.map(({ outcome }) => outcome));
  const isNone = outcomes.has('refused') && !outcomes.has('granted');
  return request.completed !== undefined && (isRefusedWhole(request) || isNone);
}

/** Requests received in a time, counted: how they ended adds up to `received`. */
export type Figures = Readonly<Record<End, number>> & {
  readonly received: number;
  /** Of them, those the controller owed or decided itself, which nobody asked for. */
  readonly ordered: number;
  readonly extended: number;
  readonly refused: number;
  /** Vendors' tasks that are late now. */
  readonly tasksOverdue: number;
  /** Calendar days from receipt to the answer; absent where none was measured. */
  readonly daysToAnswer?: { readonly median: number; readonly longest: number };
};

/** The figures of requests taken together. */
export function figuresOf(all: readonly Counted[]): Figures {
  const howMany = (is: (one: Counted) => boolean): number => all.filter(is).length;
  const ends = Object.fromEntries(ENDS.map((end) => [end, howMany((one) => one.end === end)]));
  const days = all.flatMap((one) => one.days ?? []).toSorted((a, b) => a - b);
  return {
    received: all.length,
    ordered: howMany(({ ordered }) => ordered),
    ...(ends as Record<End, number>),
    extended: howMany(({ extended }) => extended),
    refused: howMany(({ refused }) => refused),
    tasksOverdue: all.reduce((sum, { tasksOverdue }) => sum + tasksOverdue, 0),
    ...(days.length > 0 && { daysToAnswer: { median: medianOf(days), longest: days.at(-1) ?? 0 } }),
  };
}

/** The figures of each right, all seven of them in their order. */
export const figuresByRight = (all: readonly Counted[]): ({ readonly right: Right } & Figures)[] =>
  RIGHT_NAMES.map((right) => ({ right, ...figuresOf(all.filter((one) => one.right === right)) }));

/** The middle of numbers in their order, or half way between the two in the middle. */
function medianOf(sorted: readonly number[]): number {
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return (lower + upper) / 2;
}
