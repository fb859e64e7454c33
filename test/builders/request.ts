import type { RequestEvent, RequestState } from '../../lambdas/domain/request.ts';
import { type Task, taskKey } from '../../lambdas/domain/task.ts';
import { CHILD, MOTHER, REQUEST } from './people.ts';

/** A request for access that a guardian made on the second of November, nothing done yet. */
export const aRequest = (over: Partial<RequestState> = {}): RequestState => ({
  requestId: REQUEST,
  childId: CHILD,
  right: 'access',
  openedBy: { role: 'guardian', id: MOTHER },
  receivedOn: '2026-11-02',
  dueOn: '2026-12-02',
  purposes: 'all',
  questions: [],
  assessments: {},
  tasks: {},
  pauses: [],
  ...over,
});

/** A task assigned on the twentieth of November: to be acknowledged within a day and done by the answer's own last day. */
export const aTask = (over: Partial<Task> = {}): Task => ({
  vendorId: 'skolefoto',
  action: 'hand-over',
  purposes: ['photo'],
  assignedAt: '2026-11-20T08:00:00.000Z',
  acknowledgeBy: '2026-11-21T08:00:00.000Z',
  dueAt: '2026-12-02T00:00:00.000Z',
  ...over,
});

const AT = '2026-11-20T09:00:00.000Z';

export const done = (over: Partial<Task> = {}): Task =>
  aTask({ result: { outcome: 'done', at: AT }, ...over });

/** Tasks by their keys, as a request keeps them. */
export const tasksOf = (...tasks: readonly Task[]): RequestState['tasks'] =>
  Object.fromEntries(tasks.map((task) => [taskKey(task), task]));

/** A request that is decided and whose vendors have these tasks, and no others. */
export const withTasks = (...tasks: readonly Task[]): RequestState =>
  aRequest({ decisions: [], tasks: tasksOf(...tasks) });

/** A decision that grants a vendor's part of a purpose. */
export const grant = (vendorId: string | null, purposeId = 'photo') =>
  ({
    purposeId,
    vendorId,
    basis: '6(1)(a)',
    outcome: 'granted',
    reason: 'access',
    citation: 'GDPR art. 15(1)-(3)',
  }) as const;

/** The opening event of a request as the builder describes it. */
export const anOpening = (
  over: Partial<Extract<RequestEvent, { type: 'request-opened' }>> = {},
): Extract<RequestEvent, { type: 'request-opened' }> => {
  const { assessments: _assessments, tasks: _tasks, pauses: _pauses, ...opened } = aRequest();
  return { type: 'request-opened', ...opened, ...over };
};
