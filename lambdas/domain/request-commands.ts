import type { Actor } from './actor.ts';
import { type CalendarDate, dateInCopenhagen, type Instant } from './dates.ts';
import { type Outcome, ok, refused } from './outcome.ts';
import { own } from './own.ts';
import {
  type Assessment,
  isEnded,
  isOrdered,
  isRefusedWhole,
  openPause,
  type Pause,
  type Question,
  type RequestEvent,
  type RequestState,
  unreadAnswer,
} from './request.ts';
import { withClock } from './request-clock.ts';
import { pendingQuestion, requestStatus } from './request-status.ts';
import type { Right } from './rights.ts';
import {
  isOpen,
  isSettled,
  TASKS_AT_ONCE,
  type Task,
  type TaskProgress,
  type TaskResult,
  takesAnswer,
} from './task.ts';

/** The commands on an open request; each answers the events to append, or why it is refused. */
type Decided = Outcome<RequestEvent[]>;

/**
 * The next step of closing a request that the erasure of its child left without an object: it is closed, then its open
 * tasks are taken back; undefined when there is none left to take.
 */
export function closingStep(request: RequestState, erasureId: string, at: Instant): RequestEvent | undefined {
  if (request.requestId === erasureId || request.completed) return undefined;
  if (!request.closed) return { type: 'request-closed', at, by: erasureId };
  return withdrawing(request);
}

/** Takes back open tasks that nobody wants any more, as many as one transaction takes; undefined when there is none. */
export function withdrawing(request: RequestState): RequestEvent | undefined {
  const open = Object.entries(request.tasks).filter(([, task]) => isOpen(task));
  if (open.length === 0) return undefined;
  return { type: 'tasks-withdrawn', tasks: open.slice(0, TASKS_AT_ONCE).map(([key]) => key) };
}

/** The task a word is about, while it still takes one: its request has not ended, and it is neither taken back nor settled. */
function openTask(request: RequestState, key: string): Outcome<Task> {
  const task = own(request.tasks, key);
  if (!task) return refused('no-such-task');
  if (isEnded(request) && !isSettled(task)) return refused('request-not-open');
  const taken = takesAnswer(task);
  return taken.ok ? ok(task) : taken;
}

/** A vendor's answer to its task; a settled task takes no other. */
export function answerTask(request: RequestState, key: string, result: TaskResult, at: Instant): Decided {
  const task = openTask(request, key);
  if (!task.ok) return task;
  const { vendorId, action } = task.value;
  return ok([{ type: 'task-answered', right: request.right, vendorId, action, at, result }]);
}

/** A vendor says that it has seen its task, or is at work on it; said again, it changes nothing. */
export function progressTask(
  request: RequestState,
  key: string,
  said: { readonly status: TaskProgress; readonly expectedOn?: CalendarDate | undefined },
  at: Instant,
): Decided {
  const task = openTask(request, key);
  if (!task.ok) return task;
  const { vendorId, action, progress } = task.value;
  if (progress?.status === said.status && progress.expectedOn === said.expectedOn) return ok([]);
  // Work that has begun is not merely seen again.
  if (progress?.status === 'in-progress' && said.status === 'acknowledged') return ok([]);
  return ok([{ type: 'task-progressed', vendorId, action, at, ...said }]);
}

/** Sends one vendor its task again with the time of a new one, whatever it answered that did not settle it; the others go on. */
export function retryTask(request: RequestState, key: string, at: Instant): Decided {
  const task = openTask(request, key);
  if (!task.ok) return task;
  const { vendorId, action } = task.value;
  const { acknowledgeBy, dueAt } = withClock(task.value, request, at);
  return ok([{ type: 'task-retried', vendorId, action, at, acknowledgeBy, dueAt }]);
}

/** Ends a task without the vendor's word: a case worker answers for it with her reason, and the proof says so. */
export function waiveTask(
  request: RequestState,
  key: string,
  by: Actor,
  noteId: string,
  at: Instant,
): Decided {
  const task = openTask(request, key);
  if (!task.ok) return task;
  const { vendorId, action } = task.value;
  return ok([{ type: 'task-waived', right: request.right, vendorId, action, at, by, noteId }]);
}

/** What vendors hand over goes no further than the municipality until it is released. */
const HANDS_OVER: readonly Right[] = ['access', 'portability'];

/**
 * A person's answer to the question that is open; `admissible` may be refused until the first vendor is asked, and where
 * data is handed over, until it is released.
 */
