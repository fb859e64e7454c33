import type * as z from 'zod';
import { type resultBody, TASKS, taskId } from '../contracts/tasks.ts';
import { LISTS } from '../domain/aggregates.ts';
import { canonicalJson, sha256 } from '../domain/canonical.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import { own } from '../domain/own.ts';
import {
  answerTask,
  isEnded,
  isSettled,
  mayBring,
  type RequestState,
  type TaskResult,
  taskIdOf,
} from '../domain/request.ts';
import { mayReceive } from '../domain/vendor.ts';
import type { Caller } from '../platform/caller.ts';
import type { Clock, Ids } from '../platform/clock.ts';
import { executionOf } from '../platform/execution.ts';
import { httpService } from '../platform/http.ts';
import type { Log } from '../platform/logger.ts';
import { change, execute } from '../store/execute.ts';
import type { Loaded } from '../store/items.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Packages } from '../store/packages.ts';
import type { Vault } from '../store/vault.ts';

export type TasksDeps = {
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly packages: Packages;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
};

type Result = z.output<typeof resultBody>;
type FieldChange = { readonly field: string; readonly from: string | null; readonly to: string | null };

const PAGE = 50;

/** A vendor's tasks: listed, fetched with what is needed to carry them out, answered. */
export function createHandler(deps: TasksDeps) {
  const { ledger, vault, packages, ids } = deps;

  /** The vendor's own task; another vendor's is not known to exist. */
  const ownTask = async (caller: Caller, id: string | undefined): Promise<Outcome<Loaded<'request'>>> => {
    const parsed = taskId.safeParse(id);
    if (!parsed.success) return refused('no-such-task');
    const [requestId = ''] = parsed.data.split('.');
    const request = await ledger.read(caller.controller, 'request', requestId);
    const task = request && own(request.state.tasks, caller.id);
    return task && taskIdOf(requestId, task) === id ? ok(request) : refused('no-such-task');
  };

  /** Hands a vendor's part to the bucket before the ledger refers to it. */
  const resultOf = async (caller: Caller, request: RequestState, body: Result): Promise<TaskResult> => {
    if (body.outcome !== 'done')
      return { outcome: body.outcome, ...('reference' in body && { reference: body.reference }) };
    const { data, erased, reference } = body;
    if (data === undefined) return { outcome: 'done', erased, reference };
    const part = canonicalJson(data);
    const partDigest = sha256(part);
    await packages.putPart(partOf(caller, request, partDigest), part);
    return { outcome: 'done', erased, reference, partDigest };
  };

  /** Takes back a part that the ledger came not to know: another answer was first, or the child was erased meanwhile. */
  const takeBack = async (caller: Caller, id: string | undefined, data: unknown): Promise<void> => {
    const request = await ownTask(caller, id);
    if (!request.ok) return;
    const { state } = request.value;
    const digest = sha256(canonicalJson(data));
    const known = own(state.tasks, caller.id)?.result?.partDigest === digest && !state.closed;
    if (!known) await packages.deletePart(partOf(caller, state, digest));
  };

  return httpService(
    'tasks',
    TASKS,
    {
      listTasks: async ({ caller, query }) => {
        const page = await ledger.list(
          caller.controller,
          { list: LISTS.tasksOf(caller.id) },
          { limit: PAGE, after: query.after },
        );
        const requests = await ledger.readMany(
          caller.controller,
          'request',
          page.entries.map(({ id }) => id),
        );
        const tasks = requests
          .filter(({ state }) => !isEnded(state))
          .flatMap(({ state }) => summaryOf(state, caller.id) ?? []);
        return ok(page.next === undefined ? { tasks } : { tasks, next: page.next });
      },

      getTask: async ({ caller, params, today }) => {
        const request = await ownTask(caller, params.taskId);
        if (!request.ok) return request;
        const { state } = request.value;
        const task = own(state.tasks, caller.id);
        const summary = summaryOf(state, caller.id);
        if (!task || !summary) return refused('no-such-task');
        if (state.right !== 'rectification' || state.noteId === undefined) return ok(summary);
        // New values are new data: only while they are needed, and only inside the perimeter.
        const vendor = await ledger.read(caller.controller, 'vendor', caller.id);
        const mayHave = vendor && mayReceive(vendor.state, task.purposes, today);
        if (!mayHave || isSettled(task) || isEnded(state)) return ok(summary);
        const note = await vault.note<{ changes: FieldChange[] }>(
          caller.controller,
          state.childId,
          state.noteId,
        );
        return ok({ ...summary, changes: note?.changes ?? [] });
      },

      answerTask: async ({ body, params, ...call }) => {
        const { caller } = call;
        const outcome = await execute(ledger, executionOf(call), async () => {
          const request = await ownTask(caller, params.taskId);
          if (!request.ok) return request;
          const before = request.value;
          const task = own(before.state.tasks, caller.id);
          if (!task) return refused('no-such-task');
          const fitting = mayBring(
            before.state,
            task,
            body.outcome,
            'data' in body && body.data !== undefined,
          );
          if (!fitting.ok) return fitting;
          const noteId = body.outcome === 'refused' ? ids.next() : undefined;
          const result = {
            ...(await resultOf(caller, before.state, body)),
            ...(noteId !== undefined && { noteId }),
          };
          const events = answerTask(before.state, caller.id, result, call.now);
          if (!events.ok) return events;
          return ok({
            changes: [change({ kind: 'request', id: before.id, before, events: events.value })],
            vault:
              body.outcome === 'refused' && noteId !== undefined
                ? await vault.addingNote(caller.controller, before.state.childId, noteId, {
                    reason: body.reason,
                  })
                : [],
            answer: { taskId: params.taskId ?? '', outcome: body.outcome },
          });
        });
        if (!outcome.ok && 'data' in body && body.data !== undefined)
          await takeBack(caller, params.taskId, body.data);
        return outcome;
      },
    },
    deps,
  );
}

const partOf = (
  { controller, id: vendorId }: Caller,
  { childId, requestId }: RequestState,
  digest: string,
) => ({
  controller,
  childId,
  requestId,
  vendorId,
  digest,
});

function summaryOf(request: RequestState, vendorId: string) {
  const task = own(request.tasks, vendorId);
  if (!task) return undefined;
  const { requestId, childId, right, dueOn } = request;
  return {
    taskId: taskIdOf(requestId, task),
    childId,
    right,
    action: task.action,
    purposes: [...task.purposes],
    dueOn,
  };
}
