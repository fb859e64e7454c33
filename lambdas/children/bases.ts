import type { CHILDREN } from '../contracts/children.ts';
import { LISTS } from '../domain/aggregates.ts';
import { establishBasis } from '../domain/child-commands.ts';
import { ok, refused } from '../domain/outcome.ts';
import { executionOf } from '../platform/execution.ts';
import type { Operations } from '../platform/http.ts';
import { change, execute } from '../store/execute.ts';
import type { Ledger } from '../store/ledger.ts';

/** Establishes a purpose's statutory basis for each child named or of a class; children who have it already are counted, not changed. */
export const basisOperation =
  (ledger: Ledger): Operations<'children', typeof CHILDREN>['establishBasis'] =>
  async ({ body, today, ...call }) => {
    const { once, ...execution } = executionOf(call);
    const { controller } = execution;
    const purpose = await ledger.read(controller, 'purpose', body.purposeId);
    if (!purpose) return refused('unknown-purpose', body.purposeId);
    const ids = body.group
      ? await ledger.idsOn(controller, LISTS.ofGroup(body.group.institution, body.group.name))
      : (body.childIds ?? []);
    if (ids.length === 0) return refused('no-such-group');
    if (body.childIds && (await ledger.readMany(controller, 'child', ids)).length < new Set(ids).size)
      return refused('no-such-child');
    let established = 0;
    let leftOut = 0;
    for (const id of ids) {
      const outcome = await execute(ledger, execution, async () => {
        const before = await ledger.read(controller, 'child', id);
        if (!before) return refused('no-such-child');
        const events = establishBasis(before.state, purpose.state, body.from ?? today);
        if (!events.ok) return events;
        const changes = [change({ kind: 'child', id, before, events: events.value })];
        return ok({ changes, answer: events.value.length });
      });
      if (outcome.ok) established += outcome.value;
      else if (outcome.reason === 'objection-upheld') leftOut += 1;
      else return outcome;
    }
    const answer = {
      purposeId: body.purposeId,
      established,
      before: ids.length - established - leftOut,
      leftOut,
    };
    return execute(ledger, { ...execution, once }, async () => ok({ changes: [], answer }));
  };
