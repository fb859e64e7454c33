import { REQUESTS } from '../contracts/requests.ts';
import { LISTS } from '../domain/aggregates.ts';
import { effectsOfLift } from '../domain/carry-out.ts';
import type { CalendarDate, Instant } from '../domain/dates.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import { decideObjection, liftRestriction } from '../domain/request.ts';
import { type Caller, isVisible } from '../platform/caller.ts';
import type { Clock, Ids } from '../platform/clock.ts';
import { executionOf } from '../platform/execution.ts';
import { httpService } from '../platform/http.ts';
import type { Log } from '../platform/logger.ts';
import { change, execute } from '../store/execute.ts';
import type { Loaded } from '../store/items.ts';
import type { Ledger } from '../store/ledger.ts';
import { LINK_SECONDS, type Packages } from '../store/packages.ts';
import { PACKAGE_DAYS } from '../store/tables.ts';
import type { Vault } from '../store/vault.ts';
import { openOperation } from './open.ts';
import { summaryOf, viewOf } from './view.ts';
import { writtenIn } from './written.ts';

export type RequestsDeps = {
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly packages: Packages;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
};

const PAGE = 50;

const DAY_MS = 24 * 60 * 60 * 1000;
const isOlder = (than: Instant, now: Instant, days: number): boolean =>
  Date.parse(now) - Date.parse(than) > days * DAY_MS;

/** Requests: opened, followed, decided where the law asks for a person, and their packages fetched. */
export function createHandler(deps: RequestsDeps) {
  const { ledger, vault, packages, ids } = deps;

  /** A request the caller may see: a case worker every one, a family its own and those of its child. */
  const visible = async (
    caller: Caller,
    requestId: string | undefined,
    today: CalendarDate,
  ): Promise<Outcome<Loaded<'request'>>> => {
    const request = await ledger.read(caller.controller, 'request', requestId ?? '');
    if (!request) return refused('no-such-request');
    if (caller.role === 'caseworker' || request.state.openedBy.id === caller.id) return ok(request);
    const child = await ledger.read(caller.controller, 'child', request.state.childId);
    return child && isVisible(caller, child, today) ? ok(request) : refused('no-such-request');
  };

  return httpService(
    'requests',
    REQUESTS,
    {
      openRequest: openOperation(deps),

      listRequests: async ({ caller, query }) => {
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
        const requests = open.map(({ state }) => summaryOf(state));
        return ok(page.next === undefined ? { requests } : { requests, next: page.next });
      },

      listChildRequests: async ({ caller, params, today }) => {
        const child = await ledger.read(caller.controller, 'child', params.childId ?? '');
        if (!child || !isVisible(caller, child, today)) return refused('no-such-child');
        const requests = await ledger.listed(caller.controller, 'request', LISTS.requestsOf(child.id));
        return ok({ requests: requests.map(({ state }) => summaryOf(state)) });
      },

      getRequest: async ({ caller, params, today }) => {
        const request = await visible(caller, params.requestId, today);
        if (!request.ok) return request;
        const { state } = request.value;
        return ok(viewOf(state, await writtenIn(vault, caller, state)));
      },

      getPackage: async ({ caller, params, query, today, ...call }) => {
        const request = await visible(caller, params.requestId, today);
        if (!request.ok) return request;
        const { childId, requestId, completed, openedBy } = request.value.state;
        // A package goes to the one who asked, never to the other parent by default.
        if (caller.role !== 'caseworker' && openedBy.id !== caller.id)
          return refused('package-for-requester-only');
        const child = await ledger.read(caller.controller, 'child', childId);
        if (!child || child.state.erasure?.done) return refused('child-erased');
        if (completed && isOlder(completed.at, call.now, PACKAGE_DAYS)) return refused('package-expired');
        const packagesMade = completed?.evidence.packages ?? [];
        if (packagesMade.length === 0) return refused('no-package-yet');
        const format = query.format ?? (packagesMade.some((one) => one.format === 'html') ? 'html' : 'json');
        const made = packagesMade.find((one) => one.format === format);
        if (!made) return refused('no-such-format', packagesMade.map((one) => one.format).join(', '));
        const url = await packages.link(caller.controller, childId, requestId, format);
        return ok({ format, url, expiresInSeconds: LINK_SECONDS, digest: made.digest });
      },

      decideObjection: ({ body: { outcome, reason }, params, ...call }) =>
        execute(ledger, executionOf(call), async () => {
          const { controller } = call.caller;
          const before = await ledger.read(controller, 'request', params.requestId ?? '');
          if (!before) return refused('no-such-request');
          const noteId = ids.next();
          const { by } = executionOf(call);
          const events = decideObjection(before.state, outcome, by, noteId);
          if (!events.ok) return events;
          return ok({
            changes: [change({ kind: 'request', id: before.id, before, events: events.value })],
            vault: await vault.addingNote(controller, before.state.childId, noteId, { reason }),
            answer: { requestId: before.id, outcome },
          });
        }),

      liftRestriction: ({ params, ...call }) =>
        execute(ledger, executionOf(call), async () => {
          const { controller } = call.caller;
          const before = await ledger.read(controller, 'request', params.requestId ?? '');
          if (!before) return refused('no-such-request');
          const events = liftRestriction(before.state, call.now);
          if (!events.ok) return events;
          const child = await ledger.read(controller, 'child', before.state.childId);
          if (!child || child.state.erasure) return refused('child-erased');
          return ok({
            changes: [
              change({ kind: 'request', id: before.id, before, events: events.value }),
              change({ kind: 'child', id: child.id, before: child, events: effectsOfLift(before.id) }),
            ],
            answer: { requestId: before.id, liftedAt: call.now },
          });
        }),
    },
    deps,
  );
}
