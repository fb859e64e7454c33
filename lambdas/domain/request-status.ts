import { own } from './own.ts';
import { type Decision, openPause, type Question, type RequestState, unreadAnswer } from './request.ts';
import { type AssignedTask, isOpen, type Kept, type TaskAction, taskKey } from './task.ts';

export const REQUEST_STATUSES = [
  'received',
  'awaiting-requester',
  'awaiting-decision',
  'with-vendors',
  'all-answered',
  'completed',
  'closed',
] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** What one vendor is to be asked, before it has its dates. */
export type WantedTask = Pick<AssignedTask, 'vendorId' | 'action' | 'purposes' | 'keep'>;

/**
 * Every task a request asks for as it stands, each vendor's in a lasting order: who is granted what, and who must
 * resume what it was asked to restrict.
 */
export function wantedTasks(request: RequestState): readonly WantedTask[] {
  const asked = (action: TaskAction) => tasksFor(action, request.decisions ?? []);
  const { objection } = request.assessments;
  switch (request.right) {
    case 'withdrawal':
      return request.stopsOnly ? asked('stop') : [...asked('stop'), ...asked('erase')];
    case 'access':
    case 'portability':
      return asked('hand-over');
    case 'rectification':
      return asked('correct');
    case 'erasure':
      return asked('erase');
    case 'restriction':
      return request.liftedAt === undefined ? asked('restrict') : resumed(request);
    case 'objection':
      if (!objection) return asked('restrict');
      return objection.outcome === 'upheld' ? [...asked('stop'), ...asked('erase')] : resumed(request);
  }
}

function tasksFor(action: TaskAction, decisions: readonly Decision[]): WantedTask[] {
  const granted = new Map<string, { readonly purposes: string[]; readonly keep: Kept[] }>();
  for (const { outcome, vendorId, purposeId, keep = [], erasesNothing } of decisions) {
    if (outcome !== 'granted' || vendorId === null || (action === 'erase' && erasesNothing)) continue;
    const task = granted.get(vendorId) ?? { purposes: [], keep: [] };
    task.purposes.push(purposeId);
    task.keep.push(...keep);
    granted.set(vendorId, task);
  }
  return [...granted]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([vendorId, { purposes, keep }]) => ({
      vendorId,
      action,
      purposes,
      ...(action === 'erase' && keep.length > 0 && { keep }),
    }));
}

/** Whoever was asked to restrict may have done so, whatever it answered; it goes on with what it may still use. */
const resumed = ({ tasks, decisions = [] }: RequestState): WantedTask[] =>
  Object.values(tasks)
    .filter(({ action }) => action === 'restrict')
    .map(({ vendorId, purposes }): WantedTask => {
      const goOn = decisions.filter((one) => one.vendorId === vendorId && one.resumes);
      const still = purposes.filter((purposeId) => goOn.some((one) => one.purposeId === purposeId));
      return { vendorId, action: 'resume', purposes: still };
    })
    .filter(({ purposes }) => purposes.length > 0);

/** The tasks that are wanted and not yet assigned. */
export const unassigned = (request: RequestState): readonly WantedTask[] =>
  wantedTasks(request).filter((task) => !own(request.tasks, taskKey(task)));

/** True when the request is decided and every vendor concerned has its task. */
const isAssigned = (request: RequestState): boolean =>
  request.decisions !== undefined && unassigned(request).length === 0;

const hasOpenTask = ({ tasks }: RequestState): boolean => Object.values(tasks).some(isOpen);

/** The question a person must answer before the request can go on; undefined when none is open now, and while the requester's own answer is unread. */
export function pendingQuestion(request: RequestState): Question | undefined {
  const { assessments, questions, tasks } = request;
  if (unreadAnswer(request)) return undefined;
  if (assessments.admissible || assessments.maturity?.outcome === 'refused') return undefined;
  const asked = questions.find((question) => !assessments[question]);
  // While an objection is assessed the vendors hold still: they are asked first (art. 18(1)(d)).
  if (asked !== undefined) return asked === 'objection' && !isAssigned(request) ? undefined : asked;
  const hasPart = Object.values(tasks).some(({ result }) => result?.partDigest !== undefined);
  if (!hasPart || assessments.release || !isAssigned(request) || hasOpenTask(request)) return undefined;
  return 'release';
}

/** The status is derived, so that a request can never read completed while a vendor is open. */
export function requestStatus(request: RequestState): RequestStatus {
  if (request.completed) return 'completed';
  if (request.closed) return 'closed';
  if (openPause(request)) return 'awaiting-requester';
  // What she meant may change everything: nothing goes on before a person has read it.
  if (unreadAnswer(request) || pendingQuestion(request)) return 'awaiting-decision';
  if (!isAssigned(request)) return 'received';
  return hasOpenTask(request) ? 'with-vendors' : 'all-answered';
}
