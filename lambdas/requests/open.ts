import type * as z from 'zod';
import type { REQUESTS, requestBody } from '../contracts/requests.ts';
import type { Actor } from '../domain/actor.ts';
import { LISTS } from '../domain/aggregates.ts';
import { openRequest } from '../domain/open-request.ts';
import { ok, refused } from '../domain/outcome.ts';
import { type Caller, isVisible } from '../platform/caller.ts';
import type { Ids } from '../platform/clock.ts';
import { executionOf } from '../platform/execution.ts';
import type { Operations } from '../platform/http.ts';
import { change, execute } from '../store/execute.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Vault } from '../store/vault.ts';

export type OpenDeps = { readonly ledger: Ledger; readonly vault: Vault; readonly ids: Ids };

/** Opens a request together with what takes effect at once; what the requester wrote goes sealed into the vault. */
export const openOperation =
  ({ ledger, vault, ids }: OpenDeps): Operations<'requests', typeof REQUESTS>['openRequest'] =>
  ({ body, params, today, ...call }) =>
    execute(ledger, executionOf(call), async () => {
      const { controller, role } = call.caller;
      if ((body.receivedOn ?? body.onPaper) !== undefined && role !== 'caseworker')
        return refused('paper-is-for-caseworkers');
      // A date without a person is a letter somebody forgot to name the sender of, not the controller's own order.
      if (body.receivedOn !== undefined && body.onPaper === undefined)
        return refused('paper-needs-person-and-date');
      const child = await ledger.read(controller, 'child', params.childId ?? '');
      if (!child || !isVisible(call.caller, child, today)) return refused('no-such-child');
      const purposes = (await ledger.listed(controller, 'purpose', LISTS.purposes)).map(({ state }) => state);
      const requestId = ids.next();
      const written = writtenIn(body);
      const noteId = written === undefined ? undefined : ids.next();
      const opened = openRequest(
        child.state,
        child.facts,
        purposes,
        {
          requestId,
          right: body.right,
          by: requesterOf(call.caller, child.id, body.onPaper?.personId),
          receivedOn: body.receivedOn ?? today,
          purposes: body.purposes,
          ...(noteId !== undefined && { noteId }),
        },
        today,
      );
      if (!opened.ok) return opened;
      const [first] = opened.value.request;
      if (first?.type !== 'request-opened') throw new Error('opening a request makes request-opened first');
      return ok({
        changes: [
          change({ kind: 'request', id: requestId, before: undefined, events: opened.value.request }),
          change({ kind: 'child', id: child.id, before: child, events: opened.value.child }),
        ],
        vault: noteId === undefined ? [] : await vault.addingNote(controller, child.id, noteId, written),
        answer: { requestId, right: body.right, receivedOn: first.receivedOn, dueOn: first.dueOn },
      });
    });

/** Who asks: the caller, or the person whose paper the case worker registers. */
const requesterOf = ({ role, id }: Caller, childId: string, personId: string | undefined): Actor =>
  personId === undefined ? { role, id } : { role: personId === childId ? 'child' : 'guardian', id: personId };

/** What the requester wrote in words: it may name people, so the ledger holds its note's id only. */
function writtenIn(body: z.output<typeof requestBody>): unknown {
  if (body.right === 'rectification') return { changes: body.changes };
  return 'reason' in body && body.reason !== undefined ? { reason: body.reason } : undefined;
}
