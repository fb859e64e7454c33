import { taskId } from '../contracts/tasks.ts';
import type { CalendarDate, Instant } from '../domain/dates.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import { type Bar, barOf } from '../domain/reach.ts';
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

/** What keeps new values from the vendor that calls, for its task; undefined where none are, and when it may have them. */
export async function barOfTask(
  ledger: Ledger,
  { controller, id }: Caller,
  { action, purposes }: Task,
  today: CalendarDate,
): Promise<Bar | undefined> {
  if (action !== 'correct') return undefined;
  const vendor = await ledger.read(controller, 'vendor', id);
  if (!vendor) throw new Error('the task names no vendor');
  return barOf(vendor.state, purposes, today);
}

/** A task as its vendor sees it. */
export function summaryOf(request: RequestState, task: Task, now: Instant) {
  const { requestId, childId, right, dueOn } = request;
  return { ...taskSeen(requestId, task, now), childId, right, acknowledgeBy: task.acknowledgeBy, dueOn };
}
