import { LISTS } from '../domain/aggregates.ts';
import { dateInCopenhagen } from '../domain/dates.ts';
import { holdBack, vendorsToErase } from '../domain/keeping.ts';
import { type Outcome, ok } from '../domain/outcome.ts';
import { own } from '../domain/own.ts';
import { isEnded, type RequestState } from '../domain/request.ts';
import type { Right } from '../domain/rights.ts';
import type { Clock } from '../platform/clock.ts';
import { change, execute } from '../store/execute.ts';
import type { Ledger } from '../store/ledger.ts';
import { purposesOf, vendorsOf } from '../store/register.ts';

type Stores = { readonly ledger: Ledger; readonly clock: Clock };

/** The rights that hold data from the moment they are exercised (art. 18(1)). */
export const HOLDING: readonly Right[] = ['restriction', 'objection'];

/**
 * Holds back what the child's other requests would erase of what a request holds, before that is decided itself: request
 * by request, each in a transaction of its own. Interrupted, it is done again and finds what is left.
 */
export async function holdBackOthers(
  { ledger, clock }: Stores,
  controller: string,
  holding: RequestState,
): Promise<void> {
  if (holding.decisions || isEnded(holding)) return;
  const requests = await ledger.listed(controller, 'request', LISTS.requestsOf(holding.childId));
  for (const { id, state } of requests) {
    if (id === holding.requestId || vendorsToErase(state).size === 0) continue;
    let isMore = true;
    while (isMore) {
      const held = await portion({ ledger, clock }, controller, holding, id);
      if (!held.ok) throw new Error(held.reason);
      isMore = held.value;
    }
  }
}

/** Holds back as much of one request as a transaction takes; true when there may be more. */
const portion = (
  { ledger, clock }: Stores,
  controller: string,
  { right, requestId, childId, purposes }: RequestState,
  id: string,
): Promise<Outcome<boolean>> => {
  const at = clock.now();
  return execute(ledger, { controller, by: { role: 'system', id: right }, at }, async () => {
    const [request, child] = await Promise.all([
      ledger.read(controller, 'request', id),
      ledger.read(controller, 'child', childId),
    ]);
    if (!request || !child) throw new Error('the list of the child’s requests names none of hers');
    if (!own(child.state.holds, requestId)) return ok({ changes: [], answer: false });
    const named = [purposes, request.state.purposes].flatMap((some) => (some === 'all' ? [] : some));
    const [known, vendors] = await Promise.all([
      purposesOf(ledger, controller, [...new Set([...Object.keys(child.state.grounds), ...named])]),
      vendorsOf(ledger, controller),
    ]);
    const { state, facts } = child;
    const matter = { child: state, facts, purposes: known, vendors, today: dateInCopenhagen(at) };
    const event = holdBack(request.state, matter);
    if (!event) return ok({ changes: [], answer: false });
    return ok({
      changes: [
        change({ kind: 'request', id, before: request, events: [event] }),
        // The hold stands when the erasure is held back for it.
        change({ kind: 'child', id: child.id, before: child, events: [] }),
      ],
      answer: true,
    });
  });
};
