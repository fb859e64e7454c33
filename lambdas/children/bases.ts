import type { CHILDREN } from '../contracts/children.ts';
import { LISTS } from '../domain/aggregates.ts';
import { establishBasis } from '../domain/child-commands.ts';
import { ok, refused } from '../domain/outcome.ts';
import type { RefusalReason } from '../domain/reasons.ts';
import { executionOf } from '../platform/execution.ts';
import type { Operations } from '../platform/http.ts';
import { change, execute, executeMany } from '../store/execute.ts';
import type { Ledger } from '../store/ledger.ts';

/** Why one child is left out of a class without holding up the others. */
const LEFT_OUT: readonly RefusalReason[] = ['objection-upheld', 'child-erased', 'child-left'];

/** Establishes a purpose's statutory basis for each child named or of a class; children who have it already are counted, not changed. */
export const basisOperation =
  (ledger: Ledger): Operations<'children', typeof CHILDREN>['establishBasis'] =>
  ({ body, today, ...call }) =>
    executeMany(ledger, executionOf(call), async (each) => {
      const { controller } = each;
      const purpose = await ledger.read(controller, 'purpose', body.purposeId);
      if (!purpose) return refused('unknown-purpose', body.purposeId);
      const ids = body.group
        ? await ledger.idsOn(controller, LISTS.ofGroup(body.group.institution, body.group.name))
        : [...new Set(body.childIds)];
      if (ids.length === 0) return refused('no-such-group');
      if ((await ledger.readMany(controller, 'child', ids)).length < ids.length)
        return refused('no-such-child');
      let established = 0;
      let leftOut = 0;
      for (const id of ids) {
        const outcome = await execute(ledger, each, async () => {
          const before = await ledger.read(controller, 'child', id);
          if (!before) return refused('no-such-child');
          const events = establishBasis(before.state, purpose.state, body.from ?? today, today);
          if (!events.ok) return events;
          const changes = [change({ kind: 'child', id, before, events: events.value })];
          return ok({ changes, answer: events.value.length });
        });
        if (outcome.ok) established += outcome.value;
        else if (LEFT_OUT.includes(outcome.reason)) leftOut += 1;
        else return outcome;
      }
      const before = ids.length - established - leftOut;
      return ok({ purposeId: body.purposeId, established, before, leftOut });
    });