export function assess(
  request: RequestState,
  question: Question,
  assessment: Assessment,
  at: Instant,
): Decided {
  if (isEnded(request)) return refused('request-not-open');
  if (question === 'admissible') {
    // Taking a consent back needs no reason and cannot be refused (art. 7(3)).
    if (request.right === 'withdrawal') return refused('withdrawal-cannot-be-refused');
    if (assessment.outcome !== 'refused' || !assessment.because) return refused('needs-a-ground-to-refuse');
    // Of what the controller ordered itself it knows who asked, and why.
    if (isOrdered(request)) return refused('needs-a-ground-to-refuse');
    // An objection has its vendors asked before it is assessed, and is decided again after.
    const canBeUndone = !request.decisions || HANDS_OVER.includes(request.right);
    const isReleased = requestStatus(request) === 'all-answered';
    if (!canBeUndone || isReleased || request.assessments.objection) return refused('request-with-vendors');
  } else {
    if (openPause(request)) return refused('clock-paused');
    const pending = pendingQuestion(request);
    if (pending !== question) return refused('request-not-awaiting-decision', pending ?? 'none');
  }
  const { right } = request;
  const on = dateInCopenhagen(at);
  return ok([{ type: 'request-assessed', right, question, at, on, ...assessment }]);
}

/** Suspends the clock while the requester is asked who she is or what she means (EDPB 01/2022 § 159). */
export function pauseClock(request: RequestState, pause: Pause): Decided {
  if (isEnded(request) || requestStatus(request) === 'all-answered') return refused('request-not-open');
  if (request.dueOn === null) return refused('no-clock-to-change');
  if (openPause(request)) return refused('clock-paused');
  // Who signed in with an assured identity is known (art. 12(6)).
  if (pause.because === 'identity' && request.loa !== undefined) return refused('identity-already-assured');
  if (pause.from > request.dueOn) return refused('deadline-passed');
  return ok([{ type: 'clock-paused', ...pause }]);
}

/** The requester has answered: the clock goes on. */
export function resumeClock(request: RequestState, on: CalendarDate, today: CalendarDate): Decided {
  if (isEnded(request)) return refused('request-not-open');
  if (on > today) return refused('date-in-the-future', 'answeredOn');
  const pause = openPause(request);
  if (!pause) return refused('clock-not-paused');
  if (on < pause.from) return refused('date-before-the-question', pause.from);
  return ok([{ type: 'clock-resumed', right: request.right, on }]);
}

/** The requester answers herself: the clock goes on from the day her answer is there (EDPB 01/2022 § 159). */
export function answerPause(request: RequestState, by: Actor, noteId: string, today: CalendarDate): Decided {
  if (request.openedBy.id !== by.id) return refused('pause-for-requester-only');
  const resumed = resumeClock(request, today, today);
  if (!resumed.ok) return resumed;
  return ok([{ type: 'clock-resumed', right: request.right, on: today, noteId }]);
}

/** A case worker has read what the requester answered: the request goes on. */
export function acceptAnswer(request: RequestState): Decided {
  if (isEnded(request)) return refused('request-not-open');
  if (!unreadAnswer(request)) return refused('no-answer-to-read');
  return ok([{ type: 'answer-accepted', right: request.right }]);
}

/** Two further months, told with the reason within the first (art. 12(3)); once. */
export function extendDeadline(
  request: RequestState,
  noteId: string,
  at: Instant,
  today: CalendarDate,
): Decided {
  if (isEnded(request)) return refused('request-not-open');
  if (request.dueOn === null) return refused('no-clock-to-change');
  if (openPause(request)) return refused('clock-paused');
  if (request.extended) return refused('already-extended');
  if (today > request.dueOn) return refused('deadline-passed');
  return ok([{ type: 'deadline-extended', at, noteId }]);
}

/** Tells the requester that a restriction ends, before it does (art. 18(3)). */
export function announceLift(
  request: RequestState,
  liftsOn: CalendarDate,
  noteId: string,
  at: Instant,
): Decided {
  if (request.right !== 'restriction') return refused('not-a-restriction');
  if (request.liftedAt) return refused('already-lifted');
  // Earlier, a vendor could be told of the lift before the restriction.
  if (!request.completed || isRefusedWhole(request)) return refused('restriction-not-carried-out');
  if (request.lift) return refused('lift-already-announced', request.lift.liftsOn);
  if (liftsOn <= dateInCopenhagen(at)) return refused('lift-needs-notice');
  return ok([{ type: 'lift-announced', at, liftsOn, noteId }]);
}

/** Lifts a restriction that was carried out and whose end was told: every vendor is asked to resume (art. 18(3), 19). */
export function liftRestriction(request: RequestState, at: Instant): Decided {
  if (request.right !== 'restriction') return refused('not-a-restriction');
  if (request.liftedAt) return refused('already-lifted');
  if (!request.lift) return refused('lift-not-announced');
  if (dateInCopenhagen(at) < request.lift.liftsOn) return refused('lift-not-announced', request.lift.liftsOn);
  return ok([{ type: 'restriction-lifted', at }]);
}
