import type { REQUESTS } from '../contracts/requests.ts';
import type { Actor } from '../domain/actor.ts';
import type { CalendarDate, Instant } from '../domain/dates.ts';
import { ok, refused } from '../domain/outcome.ts';
import { own } from '../domain/own.ts';
import { isEnded, type RequestState } from '../domain/request.ts';
import { type Caller, isVisible } from '../platform/caller.ts';
import { executionOf } from '../platform/execution.ts';
import type { Operations } from '../platform/http.ts';
import { change, execute } from '../store/execute.ts';
import type { Loaded } from '../store/items.ts';
import { LINK_SECONDS, type Packages } from '../store/packages.ts';
import { PACKAGE_DAYS } from '../store/tables.ts';
import { type RequestsDeps, visibleRequest } from './deps.ts';

type PackageOperations = Pick<Operations<'requests', typeof REQUESTS>, 'getPackage' | 'getPart'>;

const DAY_MS = 24 * 60 * 60 * 1000;
const isOlder = (than: Instant, now: Instant, days: number): boolean =>
  Date.parse(now) - Date.parse(than) > days * DAY_MS;

/** Packages, fetched by who asked for them over a link that soon ends, and the parts a case worker reviews before. */
export function packageOperations(deps: RequestsDeps): PackageOperations {
  const { ledger, packages } = deps;
  return {
    getPackage: ({ caller, params, query, today, ...call }) =>
      execute(ledger, executionOf({ caller, ...call }), async () => {
        const request = await visibleRequest(deps, caller, params.requestId, today);
        if (!request.ok) return request;
        const before = request.value;
        const { childId, requestId, completed, openedBy, loa } = before.state;
        // A package goes to the one who asked, never to the other parent; what was asked on paper, staff prints.
        const isForStaff = caller.role === 'caseworker' && loa === undefined;
        if (!isForStaff && openedBy.id !== caller.id) return refused('package-for-requester-only');
        const child = await ledger.read(caller.controller, 'child', childId);
        if (!child || child.state.erasure?.done) return refused('child-erased');
        // Whoever lost custody since she asked, or whose child came of age, has no claim to it any more, printed or not.
        if (!hasClaim(caller, openedBy, child, today)) return refused('not-a-guardian-of-the-child');
        if (completed && isOlder(completed.at, call.now, PACKAGE_DAYS)) return refused('package-expired');
        const packagesMade = completed?.evidence.packages ?? [];
        if (packagesMade.length === 0) return refused('no-package-yet');
        const format = query.format ?? (packagesMade.some((one) => one.format === 'html') ? 'html' : 'json');
        const made = packagesMade.find((one) => one.format === format);
        if (!made) return refused('no-such-format', packagesMade.map((one) => one.format).join(', '));
        const by = { role: caller.role, id: caller.id } as const;
        const fetched = { type: 'package-fetched', by, format, at: call.now } as const;
        const url = await packages.link(caller.controller, childId, requestId, format);
        return ok({
          changes: [change({ kind: 'request', id: requestId, before, events: [fetched] })],
          answer: { format, url, expiresInSeconds: LINK_SECONDS, digest: made.digest },
        });
      }),

    getPart: async ({ caller, params }) => {
      const request = await ledger.read(caller.controller, 'request', params.requestId ?? '');
      if (!request) return refused('no-such-request');
      const part = await partOf(packages, caller.controller, request.state, params.vendorId ?? '');
      return part ? ok(part) : refused('no-such-part');
    },
  };
}

/** True when the one who asked, whoever fetches it now, may know of the child today. */
const hasClaim = ({ controller }: Caller, { role, id }: Actor, child: Loaded<'child'>, today: CalendarDate) =>
  role !== 'system' && isVisible({ role, id, controller, loa: undefined }, child, today);

/** What one vendor handed over for a request that is open; undefined when it handed over nothing. */
export async function partOf(
  packages: Packages,
  controller: string,
  request: RequestState,
  vendorId: string,
): Promise<{ vendorId: string; purposes: string[]; data: unknown } | undefined> {
  const { childId, requestId, tasks } = request;
  const task = own(tasks, `${vendorId}.hand-over`);
  const digest = task?.result?.partDigest;
  if (!task || digest === undefined || isEnded(request)) return undefined;
  const data = await packages.part({ controller, childId, requestId, vendorId, digest });
  return { vendorId, purposes: [...task.purposes], data };
}
