import { taskId } from '../contracts/tasks.ts';
import type { Instant } from '../domain/dates.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import type { RequestState } from '../domain/request.ts';
import { type Task, taskIdOf, taskSeen } from '../domain/task.ts';
import type { Caller } from '../platform/caller.ts';
import type { Loaded } from '../store/items.ts';
import type { Ledger } from '../store/ledger.ts';

/** A task of the vendor that calls, by its id; another vendor's is not known to exist. */
export async function ownTask(
  ledger: Ledger,
  caller: Caller,
  id: string | undefined,
): Promise<Outcome<{ readonly request: Loaded<'request'>; readonly key: string; readonly task: Task }>> {
  const parsed = taskId.safeParse(id);
  if (!parsed.success) return refused('no-such-task');
  const [requestId = ''] = parsed.data.split('.');
  const request = await ledger.read(caller.controller, 'request', requestId);
  const [key, task] =
    Object.entries(request?.state.tasks ?? {}).find(([, one]) => taskIdOf(requestId, one) === id) ?? [];
  if (!request || key === undefined || task?.vendorId !== caller.id) return refused('no-such-task');
  return ok({ request, key, task });
}

/** A task as its vendor sees it. */
export function summaryOf(request: RequestState, task: Task, now: Instant) {
  const { requestId, childId, right, dueOn } = request;
  return { ...taskSeen(requestId, task, now), childId, right, acknowledgeBy: task.acknowledgeBy, dueOn };
}
