import type * as z from 'zod';
import type { REQUESTS, requestBody } from '../contracts/requests.ts';
import { openRequest } from '../domain/open-request.ts';
import { ok } from '../domain/outcome.ts';
import { executionOf } from '../platform/execution.ts';
import type { Operations } from '../platform/http.ts';
import { change, execute, opening } from '../store/execute.ts';
import { askingOf } from './asking.ts';
import type { RequestsDeps } from './deps.ts';

type Body = z.output<typeof requestBody>;

/** Opens a request together with what takes effect at once; what was written and asked goes sealed into the vault. */
export const openOperation =
  ({ ledger, vault, ids }: RequestsDeps): Operations<'requests', typeof REQUESTS>['openRequest'] =>
  ({ body, params, today, ...call }) =>
    execute(ledger, executionOf(call), async () => {
      const { controller } = call.caller;
      const { right, receivedOn, onPaper } = body;
      const on = { childId: params.childId, rights: [right], personId: onPaper?.personId, receivedOn };
      const asking = await askingOf(ledger, call.caller, on, today);
      if (!asking.ok) return asking;
      const { child, purposes, asker } = asking.value;
      const notes: { readonly noteId: string; readonly words: unknown }[] = [];
      const noted = (words: unknown): string => {
        const noteId = ids.next();
        notes.push({ noteId, words });
        return noteId;
      };
      const written = writtenIn(body);
      const asked = onPaper?.asked;
      const opened = openRequest(
        child.state,
        child.facts,
        purposes,
        {
          ...asker,
          requestId: ids.next(),
          right,
          purposes: body.purposes,
          noteId: written === undefined ? undefined : noted(written),
          restrictedBecause: body.right === 'restriction' ? body.because : undefined,
          pause: asked && { from: today, because: asked.because, noteId: noted({ reason: asked.question }) },
          elseAccess: body.right === 'portability' && body.elseAccess ? ids.next() : undefined,
        },
        today,
      );
      if (!opened.ok) return opened;
      const { requests, child: effects } = opened.value;
      const [[first], ...others] = requests;
      const access = others.map(([also]) => also).find((also) => also.right === 'access');
      return ok({
        changes: [
          ...requests.map((events) => opening(...events)),
          change({ kind: 'child', id: child.id, before: child, events: effects }),
        ],
        vault: (
          await Promise.all(
            notes.map(({ noteId, words }) => vault.addingNote(controller, child.id, noteId, words)),
          )
        ).flat(),
        answer: {
          requestId: first.requestId,
          right,
          receivedOn: first.receivedOn,
          dueOn: first.dueOn,
          questions: [...first.questions],
          ...(access && { accessRequestId: access.requestId }),
        },
      });
    });

/** What the requester wrote in words: it may name people, so the ledger holds its note's id only. */
function writtenIn(body: Body): unknown {
  if (body.right === 'rectification') return { changes: body.changes };
  return 'reason' in body && body.reason !== undefined ? { reason: body.reason } : undefined;
}
