import { TASKS } from '../contracts/tasks.ts';
import { LISTS } from '../domain/aggregates.ts';
import { ok } from '../domain/outcome.ts';
import { barSeen } from '../domain/reach.ts';
import { isEnded } from '../domain/request.ts';
import { progressTask } from '../domain/request-commands.ts';
import { inOrder, isOpen } from '../domain/task.ts';
import { executionOf } from '../platform/execution.ts';
import { httpService } from '../platform/http.ts';
import { change, execute } from '../store/execute.ts';
import { pageOf } from '../store/pages.ts';
import { answerOperation } from './answer.ts';
import type { TasksDeps } from './deps.ts';
import { barOfTask, ownTask, summaryOf } from './own-task.ts';

type FieldChange = {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly statement?: string;
};

/** A vendor's tasks: listed, fetched with what is needed to carry them out, acknowledged, answered. */
export function createHandler(deps: TasksDeps) {
  const { ledger, vault } = deps;
  return httpService(
    'tasks',
    TASKS,
    {
      answerTask: answerOperation(deps),

      listTasks: async ({ caller, query: { after }, now }) => {
        const list = LISTS.tasksOf(caller.id);
        const { loaded, more } = await pageOf(ledger, caller.controller, 'request', list, { after });
        const tasks = loaded
          .filter(({ state }) => !isEnded(state))
          .flatMap(({ state }) =>
            inOrder(Object.values(state.tasks))
              .filter((task) => task.vendorId === caller.id && isOpen(task))
              .map((task) => summaryOf(state, task, now)),
          );
        return ok({ tasks, ...more });
      },

      getTask: async ({ caller, params, today, now }) => {
        const found = await ownTask(ledger, caller, params.taskId);
        if (!found.ok) return found;
        const { task, request } = found.value;
        const { state } = request;
        const summary = summaryOf(state, task, now);
        // New values are new data: only while they are needed, and only inside the perimeter.
        if (task.action !== 'correct' || state.noteId === undefined || !isOpen(task) || isEnded(state))
          return ok(summary);
        const bar = await barOfTask(ledger, caller, task, today);
        if (bar) return ok({ ...summary, changes: null, withheld: barSeen(bar) });
        const note = await vault.note<{ changes: FieldChange[] }>(
          caller.controller,
          state.childId,
          state.noteId,
        );
        return ok({ ...summary, changes: note?.changes ?? [] });
      },

      progressTask: ({ body, params, ...call }) =>
        execute(ledger, executionOf(call), async () => {
          const found = await ownTask(ledger, call.caller, params.taskId);
          if (!found.ok) return found;
          const { request: before, key } = found.value;
          const events = progressTask(before.state, key, body, call.now);
          if (!events.ok) return events;
          return ok({
            changes: [change({ kind: 'request', id: before.id, before, events: events.value })],
            answer: { taskId: params.taskId ?? '', status: body.status },
          });
        }),
    },
    deps,
  );
}
