import { randomUUID } from 'node:crypto';
import { createHandler } from '../../lambdas/deadlines/handler.ts';
import { LISTS } from '../../lambdas/domain/aggregates.ts';
import { change } from '../../lambdas/store/execute.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import type { Tenant } from '../engines/tenant.ts';
import { opened } from '../store/changes.ts';

/** One run of the hour. */
export const run = (tenant: Tenant, ledger: Ledger = tenant.engines.ledger) =>
  createHandler({ ...tenant.deps(), ledger })();

/** Opens requests with their last day; their ids. */
export async function due(tenant: Tenant, days: readonly (string | null)[]): Promise<string[]> {
  const requests = days.map((dueOn) => ({ id: randomUUID(), dueOn }));
  const { controller, clock } = tenant;
  const who = { controller, by: { role: 'caseworker', id: 'c' }, at: clock.now() } as const;
  for (let from = 0; from < requests.length; from += 16)
    await tenant.engines.ledger.append({
      ...who,
      changes: requests
        .slice(from, from + 16)
        .map(({ id, dueOn }) =>
          change({ kind: 'request', id, before: undefined, events: [opened(id, 'child', dueOn)] }),
        ),
    });
  return requests.map(({ id }) => id);
}

/** What still waits for time to pass, the next first. */
export const waiting = async (tenant: Tenant): Promise<string[]> =>
  (
    await tenant.engines.ledger.list('', { list: LISTS.clock, everywhere: true }, { limit: 1000 })
  ).entries.map(({ id }) => id);
