import { type CalendarDate, dateInCopenhagen, type Instant } from './dates.ts';
import { answerDueOn, daysAfter, daysBetween, hoursAfter } from './deadline.ts';
import { isEnded, openPause, type RequestEvent, type RequestState } from './request.ts';
import type { WantedTask } from './request-status.ts';
import type { Right } from './rights.ts';
import { ruleOn } from './rules.ts';
import { type AssignedTask, isAwaited, nextLookAt, TASKS_AT_ONCE, type TaskAction } from './task.ts';

/** A wanted task with the vendor's clock on it: to stop using runs in hours, every other in days, never past the answer's own. */
export function withClock(
  task: WantedTask,
  { right, dueOn }: Pick<RequestState, 'right' | 'dueOn'>,
  at: Instant,
): AssignedTask {
  const today = dateInCopenhagen(at);
  const hours = hoursFor(task.action, right, today);
  const inOwnTime = hoursAfter(at, hours);
  const last = dueOn === null ? inOwnTime : startOf(dueOn);
  const dueAt = last > at && last < inOwnTime ? last : inOwnTime;
  const seen = hoursAfter(at, ruleOn('acknowledgeHours', today));
  const isShort = dueAt < seen;
  return { ...task, assignedAt: at, acknowledgeBy: isShort ? dueAt : seen, dueAt };
}

/** What may no longer be used is not used for long, whichever right says so. */
const STOPS: readonly TaskAction[] = ['stop', 'restrict'];

function hoursFor(action: TaskAction, right: Right, today: CalendarDate): number {
  if (STOPS.includes(action)) return ruleOn('stopHours', today);
  const isAfterwards = right === 'withdrawal' && action === 'erase';
  return 24 * ruleOn(isAfterwards ? 'eraseDays' : 'taskDays', today);
}

/** The last whole day a vendor has for its task: where its time ends as a day begins, the day before. */
export const lastDayOf = (dueAt: Instant): CalendarDate =>
  new Date(Date.parse(dueAt) - 1).toISOString().slice(0, 10);

/** The last day to answer, with the days the request was paused, and with an extension or as if there were none. */
export const dueOnOf = (
  {
    receivedOn,
    pauses,
  }: {
    readonly receivedOn: CalendarDate;
    readonly pauses: readonly { readonly from: CalendarDate; readonly to?: CalendarDate | undefined }[];
  },
  extended: boolean,
): CalendarDate =>
  answerDueOn(receivedOn, {
    extended,
    pausedDays: pauses.reduce((days, { from, to }) => days + (to ? daysBetween(from, to) : 0), 0),
  });

/** A moment of the day early enough for everybody: midnight UTC is one or two in the morning in Copenhagen. */
const startOf = (date: CalendarDate): Instant => `${date}T00:00:00.000Z`;

const remindAt = (dueOn: CalendarDate): Instant =>
  startOf(daysAfter(dueOn, -ruleOn('remindDaysBefore', dueOn)));

/** The last day is over, in Copenhagen too. */
const overAt = (dueOn: CalendarDate): Instant => startOf(daysAfter(dueOn, 1));

/** When the clock must look at a request next; undefined when nothing about it waits for the time to pass. */
export function nextLook(request: RequestState): Instant | undefined {
  if (isEnded(request)) return undefined;
  const looks = Object.values(request.tasks).flatMap((task) => nextLookAt(task) ?? []);
  if (request.deferredUntil !== undefined) looks.push(request.deferredUntil);
  const { dueOn, reminded, missed } = request;
  if (dueOn !== null && !openPause(request)) {
    if (!reminded) looks.push(remindAt(dueOn));
    else if (!missed) looks.push(overAt(dueOn));
  }
  return looks.toSorted()[0];
}

/**
 * What the passing of time makes of a request: a reminder before its last day, a missed day, a vendor reminded to
 * acknowledge, a task told to the case worker as late. Each once, however often it is asked; at most `TASKS_AT_ONCE`
 * events, the last day's first: with so many there may be more, and it is asked again.
 */
export function tick(request: RequestState, now: Instant): RequestEvent[] {
  if (isEnded(request)) return [];
  const events: RequestEvent[] = [];
  const { dueOn, reminded, missed, deferredUntil, right } = request;
  if (deferredUntil !== undefined && deferredUntil <= now) events.push({ type: 'request-woken', right });
  if (dueOn !== null && !openPause(request)) {
    if (!reminded && remindAt(dueOn) <= now) events.push({ type: 'deadline-near', dueOn });
    if (!missed && overAt(dueOn) <= now) events.push({ type: 'deadline-missed', dueOn });
  }
  for (const task of Object.values(request.tasks)) {
    const look = nextLookAt(task);
    if (look === undefined || look > now) continue;
    const { vendorId, action } = task;
    // Late already: the case worker is told, and the vendor is reminded in the same breath.
    if (isAwaited(task) && task.remindedAt === undefined)
      events.push({ type: 'task-reminded', vendorId, action, at: now });
    if (task.dueAt <= now && task.escalatedAt === undefined)
      events.push({ type: 'task-escalated', vendorId, action, at: now });
  }
  return events.slice(0, TASKS_AT_ONCE);
}
