import type { AUDIT } from '../contracts/audit.ts';
import { LISTS } from '../domain/aggregates.ts';
import type { Instant } from '../domain/dates.ts';
import { ok, refused } from '../domain/outcome.ts';
import {
  asksItsHistory,
  conflictsStanding,
  type Happened,
  type Standstill,
  standstillsOf,
} from '../domain/standstill.ts';
import { isOpen } from '../domain/task.ts';
import type { Operations } from '../platform/http.ts';
import type { Loaded } from '../store/items.ts';
import type { Ledger } from '../store/ledger.ts';
import { pageOf } from '../store/pages.ts';
import { vendorsOf } from '../store/register.ts';

const REQUESTS = 'requests~';
const CONFLICTS = 'conflicts~';

/** What stands still, a page of open requests or of conflicts at a time: the requests first, in the order of their days. */
export const standstillsOperation =
  (ledger: Ledger): Operations<'audit', typeof AUDIT>['listStandstills'] =>
  async ({ caller: { controller }, query: { bulkId, after = REQUESTS }, now }) => {
    if (bulkId !== undefined && !(await ledger.read(controller, 'bulk', bulkId)))
      return refused('no-such-bulk');
    const place = after.slice(after.indexOf('~') + 1) || undefined;
    if (after.startsWith(CONFLICTS)) {
      const page = await pageOf(ledger, controller, 'child', LISTS.conflicts, { after: place });
      const standstills = page.loaded.flatMap(({ id, state }) => conflictsStanding(id, state));
      return ok({ standstills, ...nextAt(CONFLICTS, page.more.next) });
    }
    const list = bulkId === undefined ? LISTS.openRequests : LISTS.ofBulk(bulkId);
    const within = { after: place, ...(bulkId !== undefined && { sort: 'open' }) };
    const page = await pageOf(ledger, controller, 'request', list, within);
    const standstills = await standingOf(ledger, controller, page.loaded, now);
    const isLast = page.more.next === undefined;
    if (isLast && bulkId === undefined) return ok({ standstills, ...nextAt(CONFLICTS, '') });
    return ok({ standstills, ...nextAt(REQUESTS, page.more.next) });
  };

const nextAt = (list: string, place: string | undefined) =>
  place === undefined ? {} : { next: `${list}${place}` };

/** What of some requests stands still; the history is read of those alone whose state cannot tell. */
async function standingOf(
  ledger: Ledger,
  controller: string,
  requests: readonly Loaded<'request'>[],
  now: Instant,
): Promise<Standstill[]> {
  const asked = requests.flatMap(({ state }) => Object.values(state.tasks).filter(isOpen));
  const vendors = await vendorsOf(ledger, controller, [...new Set(asked.map(({ vendorId }) => vendorId))]);
  const standing = await Promise.all(
    requests.map(async ({ id, state }) => {
      const history = asksItsHistory(state, vendors, now) ? await historyOf(ledger, controller, id) : [];
      return standstillsOf(state, vendors, history, now);
    }),
  );
  return standing.flat();
}

const historyOf = (ledger: Ledger, controller: string, requestId: string): Promise<Happened[]> =>
  Array.fromAsync(ledger.history(controller, 'request', requestId), ({ body }) => JSON.parse(body));
