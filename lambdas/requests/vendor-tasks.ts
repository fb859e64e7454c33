import type { REQUESTS } from '../contracts/requests.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import type { RequestEvent } from '../domain/request.ts';
import { retryTask, waiveTask } from '../domain/request-commands.ts';
import type { Operations } from '../platform/http.ts';
import { onRequest, type Word } from './command.ts';
import type { RequestsDeps } from './deps.ts';

type TaskOperations = Pick<Operations<'requests', typeof REQUESTS>, 'retryTask' | 'waiveTask'>;

/** A case worker's hand on one vendor's task: sent again, or ended without the vendor's word; no other task is touched. */
export const vendorTaskOperations = (deps: RequestsDeps): TaskOperations => ({
  retryTask: (call) =>
    onRequest(deps, call, undefined, async ({ before }) =>
      ofTask(before.id, call.params.taskId, (key) => retryTask(before.state, key, call.now)),
    ),

  waiveTask: ({ body: { reason }, ...call }) =>
    onRequest(deps, call, { reason }, async ({ before, by, noteId }) =>
      ofTask(before.id, call.params.taskId, (key) => waiveTask(before.state, key, by, noteId, call.now)),
    ),
});

function ofTask(
  requestId: string,
  taskId: string | undefined,
  decide: (key: string) => Outcome<RequestEvent[]>,
): Outcome<Word<{ requestId: string; taskId: string }>> {
  const prefix = `${requestId}.`;
  if (!taskId?.startsWith(prefix)) return refused('no-such-task');
  const events = decide(taskId.slice(prefix.length));
  return events.ok ? ok({ events: events.value, answer: { requestId, taskId } }) : events;
}
