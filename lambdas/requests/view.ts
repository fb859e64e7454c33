import type * as z from 'zod';
import type { requestList, requestView } from '../contracts/request-views.ts';
import { dateInCopenhagen, type Instant } from '../domain/dates.ts';
import { daysBetween } from '../domain/deadline.ts';
import { openQuestions } from '../domain/preview.ts';
import { type Bar, barOf, barSeen } from '../domain/reach.ts';
import {
  type Decision,
  isEnded,
  openPause,
  type Pause,
  type Question,
  type RequestState,
} from '../domain/request.ts';
import { isUnanswered, owesLetter } from '../domain/request-letter.ts';
import { pendingQuestion, requestStatus } from '../domain/request-status.ts';
import { RIGHTS } from '../domain/rights.ts';
import { RULINGS } from '../domain/rulings.ts';
import { inOrder, isOpen, type Task, taskSeen, taskStatus } from '../domain/task.ts';
import type { VendorState } from '../domain/vendor.ts';
import type { Caller } from '../platform/caller.ts';
import type { Written } from './written.ts';

type Summary = z.input<typeof requestList>['requests'][number];
type View = z.input<typeof requestView>;

/** A decision as everyone reads it: with its sentence, and without what only the next step needs. */
export function decisionView({
  keep,
  erasesNothing: _nothing,
  resumes: _resumes,
  ...decision
}: Decision): View['decisions'][number] {
  return { ...decision, sentence: RULINGS[decision.reason], ...(keep && { keep: [...keep] }) };
}

/** A request as a line of the caller's list. */
export function summaryOf(request: RequestState, caller: Pick<Caller, 'id'>, now: Instant): Summary {
  const { requestId, childId, right, cause, bulkId, receivedOn, dueOn, missed, tasks } = request;
  const awaits = pendingQuestion(request);
  const isCounted = dueOn !== null && isUnanswered(request) && !openPause(request);
  const vendorsWith = (status: 'overdue' | 'waived') => [
    ...new Set(
      Object.values(tasks)
        .filter((task) => taskStatus(task, now) === status)
        .map(({ vendorId }) => vendorId),
    ),
  ];
  return {
    requestId,
    childId,
    right,
    mine: request.openedBy.id === caller.id,
    ...(cause !== undefined && { cause }),
    ...(bulkId !== undefined && { bulkId }),
    openedBy: request.openedBy.role,
    receivedOn,
    dueOn,
    ...(isCounted && { daysLeft: daysBetween(dateInCopenhagen(now), dueOn) }),
    status: requestStatus(request),
    ...(awaits !== undefined && !isEnded(request) && { awaits }),
    missed: missed ?? false,
    owesLetter: owesLetter(request),
    overdue: vendorsWith('overdue'),
    waived: vendorsWith('waived'),
  };
}

/** A request as its requester and the case worker see it: what was decided, what each vendor has done, what proves it. */
export function viewOf(
  request: RequestState,
  caller: Pick<Caller, 'id'>,
  written: Written,
  vendors: readonly VendorState[],
  now: Instant,
): Omit<View, 'timeline' | 'suggestions' | 'changes' | 'requesterId'> {
  const { article, da, en } = RIGHTS[request.right];
  const { extended, lift, completed, letter, liftedAt, loa, purposes } = request;
  const reason = written(request.noteId);
  return {
    ...summaryOf(request, caller, now),
    article,
    name: { da, en },
    ...(loa !== undefined && { loa }),
    purposes: purposes === 'all' ? purposes : [...purposes],
    ...(reason !== undefined && { reason }),
    questions: [...openQuestions(request)],
    assessments: Object.entries(request.assessments).map(([question, { outcome, noteId, withheld }]) => ({
      question: question as Question,
      outcome,
      ...reasonIn(written, noteId),
      ...(withheld && { withheld: { ...withheld } }),
    })),
    pauses: request.pauses.map((pause) => pauseView(pause, written)),
    ...(extended && { extended: { at: extended.at, ...reasonIn(written, extended.noteId) } }),
    decisions: (request.decisions ?? []).map(decisionView),
    tasks: inOrder(Object.values(request.tasks)).map((task) =>
      taskView(request, task, written, vendors, now),
    ),
    ...(lift && { lift: { liftsOn: lift.liftsOn, ...reasonIn(written, lift.noteId) } }),
    ...(liftedAt !== undefined && { liftedAt }),
    ...(completed && { completedAt: completed.at, evidence: evidenceView(completed.evidence) }),
    ...(letter && { letter: { ...letter } }),
  };
}

function pauseView(
  { because, from, to, noteId, answerId, unread }: Pause,
  written: Written,
): View['pauses'][number] {
  const [question, answer] = [written(noteId), written(answerId)];
  return {
    because,
    from,
    ...(to !== undefined && { to }),
    ...(question !== undefined && { question }),
    ...(answer !== undefined && { answer }),
    ...(unread && { unread }),
  };
}

const evidenceView = ({
  packages,
  changedFields,
  ...counts
}: NonNullable<RequestState['completed']>['evidence']) => ({
  ...counts,
  ...(packages && { packages: packages.map((one) => ({ ...one })) }),
  ...(changedFields && { changedFields: [...changedFields] }),
});

function reasonIn(written: Written, noteId: string | undefined): { reason?: string } {
  const reason = written(noteId);
  return reason === undefined ? {} : { reason };
}

/** What keeps the new values from a vendor that is still to correct; undefined for a vendor that is not told of here. */
function barOfTask(
  request: RequestState,
  task: Task,
  vendors: readonly VendorState[],
  now: Instant,
): Bar | undefined {
  const vendor = vendors.find(({ vendorId }) => vendorId === task.vendorId);
  if (!vendor || task.action !== 'correct' || !isOpen(task) || isEnded(request)) return undefined;
  return barOf(vendor, task.purposes, dateInCopenhagen(now));
}

function taskView(
  request: RequestState,
  task: Task,
  written: Written,
  vendors: readonly VendorState[],
  now: Instant,
): View['tasks'][number] {
  const { vendorId, notifiedAt, remindedAt, escalatedAt, progress, retries, result, waived } = task;
  const bar = barOfTask(request, task, vendors, now);
  return {
    ...taskSeen(request.requestId, task, now),
    vendorId,
    ...(notifiedAt !== undefined && { notifiedAt }),
    ...(progress?.expectedOn !== undefined && { expectedOn: progress.expectedOn }),
    ...(remindedAt !== undefined && { remindedAt }),
    ...(escalatedAt !== undefined && { escalatedAt }),
    ...(retries !== undefined && { retries }),
    ...(result && { answeredAt: result.at }),
    ...reasonIn(written, waived?.noteId ?? result?.noteId),
    ...(result?.erased && { erased: result.erased.map((one) => ({ ...one })) }),
    ...(result?.reference !== undefined && { reference: result.reference }),
    ...(bar && { withheld: barSeen(bar) }),
  };
}
