import type { Actor } from './actor.ts';
import type { CalendarDate, Instant } from './dates.ts';
import { type Outcome, ok, refused } from './outcome.ts';

/** What a vendor is asked to do. */
export const TASK_ACTIONS = ['stop', 'hand-over', 'correct', 'erase', 'restrict', 'resume'] as const;
export type TaskAction = (typeof TASK_ACTIONS)[number];

/** How many tasks of a request one append takes at most: a transaction has 100 items, and each task may cost one. */
export const TASKS_AT_ONCE = 80;

/** How a vendor answers. Only `done` and `no-data` settle a task; after any other it may answer again. */
export const TASK_OUTCOMES = ['done', 'no-data', 'partly-done', 'refused', 'failed'] as const;
export type TaskOutcome = (typeof TASK_OUTCOMES)[number];

/** How far a vendor says it has come before it answers. */
export const TASK_PROGRESS = ['acknowledged', 'in-progress'] as const;
export type TaskProgress = (typeof TASK_PROGRESS)[number];

export type TaskResult = {
  readonly outcome: TaskOutcome;
  /** What was erased, by category and number of records. */
  readonly erased?: readonly { readonly category: string; readonly count: number }[] | undefined;
  /** The vendor's own reference, for an auditor. */
  readonly reference?: string | undefined;
  /** SHA-256 of the part the vendor handed over; the part itself lies in the packages bucket. */
  readonly partDigest?: string | undefined;
  /** The note with the vendor's reason for anything but `done` and `no-data`. */
  readonly noteId?: string | undefined;
};

/** A category of data that stays at a vendor because another purpose of the child needs it. */
export type Kept = { readonly category: string; readonly purposeId: string };

/** A task as it is assigned. */
export type AssignedTask = {
  readonly vendorId: string;
  readonly action: TaskAction;
  readonly purposes: readonly string[];
  /** What an `erase` must leave, because it is used on another ground (EDPB 05/2020 § 117). */
  readonly keep?: readonly Kept[];
  readonly assignedAt: Instant;
  /** When the vendor is reminded if it has not acknowledged, and when the case worker is told that it is late. */
  readonly acknowledgeBy: Instant;
  readonly dueAt: Instant;
};

export type Task = AssignedTask & {
  /** When the signed webhook was accepted; a vendor without one fetches its tasks. */
  readonly notifiedAt?: Instant;
  readonly progress?: {
    readonly status: TaskProgress;
    readonly at: Instant;
    /** The day the vendor expects to be done. */
    readonly expectedOn?: CalendarDate;
  };
  /** How often it was sent again. */
  readonly retries?: number;
  readonly remindedAt?: Instant;
  /** Late, and told to the case worker. */
  readonly escalatedAt?: Instant;
  readonly result?: TaskResult & { readonly at: Instant };
  /** Taken back before it was answered: with its request, or because another task took its place. */
  readonly withdrawn?: true;
  /** Ended by a case worker without the vendor's word; the note says why. */
  readonly waived?: { readonly at: Instant; readonly by: Actor; readonly noteId: string };
};

/** Where a task stands; sent is not done. */
export const TASK_STATUSES = [
  'queued',
  'delivered',
  ...TASK_PROGRESS,
  'overdue',
  ...TASK_OUTCOMES,
  'waived',
  'withdrawn',
] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** Names a task within its request: a vendor has at most one of each action. */
export const taskKey = ({ vendorId, action }: Pick<Task, 'vendorId' | 'action'>): string =>
  `${vendorId}.${action}`;

/** A task's id, as vendors know it. */
export const taskIdOf = (requestId: string, task: Pick<Task, 'vendorId' | 'action'>): string =>
  `${requestId}.${taskKey(task)}`;

/** Vendor by vendor, and what is to be done first first. */
export const inOrder = (tasks: readonly Task[]): readonly Task[] =>
  tasks.toSorted(
    (a, b) =>
      a.vendorId.localeCompare(b.vendorId) || TASK_ACTIONS.indexOf(a.action) - TASK_ACTIONS.indexOf(b.action),
  );

/** A task is settled when the vendor has done it or holds nothing, or a case worker has ended it. */
export const isSettled = ({ result, waived }: Task): boolean =>
  result?.outcome === 'done' || result?.outcome === 'no-data' || waived !== undefined;

/** A task the vendor is still to answer. */
export const isOpen = (task: Task): boolean => !isSettled(task) && !task.withdrawn;

/** Where a task stands at a moment. */
export function taskStatus(task: Task, now: Instant): TaskStatus {
  if (task.withdrawn) return 'withdrawn';
  if (task.waived) return 'waived';
  if (task.result) return task.result.outcome;
  if (task.dueAt <= now) return 'overdue';
  return task.progress?.status ?? (task.notifiedAt === undefined ? 'queued' : 'delivered');
}

/** A task as its vendor and the case worker both see it at a moment; sent is not done, so the status is where it stands then. */
export function taskSeen(requestId: string, task: Task, now: Instant) {
  const { action, purposes, keep, assignedAt, dueAt } = task;
  return {
    taskId: taskIdOf(requestId, task),
    action,
    purposes: [...purposes],
    ...(keep && { keep: [...keep] }),
    status: taskStatus(task, now),
    assignedAt,
    dueAt,
  };
}

/** Whether a task still takes a word from its vendor: it is not taken back, and it is not settled. */
export function takesAnswer(task: Task): Outcome<true> {
  if (task.withdrawn) return refused('task-withdrawn');
  return isSettled(task) ? refused('task-already-answered') : ok(true);
}

/** Whether an answer may be taken in: data comes with an open task to hand over and with no other. */
export function mayBring(task: Task, outcome: TaskOutcome, hasData: boolean): Outcome<true> {
  const taken = takesAnswer(task);
  if (!taken.ok || outcome !== 'done' || hasData === (task.action === 'hand-over')) return taken;
  return refused(hasData ? 'task-takes-no-data' : 'hand-over-needs-data');
}

/** True while a vendor has said nothing of its task. */
export const isAwaited = ({ progress, result }: Task): boolean =>
  progress === undefined && result === undefined;

/** When the clock must next look at a task: to remind the vendor, then to tell the case worker; undefined when it need not. */
export function nextLookAt(task: Task): Instant | undefined {
  if (!isOpen(task)) return undefined;
  if (isAwaited(task) && task.remindedAt === undefined) return task.acknowledgeBy;
  return task.escalatedAt === undefined ? task.dueAt : undefined;
}
