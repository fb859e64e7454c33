import type { Actor } from './actor.ts';
import type { CalendarDate, Instant } from './dates.ts';
import { type Outcome, ok, refused } from './outcome.ts';
import { own } from './own.ts';
import type { Right } from './rights.ts';

/** What a vendor is asked to do. */
export const TASK_ACTIONS = ['stop', 'hand-over', 'correct', 'erase', 'restrict', 'resume'] as const;
export type TaskAction = (typeof TASK_ACTIONS)[number];

/** How a vendor answered: `refused` leaves the task open, for a case worker to see and the vendor to answer again. */
export type TaskOutcome = 'done' | 'no-data' | 'refused';

export type TaskResult = {
  readonly outcome: TaskOutcome;
  /** What was erased, by category and number of records. */
  readonly erased?: readonly { readonly category: string; readonly count: number }[] | undefined;
  /** The vendor's own reference, for an auditor. */
  readonly reference?: string | undefined;
  /** SHA-256 of the part the vendor handed over; the part itself lies in the packages bucket. */
  readonly partDigest?: string | undefined;
  /** The note that holds the vendor's reason for a refusal. */
  readonly noteId?: string | undefined;
};

export type Task = {
  readonly vendorId: string;
  readonly action: TaskAction;
  readonly purposes: readonly string[];
  /** When the signed webhook was accepted; a vendor without one fetches its tasks. */
  readonly notifiedAt?: Instant;
  readonly result?: TaskResult & { readonly at: Instant };
  /** Taken back with its request, before it was answered. */
  readonly withdrawn?: true;
};

/** A task as it is assigned. */
export type AssignedTask = Pick<Task, 'vendorId' | 'action' | 'purposes'>;

/** What the law says of one purpose at one vendor, with its citation. */
export type Decision = {
  readonly purposeId: string;
  readonly vendorId: string;
  readonly outcome: 'granted' | 'refused' | 'not-applicable';
  readonly citation: string;
};

/** What proves that a request was carried out: digests of what was handed over, and what was erased. */
export type Evidence = {
  readonly packages?: readonly {
    readonly format: 'json' | 'html';
    readonly digest: string;
    readonly bytes: number;
  }[];
  /** Which of the fields that Hjemmel keeps were changed, and how many others at the vendors. */
  readonly changedFields?: readonly string[];
  readonly otherFields?: number;
  readonly erasedPersons?: number;
};

/** A request as it was opened. */
export type OpenedRequest = {
  readonly requestId: string;
  readonly childId: string;
  readonly right: Right;
  readonly openedBy: Actor;
  readonly receivedOn: CalendarDate;
  /** The last day to answer; null for a withdrawal, which takes effect at once. */
  readonly dueOn: CalendarDate | null;
  readonly purposes: readonly string[] | 'all';
  /** The note with what the requester wrote, or the new values of a rectification. */
  readonly noteId?: string;
};

export type RequestState = OpenedRequest & {
  /** An objection waits for a person's assessment (art. 21(1)); nobody's judgement is automated. */
  readonly objection?: {
    readonly outcome: 'upheld' | 'refused';
    readonly by: Actor;
    readonly noteId: string;
  };
  readonly decisions?: readonly Decision[];
  readonly tasks: Readonly<Record<string, Task>>;
  readonly missed?: boolean;
  readonly liftedAt?: Instant;
  readonly completed?: { readonly at: Instant; readonly evidence: Evidence };
  /** Ended by the erasure of the child, before it was carried out. */
  readonly closed?: { readonly at: Instant; readonly by: string };
};

export type RequestEvent =
  | (OpenedRequest & { readonly type: 'request-opened' })
  | {
      readonly type: 'objection-decided';
      readonly outcome: 'upheld' | 'refused';
      readonly by: Actor;
      readonly noteId: string;
    }
  | {
      readonly type: 'request-decided';
      readonly decisions: readonly Decision[];
      readonly tasks: readonly AssignedTask[];
    }
  | { readonly type: 'tasks-assigned'; readonly tasks: readonly AssignedTask[] }
  | { readonly type: 'task-notified'; readonly vendorId: string; readonly at: Instant }
  | {
      readonly type: 'task-answered';
      readonly right: Right;
      readonly vendorId: string;
      readonly at: Instant;
      readonly result: TaskResult;
    }
  | { readonly type: 'deadline-missed'; readonly dueOn: CalendarDate }
  | { readonly type: 'request-completed'; readonly at: Instant; readonly evidence: Evidence }
  | { readonly type: 'request-closed'; readonly at: Instant; readonly by: string }
  | { readonly type: 'tasks-withdrawn'; readonly vendorIds: readonly string[] }
  | { readonly type: 'restriction-lifted'; readonly at: Instant };

export type RequestStatus =
  | 'received'
  | 'awaiting-decision'
  | 'with-vendors'
  | 'all-answered'
  | 'completed'
  | 'closed';

/** A task is settled when the vendor has done it or holds nothing; a refusal leaves it open. */
export const isSettled = (task: Task): boolean =>
  task.result?.outcome === 'done' || task.result?.outcome === 'no-data';

