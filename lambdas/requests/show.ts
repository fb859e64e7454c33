import type * as z from 'zod';
import type { requestView } from '../contracts/request-views.ts';
import type { REQUESTS } from '../contracts/requests.ts';
import type { Instant } from '../domain/dates.ts';
import type { Matter } from '../domain/matter.ts';
import { ok } from '../domain/outcome.ts';
import { decisionsOf, foreseeAnswer } from '../domain/preview.ts';
import { isEnded, isOrdered, type RequestState } from '../domain/request.ts';
import { pendingQuestion } from '../domain/request-status.ts';
import { type Caller, isStaff } from '../platform/caller.ts';
import type { Operations } from '../platform/http.ts';
import { vendorsOf } from '../store/register.ts';
import { matterOf, type RequestsDeps, visibleRequest } from './deps.ts';
import { timelineOf } from './timeline.ts';
import { decisionView, viewOf } from './view.ts';
import { changesIn, writtenIn } from './written.ts';

type Suggestions = Pick<z.input<typeof requestView>, 'suggestions'>;

/** One request with its timeline; for staff, what follows of either answer to the question that waits, and who asked. */
export const showOperation =
  (deps: RequestsDeps): Operations<'requests', typeof REQUESTS>['getRequest'] =>
  async ({ caller, params, today, now }) => {
    const { ledger, vault } = deps;
    const { controller } = caller;
    const request = await visibleRequest(deps, caller, params.requestId, today);
    if (!request.ok) return request;
    const { id, state } = request.value;
    const forStaff = isStaff(caller);
    // Where a vendor's chain falls short is for staff to see to.
    const asked = forStaff && state.right === 'rectification' ? Object.values(state.tasks) : [];
    const awaits = forStaff && !isEnded(state) && pendingQuestion(state) !== undefined;
    const [written, changes, timeline, vendors, matter] = await Promise.all([
      writtenIn(vault, caller, state),
      changesIn(vault, caller, state),
      timelineOf(ledger, controller, id),
      vendorsOf(ledger, controller, [...new Set(asked.map(({ vendorId }) => vendorId))]),
      awaits ? matterOf(ledger, controller, state, today) : undefined,
    ]);
    const suggestions = matter && suggestionsOf(state, caller, matter, now);
    return ok({
      ...viewOf(state, caller, written, vendors, now),
      ...(forStaff && !isOrdered(state) && { requesterId: state.openedBy.id }),
      ...(changes && { changes: changes.map((one) => ({ ...one })) }),
      ...suggestions,
      timeline,
    });
  };

/** Nothing is suggested while no answer is taken, as when the requester is asked first. */
function suggestionsOf(
  request: RequestState,
  { role, id }: Caller,
  matter: Matter,
  at: Instant,
): Suggestions {
  const [upheld, refused] = (['upheld', 'refused'] as const).map((outcome) =>
    foreseeAnswer(request, { outcome }, { role, id }, matter, at),
  );
  if (!upheld?.ok || !refused?.ok) return {};
  const decisions = (after: RequestState) => decisionsOf(after, matter, at).map(decisionView);
  return { suggestions: { upheld: decisions(upheld.value), refused: decisions(refused.value) } };
}
