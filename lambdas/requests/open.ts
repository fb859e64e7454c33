import type * as z from 'zod';
import type { REQUESTS, requestBody } from '../contracts/requests.ts';
import type { Actor } from '../domain/actor.ts';
import { LISTS } from '../domain/aggregates.ts';
import type { CalendarDate } from '../domain/dates.ts';
import { openRequest } from '../domain/open-request.ts';
import { ok, refused } from '../domain/outcome.ts';
import { own } from '../domain/own.ts';
import { isEnded } from '../domain/request.ts';
import type { Right } from '../domain/rights.ts';
import { type Caller, isVisible } from '../platform/caller.ts';
import { executionOf } from '../platform/execution.ts';
import type { Operations } from '../platform/http.ts';
import { change, execute, opening } from '../store/execute.ts';
import type { Loaded } from '../store/items.ts';
import type { Ledger } from '../store/ledger.ts';
import { purposesOf } from '../store/register.ts';
import type { RequestsDeps } from './deps.ts';

type Body = z.output<typeof requestBody>;

/** Opens a request together with what takes effect at once; what was written and asked goes sealed into the vault. */
export const openOperation =
  ({ ledger, vault, ids }: RequestsDeps): Operations<'requests', typeof REQUESTS>['openRequest'] =>
  ({ body, params, today, ...call }) =>
    execute(ledger, executionOf(call), async () => {
      const { controller, role, loa } = call.caller;
      const { onPaper } = body;
      if ((body.receivedOn ?? onPaper) !== undefined && role !== 'caseworker')
        return refused('paper-is-for-caseworkers');
      // A date without a person is a letter somebody forgot to name the sender of, not the controller's own order.
      if (body.receivedOn !== undefined && onPaper === undefined)
        return refused('paper-needs-person-and-date');
      const child = await ledger.read(controller, 'child', params.childId ?? '');
      if (!child || !mayKnow(call.caller, child, today)) return refused('no-such-child');
      const purposes = await purposesOf(ledger, controller);
      const notes: { readonly noteId: string; readonly words: unknown }[] = [];
      const noted = (words: unknown): string => {
        const noteId = ids.next();
        notes.push({ noteId, words });
        return noteId;
      };
      const written = writtenIn(body);
      const asked = onPaper?.asked;
      const by = requesterOf(call.caller, child.id, onPaper?.personId);
      // Only what the controller orders itself waits for the answers it owes the family.
      const isOrder = body.right === 'erasure' && by.role === 'caseworker';
      const opened = openRequest(
        child.state,
        child.facts,
        purposes,
        {
          requestId: ids.next(),
          right: body.right,
          by,
          loa: onPaper ? undefined : loa,
          receivedOn: body.receivedOn ?? today,
          purposes: body.purposes,
          noteId: written === undefined ? undefined : noted(written),
          restrictedBecause: body.right === 'restriction' ? body.because : undefined,
          pause: asked && { from: today, because: asked.because, noteId: noted({ reason: asked.question }) },
          unanswered: isOrder ? await unansweredOf(ledger, controller, child.id) : [],
          elseAccess: body.right === 'portability' && body.elseAccess ? ids.next() : undefined,
        },
        today,
      );
      if (!opened.ok) return opened;
      const { requests, child: effects } = opened.value;
      const [[first], ...others] = requests;
      const access = others.map(([also]) => also).find(({ right }) => right === 'access');
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
          right: body.right,
          receivedOn: first.receivedOn,
          dueOn: first.dueOn,
          questions: [...first.questions],
          ...(access && { accessRequestId: access.requestId }),
        },
      });
    });

/** A parent without custody may know the child exists, and is told which right she has instead. */
const mayKnow = (caller: Caller, child: Loaded<'child'>, today: CalendarDate): boolean =>
  isVisible(caller, child, today) ||
  (caller.role === 'guardian' && own(child.state.guardians, caller.id) !== undefined);

/** The rights exercised for a child on which nobody has answered yet. */
async function unansweredOf(ledger: Ledger, controller: string, childId: string): Promise<Right[]> {
  const requests = await ledger.listed(controller, 'request', LISTS.requestsOf(childId));
  return requests.filter(({ state }) => !isEnded(state)).map(({ state }) => state.right);
}

/** Who asks: the caller, or the person whose paper the case worker registers. */
const requesterOf = ({ role, id }: Caller, childId: string, personId: string | undefined): Actor =>
  personId === undefined ? { role, id } : { role: personId === childId ? 'child' : 'guardian', id: personId };

/** What the requester wrote in words: it may name people, so the ledger holds its note's id only. */
function writtenIn(body: Body): unknown {
  if (body.right === 'rectification') return { changes: body.changes };
  return 'reason' in body && body.reason !== undefined ? { reason: body.reason } : undefined;
}
