import type * as z from 'zod';
import { termsOf } from '../contracts/agreement.ts';
import type { resultBody, TASKS } from '../contracts/tasks.ts';
import { canonicalJson, sha256 } from '../domain/canonical.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import { checkPortablePart } from '../domain/portability.ts';
import type { RequestState } from '../domain/request.ts';
import { answerTask } from '../domain/request-commands.ts';
import { mayBring, type TaskResult } from '../domain/task.ts';
import type { Caller } from '../platform/caller.ts';
import { executionOf } from '../platform/execution.ts';
import type { Operations } from '../platform/http.ts';
import { change, execute } from '../store/execute.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Packages, PartOf } from '../store/packages.ts';
import type { TasksDeps } from './deps.ts';
import { barOfTask, ownTask } from './own-task.ts';

type Result = z.output<typeof resultBody>;

/** A vendor's answer to its task: what it did as evidence, its data in the bucket, its reason sealed in the vault. */
export const answerOperation =
  (deps: TasksDeps): Operations<'tasks', typeof TASKS>['answerTask'] =>
  async ({ body, params, ...call }) => {
    const { ledger, vault, ids } = deps;
    const { caller } = call;
    const outcome = await execute(ledger, executionOf(call), async () => {
      const found = await ownTask(ledger, caller, params.taskId);
      if (!found.ok) return found;
      const { request: before, key, task } = found.value;
      const data = dataIn(body);
      const fitting = mayBring(task, body.outcome, data !== undefined);
      if (!fitting.ok) return fitting;
      // What was not shown cannot have been corrected.
      const says = body.outcome === 'done' || body.outcome === 'partly-done';
      const bar = says && (await barOfTask(ledger, caller, task, call.today));
      if (bar) return refused('changes-not-shown', bar.reason);
      const portable = await fitsPortability(ledger, caller, before.state, data);
      if (!portable.ok) return portable;
      const reason = 'reason' in body ? body.reason : undefined;
      const noteId = reason === undefined ? undefined : ids.next();
      const result = { ...(await resultOf(deps.packages, caller, before.state, body)), noteId };
      const events = answerTask(before.state, key, result, call.now);
      if (!events.ok) return events;
      return ok({
        changes: [change({ kind: 'request', id: before.id, before, events: events.value })],
        vault:
          noteId === undefined
            ? []
            : await vault.addingNote(caller.controller, before.state.childId, noteId, { reason }),
        answer: { taskId: params.taskId ?? '', outcome: body.outcome },
      });
    });
    const data = dataIn(body);
    if (!outcome.ok && data !== undefined) await takeBack(deps, caller, params.taskId, data);
    return outcome;
  };

const dataIn = (body: Result): Readonly<Record<string, unknown>> | undefined =>
  'data' in body ? body.data : undefined;

/** A part for portability comes by the data categories of the vendor's agreements, so that it can be told what is portable. */
async function fitsPortability(
  ledger: Ledger,
  caller: Caller,
  { right }: RequestState,
  data: Readonly<Record<string, unknown>> | undefined,
): Promise<Outcome<true>> {
  if (right !== 'portability' || data === undefined) return ok(true);
  const vendor = await ledger.read(caller.controller, 'vendor', caller.id);
  return checkPortablePart(data, Object.values(vendor?.state.agreements ?? {}).map(termsOf));
}

/** Hands a vendor's part to the bucket before the ledger refers to it. */
async function resultOf(
  packages: Packages,
  caller: Caller,
  request: RequestState,
  body: Result,
): Promise<TaskResult> {
  const { outcome } = body;
  const said = {
    outcome,
    ...('erased' in body && { erased: body.erased }),
    ...('reference' in body && { reference: body.reference }),
  };
  const data = dataIn(body);
  if (data === undefined) return said;
  const part = canonicalJson(data);
  const partDigest = sha256(part);
  await packages.putPart(partOf(caller, request, partDigest), part);
  return { ...said, partDigest };
}

/** Takes back a part that the ledger came not to know: another answer was first, or the child was erased meanwhile. */
async function takeBack(
  { ledger, packages }: TasksDeps,
  caller: Caller,
  id: string | undefined,
  data: unknown,
): Promise<void> {
  const found = await ownTask(ledger, caller, id);
  if (!found.ok) return;
  const { request, task } = found.value;
  const digest = sha256(canonicalJson(data));
  const isKnown = task.result?.partDigest === digest && !request.state.closed;
  if (!isKnown) await packages.deletePart(partOf(caller, request.state, digest));
}

const partOf = (
  { controller, id: vendorId }: Caller,
  { childId, requestId }: RequestState,
  digest: string,
): PartOf => ({ controller, childId, requestId, vendorId, digest });
