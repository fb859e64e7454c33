import type { ChildState } from './child.ts';
import { openConflicts } from './conflict.ts';
import { type CalendarDate, dateInCopenhagen, type Instant } from './dates.ts';
import { daysAfter, hoursAfter } from './deadline.ts';
import { beginningOf } from './moments.ts';
import { type Outcome, ok, refused } from './outcome.ts';
import { openPause, type RequestEvent, type RequestState } from './request.ts';
import { isUnanswered } from './request-letter.ts';
import { requestStatus } from './request-status.ts';
import { isAwaited, isOpen, type Task, taskIdOf, taskKey } from './task.ts';
import { mayBeNotified, type VendorState } from './vendor.ts';

/** Who or what has the next step of an open request: its right's worker, a person's decision, the requester, vendors, or a day to come. */
export const WAITS_FOR = ['worker', 'decision', 'requester', 'vendors', 'time'] as const;
export type WaitsFor = (typeof WAITS_FOR)[number];

/** Whom an open request waits for; undefined when it has ended. */
export function waitsFor(request: RequestState): WaitsFor | undefined {
  switch (requestStatus(request)) {
    case 'received':
      return request.deferredUntil === undefined ? 'worker' : 'time';
    case 'awaiting-requester':
      return 'requester';
    case 'awaiting-decision':
      return 'decision';
    case 'with-vendors':
      return 'vendors';
    case 'all-answered':
      return 'worker';
    case 'completed':
    case 'closed':
      return undefined;
  }
}

/** Has the right's worker look at a request again: for a step that is its own and was lost on the way. It changes nothing else. */
export function askStepAgain(request: RequestState): Outcome<RequestEvent[]> {
  const waits = waitsFor(request);
  if (waits === undefined) return refused('request-not-open');
  if (waits !== 'worker') return refused('request-waits-for-another', waits);
  return ok([{ type: 'step-asked-again', right: request.right }]);
}

/** True when the last day to answer is over, in Copenhagen, and who asked is not informed; while its clock is suspended no day passes. */
export const isPastDue = (request: RequestState, today: CalendarDate): boolean =>
  request.dueOn !== null && request.dueOn < today && isUnanswered(request) && !openPause(request);

export const STANDSTILLS = [
  'step-not-taken',
  'vendor-not-told',
  'task-not-settled',
  'task-overdue',
  'deadline-missed',
  'conflict-open',
] as const;

/**
 * What mends a standstill: the worker is asked again, the vendor gets its task again (each open one, where none is
 * named), a person decides, the agreement or the webhook is put right, the conflict is settled.
 */
export const MENDINGS = ['resend', 'retry', 'assess', 'mend-agreement', 'settle-conflict'] as const;

/** Something that does not go on by itself, since when, and what mends it. Ids only. */
export type Standstill = {
  readonly kind: (typeof STANDSTILLS)[number];
  readonly action: (typeof MENDINGS)[number];
  readonly childId: string;
  readonly since: Instant;
  readonly requestId?: string;
  readonly taskId?: string;
  readonly vendorId?: string;
  readonly purposeId?: string;
  /** The last day to answer the request. */
  readonly dueOn?: CalendarDate;
};

/** An event of a request with the moment it was recorded. */
export type Happened = { readonly at: Instant; readonly event: RequestEvent };

/** In hours: what the queues do by themselves, with all they try again, is done by then. */
const STEP_TAKEN_WITHIN = 0.25;
const TOLD_WITHIN = 1;

/** True when only its history tells whether a request stands still: its state does not keep when something was last sent. */
export const asksItsHistory = (
  request: RequestState,
  vendors: readonly VendorState[],
  now: Instant,
): boolean =>
  waitsFor(request) === 'worker' ||
  Object.values(request.tasks).some(
    (task) => isUntold(task, vendors) && hoursAfter(task.assignedAt, TOLD_WITHIN) <= now,
  );

/** What of an open request stands still at a moment; of each task the one thing to mend. `history` may be empty where it is not asked for. */
export function standstillsOf(
  request: RequestState,
  vendors: readonly VendorState[],
  history: readonly Happened[],
  now: Instant,
): Standstill[] {
  const waits = waitsFor(request);
  if (waits === undefined) return [];
  const { requestId, childId, dueOn } = request;
  const of = { requestId, childId, ...(dueOn !== null && { dueOn }) };
  const found: Standstill[] = [];
  const last = history.at(-1)?.at;
  if (waits === 'worker' && last !== undefined && hoursAfter(last, STEP_TAKEN_WITHIN) <= now)
    found.push({ kind: 'step-not-taken', action: 'resend', since: last, ...of });
  for (const task of Object.values(request.tasks)) {
    const still = ofTask(task, vendors, history, now);
    const { vendorId } = task;
    if (still) found.push({ ...still, taskId: taskIdOf(requestId, task), vendorId, ...of });
  }
  if (dueOn !== null && isPastDue(request, dateInCopenhagen(now))) {
    const action = waits === 'decision' ? 'assess' : waits === 'vendors' ? 'retry' : 'resend';
    found.push({ kind: 'deadline-missed', action, since: beginningOf(daysAfter(dueOn, 1)), ...of });
  }
  return found;
}

function ofTask(
  task: Task,
  vendors: readonly VendorState[],
  history: readonly Happened[],
  now: Instant,
): Pick<Standstill, 'kind' | 'action' | 'since'> | undefined {
  if (!isOpen(task)) return undefined;
  if (task.result) return { kind: 'task-not-settled', action: 'retry', since: task.result.at };
  const since = sentAt(task, history);
  if (isUntold(task, vendors) && hoursAfter(since, TOLD_WITHIN) <= now) {
    const vendor = vendors.find(({ vendorId }) => vendorId === task.vendorId);
    const mayBeTold = vendor && mayBeNotified(vendor, dateInCopenhagen(now));
    return { kind: 'vendor-not-told', action: mayBeTold ? 'retry' : 'mend-agreement', since };
  }
  if (task.dueAt > now) return undefined;
  return { kind: 'task-overdue', action: 'retry', since: task.dueAt };
}

/** True for a task of a vendor with a webhook that was not told, and has not found it by itself. */
const isUntold = (task: Task, vendors: readonly VendorState[]): boolean =>
  isOpen(task) &&
  isAwaited(task) &&
  task.notifiedAt === undefined &&
  vendors.some(({ vendorId, webhook }) => vendorId === task.vendorId && webhook !== null);

/** When a task was last sent on its way: assigned, or sent again. */
const sentAt = (task: Task, history: readonly Happened[]): Instant =>
  history.findLast(({ event }) => event.type === 'task-retried' && taskKey(event) === taskKey(task))?.at ??
  task.assignedAt;

/** The conflicts of a child that wait for her guardians to agree or a case worker to settle them. */
export const conflictsStanding = (childId: string, child: ChildState): Standstill[] =>
  openConflicts(child).map(({ purposeId, openedOn }) => ({
    kind: 'conflict-open',
    action: 'settle-conflict',
    childId,
    purposeId,
    since: beginningOf(openedOn),
  }));
