import { REQUESTS } from '../contracts/requests.ts';
import { LISTS } from '../domain/aggregates.ts';
import { ok, refused } from '../domain/outcome.ts';
import { isVisible } from '../platform/caller.ts';
import { httpService } from '../platform/http.ts';
import { assessOperation } from './assess.ts';
import { clockOperations } from './clock.ts';
import { type RequestsDeps, visibleRequest } from './deps.ts';
import { documentOperations } from './documents.ts';
import { openOperation } from './open.ts';
import { packageOperations } from './packages.ts';
import { vendorTaskOperations } from './vendor-tasks.ts';
import { summaryOf, viewOf } from './view.ts';
import { writtenIn } from './written.ts';

const PAGE = 50;

/** Requests: opened, followed, decided where the law asks for a person, and what comes out of them fetched. */
export function createHandler(deps: RequestsDeps) {
  const { ledger, vault } = deps;
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

      listRequests: async ({ caller, query, now }) => {
        const page = await ledger.list(
          caller.controller,
          { list: LISTS.openRequests },
          { limit: PAGE, after: query.after },
        );
        const open = await ledger.readMany(
          caller.controller,
          'request',
          page.entries.map(({ id }) => id),
        );
        const requests = open.map(({ state }) => summaryOf(state, now));
        return ok(page.next === undefined ? { requests } : { requests, next: page.next });
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
        return ok(viewOf(state, await writtenIn(vault, caller, state), now));
      },
    },
    deps,
  );
}
