import { OPENED_RIGHTS } from '../contracts/request-views.ts';
import type { REQUESTS } from '../contracts/requests.ts';
import type { Instant } from '../domain/dates.ts';
import type { Matter } from '../domain/matter.ts';
import type { OpenRequest } from '../domain/open-request.ts';
import { ok } from '../domain/outcome.ts';
import { foreseeOpening } from '../domain/preview.ts';
import { REFUSALS } from '../domain/reasons.ts';
import { RIGHTS } from '../domain/rights.ts';
import type { Operations } from '../platform/http.ts';
import { vendorsOf } from '../store/register.ts';
import { askingOf } from './asking.ts';
import type { RequestsDeps } from './deps.ts';
import { decisionView } from './view.ts';

/** What each right would do for this child if it were exercised today; nothing is opened. */
export const previewOperation =
  ({ ledger, ids }: RequestsDeps): Operations<'requests', typeof REQUESTS>['previewRequest'] =>
  async ({ caller, params, query, today, now }) => {
    const { right, purposes: asked, personId, receivedOn } = query;
    const rights = right === undefined ? OPENED_RIGHTS : [right];
    const on = { childId: params.childId, rights, personId, receivedOn };
    const asking = await askingOf(ledger, caller, on, today);
    if (!asking.ok) return asking;
    const { child, purposes, asker } = asking.value;
    const vendors = await vendorsOf(ledger, caller.controller);
    const matter = { child: child.state, facts: child.facts, purposes, vendors, today };
    const requestId = ids.next();
    return ok({
      rights: rights.map((one) =>
        previewOf(matter, { ...asker, requestId, right: one, purposes: asked ?? 'all' }, now),
      ),
    });
  };

function previewOf(matter: Matter, command: OpenRequest, at: Instant) {
  const { right } = command;
  const { article, da, en } = RIGHTS[right];
  const names = { right, article, name: { da, en } };
  const foreseen = foreseeOpening(matter, command, at);
  if (!foreseen.ok) {
    const { reason, detail } = foreseen;
    const why = { reason, sentence: REFUSALS[reason], ...(detail !== undefined && { detail }) };
    return { ...names, dueOn: null, questions: [], decisions: [], refused: why };
  }
  const { dueOn, questions, decisions } = foreseen.value;
  return { ...names, dueOn, questions: [...questions], decisions: decisions.map(decisionView) };
}