/** A task the vendor is still to answer. */
export const isOpen = (task: Task): boolean => !isSettled(task) && !task.withdrawn;

/** True when nothing more is to be done. */
export const isEnded = (request: RequestState): boolean =>
  request.completed !== undefined || request.closed !== undefined;

/** A transaction takes 100 items; each task that is assigned or taken back is one, besides the request's own. */
export const TASKS_AT_ONCE = 80;

/**
 * The next step of closing a request that the erasure of its child left without an object: it is closed, then its open
 * tasks are taken back; undefined when there is none left to take.
 */
export function closingStep(request: RequestState, erasureId: string, at: Instant): RequestEvent | undefined {
  if (request.requestId === erasureId || request.completed) return undefined;
  if (!request.closed) return { type: 'request-closed', at, by: erasureId };
  const open = Object.values(request.tasks).filter(isOpen);
  if (open.length === 0) return undefined;
  return {
    type: 'tasks-withdrawn',
    vendorIds: open.slice(0, TASKS_AT_ONCE).map(({ vendorId }) => vendorId),
  };
}

/** The vendors that something was granted at, each once, in a lasting order. */
export const grantedVendors = (decisions: readonly Decision[]): readonly string[] =>
  [
    ...new Set(decisions.filter(({ outcome }) => outcome === 'granted').map(({ vendorId }) => vendorId)),
  ].sort();

/** True when the request is decided and every vendor concerned has its task. */
const isAssigned = ({ decisions, tasks }: RequestState): boolean =>
  decisions !== undefined && grantedVendors(decisions).every((vendorId) => Object.hasOwn(tasks, vendorId));

/** When the last vendor answered, or the day it was received if nobody had to: the same whenever it is asked. */
export const answeredAt = ({ tasks, receivedOn }: RequestState): Instant =>
  Object.values(tasks)
    .map(({ result }) => result?.at ?? '')
    .toSorted()
    .at(-1) || `${receivedOn}T00:00:00.000Z`;

/** A task's id: a vendor has one task per request, and another when a restriction is lifted. */
export const taskIdOf = (requestId: string, { vendorId, action }: AssignedTask): string =>
  action === 'resume' ? `${requestId}.${vendorId}.resume` : `${requestId}.${vendorId}`;

/** The status is derived, so that a request can never read completed while a vendor is open. */
export function requestStatus(request: RequestState): RequestStatus {
  if (request.completed) return 'completed';
  if (request.closed) return 'closed';
  if (request.right === 'objection' && !request.objection) return 'awaiting-decision';
  if (!isAssigned(request)) return 'received';
  return Object.values(request.tasks).every(isSettled) ? 'all-answered' : 'with-vendors';
}

/** Whether a task still takes an answer: its request is not closed, and it is not settled. */
function takesAnswer(request: RequestState, task: Task): Outcome<true> {
  if (request.closed) return refused('request-not-open');
  return isSettled(task) ? refused('task-already-answered') : ok(true);
}

/** Whether an answer may be taken in: data comes with an open task to hand over and with no other. */
export function mayBring(
  request: RequestState,
  task: Task,
  outcome: TaskOutcome,
  hasData: boolean,
): Outcome<true> {
  const taken = takesAnswer(request, task);
  if (!taken.ok || outcome !== 'done' || hasData === (task.action === 'hand-over')) return taken;
  return refused(hasData ? 'task-takes-no-data' : 'hand-over-needs-data');
}

/** A vendor's answer to its task; a settled task takes no other. */
export function answerTask(
  request: RequestState,
  vendorId: string,
  result: TaskResult,
  at: Instant,
): Outcome<RequestEvent[]> {
  const task = own(request.tasks, vendorId);
  if (!task) return refused('no-such-task');
  const taken = takesAnswer(request, task);
  return taken.ok ? ok([{ type: 'task-answered', right: request.right, vendorId, at, result }]) : taken;
}

/** A case worker's assessment of an objection (art. 21(1)), once. */
export function decideObjection(
  request: RequestState,
  outcome: 'upheld' | 'refused',
  by: Actor,
  noteId: string,
): Outcome<RequestEvent[]> {
  if (requestStatus(request) !== 'awaiting-decision') return refused('request-not-awaiting-decision');
  return ok([{ type: 'objection-decided', outcome, by, noteId }]);
}

/** Lifts a restriction that was carried out: every vendor that was asked to restrict is asked to resume (art. 18(3), 19). */
export function liftRestriction(request: RequestState, at: Instant): Outcome<RequestEvent[]> {
  if (request.right !== 'restriction') return refused('not-a-restriction');
  if (request.liftedAt) return refused('already-lifted');
  // Earlier, a vendor could be told of the lift before the restriction.
  if (!request.completed) return refused('restriction-not-carried-out');
  return ok([{ type: 'restriction-lifted', at }]);
}

/** Records once that the answer is late; undefined when it is not, or is recorded already. */
export const missDeadline = (request: RequestState, today: CalendarDate): RequestEvent | undefined =>
  request.dueOn !== null && request.dueOn < today && !isEnded(request) && !request.missed
    ? { type: 'deadline-missed', dueOn: request.dueOn }
    : undefined;
