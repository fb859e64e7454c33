import type { CHILDREN } from '../contracts/children.ts';
import { childrenOf } from '../domain/aggregates.ts';
import { openBulk } from '../domain/bulk.ts';
import { ok, refused } from '../domain/outcome.ts';
import type { Ids } from '../platform/clock.ts';
import { executionOf } from '../platform/execution.ts';
import type { Operations } from '../platform/http.ts';
import { change, execute } from '../store/execute.ts';
import type { Ledger } from '../store/ledger.ts';

/** Children leave a school or a class: opens the bulk that lets each leave and raises her erasures at the vendors. */
export const departOperation =
  ({
    ledger,
    ids,
  }: {
    readonly ledger: Ledger;
    readonly ids: Ids;
  }): Operations<'children', typeof CHILDREN>['depart'] =>
  ({ body: { institution, group, on, perMinute }, ...call }) =>
    execute(ledger, executionOf(call), async () => {
      const { controller } = call.caller;
      const cause = { kind: 'child-left', institution, ...(group !== undefined && { group }) } as const;
      const { entries } = await ledger.list(controller, { list: childrenOf(cause) }, { limit: 1 });
      if (entries.length === 0) return refused('no-such-group');
      const bulkId = ids.next();
      const opened = { bulkId, cause, startsOn: on, perMinute, openedBy: executionOf(call).by };
      const events = openBulk(undefined, opened, call.now);
      return ok({
        changes: [change({ kind: 'bulk', id: bulkId, before: undefined, events })],
        answer: { bulkId, startsOn: on },
      });
    });
