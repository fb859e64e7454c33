import type { RequestState, Task } from '../../lambdas/domain/request.ts';
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
  tasks: {},
  ...over,
});

export const aTask = (over: Partial<Task> = {}): Task => ({
  vendorId: 'skolefoto',
  action: 'hand-over',
  purposes: ['photo'],
  ...over,
});

const AT = '2026-11-20T09:00:00.000Z';

export const done = (over: Partial<Task> = {}): Task =>
  aTask({ result: { outcome: 'done', at: AT }, ...over });
