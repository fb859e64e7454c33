import { REQUESTS } from '../contracts/requests.ts';
import { LISTS } from '../domain/aggregates.ts';
import type { Instant } from '../domain/dates.ts';
import { ok, refused } from '../domain/outcome.ts';
import { type Caller, isVisible } from '../platform/caller.ts';
import { httpService } from '../platform/http.ts';
import { pageOf } from '../store/pages.ts';
import { vendorsOf } from '../store/register.ts';
import { assessOperation } from './assess.ts';
import { clockOperations } from './clock.ts';
import { type RequestsDeps, visibleRequest } from './deps.ts';
import { documentOperations } from './documents.ts';
import { openOperation } from './open.ts';
import { packageOperations } from './packages.ts';
import { vendorTaskOperations } from './vendor-tasks.ts';
import { summaryOf, viewOf } from './view.ts';
import { writtenIn } from './written.ts';

/** Requests: opened, followed, decided where the law asks for a person, and what comes out of them fetched. */
export function createHandler(deps: RequestsDeps) {
  const { ledger, vault } = deps;

  /** A page of a list of requests, each as a line of it. */
  const linesOf = async (
    { controller }: Caller,
    list: string,
    within: { readonly sort?: string; readonly after: string | undefined },
    now: Instant,
  ) => {
    const { loaded, more } = await pageOf(ledger, controller, 'request', list, within);
    return ok({ requests: loaded.map(({ state }) => summaryOf(state, now)), ...more });
  };

  return httpService(
    'requests',
    REQUESTS,
    {
      openRequest: openOperation(deps),
      assessRequest: assessOperation(deps),
      ...clockOperations(deps),
      ...vendorTaskOperations(deps),
      ...packageOperations(deps),
      ...documentOperations(deps),

      listRequests: ({ caller, query, now }) =>
        linesOf(caller, LISTS.openRequests, { after: query.after }, now),

      listBulkRequests: async ({ caller, params, query, now }) => {
        const bulk = await ledger.read(caller.controller, 'bulk', params.bulkId ?? '');
        if (!bulk) return refused('no-such-bulk');
        return linesOf(caller, LISTS.ofBulk(bulk.id), { after: query.after, sort: 'open' }, now);
      },

      listChildRequests: async ({ caller, params, today, now }) => {
        const child = await ledger.read(caller.controller, 'child', params.childId ?? '');
        if (!child || !isVisible(caller, child, today)) return refused('no-such-child');
        const requests = await ledger.listed(caller.controller, 'request', LISTS.requestsOf(child.id));
        return ok({ requests: requests.map(({ state }) => summaryOf(state, now)) });
      },

      getRequest: async ({ caller, params, today, now }) => {
        const request = await visibleRequest(deps, caller, params.requestId, today);
        if (!request.ok) return request;
        const { state } = request.value;
        // Where a vendor's chain falls short is for the case worker to see to.
        const isHers = caller.role === 'caseworker' && state.right === 'rectification';
        const asked = isHers ? Object.values(state.tasks).map(({ vendorId }) => vendorId) : [];
        const vendors = await vendorsOf(ledger, caller.controller, [...new Set(asked)]);
        return ok(viewOf(state, await writtenIn(vault, caller, state), vendors, now));
      },
    },
    deps,
  );
}
