import { REQUESTS } from '../contracts/requests.ts';
import { LISTS } from '../domain/aggregates.ts';
import type { Instant } from '../domain/dates.ts';
import { ok, refused } from '../domain/outcome.ts';
import { type Caller, isVisible } from '../platform/caller.ts';
import { httpService } from '../platform/http.ts';
import { pageOf } from '../store/pages.ts';
import { assessOperation } from './assess.ts';
import { clockOperations } from './clock.ts';
import type { RequestsDeps } from './deps.ts';
import { documentOperations } from './documents.ts';
import { openOperation } from './open.ts';
import { packageOperations } from './packages.ts';
import { previewOperation } from './preview.ts';
import { resendOperation } from './resend.ts';
import { sentOperation } from './sent.ts';
import { showOperation } from './show.ts';
import { vendorTaskOperations } from './vendor-tasks.ts';
import { summaryOf } from './view.ts';

/** Requests: opened, followed, decided where the law asks for a person, and what comes out of them fetched. */
export function createHandler(deps: RequestsDeps) {
  const { ledger, vault } = deps;

  /** A page of a list of requests for a case worker, each as a line of it with the child's name and class. */
  const linesOf = async (
    caller: Caller,
    list: string,
    within: { readonly sort?: string; readonly after: string | undefined },
    now: Instant,
  ) => {
    const { loaded, more } = await pageOf(ledger, caller.controller, 'request', list, within);
    const childIds = [...new Set(loaded.map(({ state }) => state.childId))];
    const [people, children] = await Promise.all([
      vault.people(caller.controller, childIds),
      ledger.readMany(caller.controller, 'child', childIds),
    ]);
    const groups = new Map(children.map(({ id, state }) => [id, state.group]));
    const lines = loaded.map(({ state }) => {
      const found = people.get(state.childId);
      const person = found ? { givenName: found.givenName, familyName: found.familyName } : null;
      const group = groups.get(state.childId);
      return { ...summaryOf(state, caller, now), person, ...(group && { group: { ...group } }) };
    });
    return ok({ requests: lines, ...more });
  };

  return httpService(
    'requests',
    REQUESTS,
    {
      openRequest: openOperation(deps),
      previewRequest: previewOperation(deps),
      getRequest: showOperation(deps),
      assessRequest: assessOperation(deps),
      ...clockOperations(deps),
      ...vendorTaskOperations(deps),
      resendRequest: resendOperation(deps),
      recordLetter: sentOperation(deps),
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
        return ok({ requests: requests.map(({ state }) => summaryOf(state, caller, now)) });
      },
    },
    deps,
  );
}
