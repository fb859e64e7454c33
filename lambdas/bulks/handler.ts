import { bulkMessage } from '../contracts/messages.ts';
import { childrenOf, LISTS } from '../domain/aggregates.ts';
import {
  advanceBulk,
  type BulkEvent,
  type BulkState,
  bulkStatus,
  pauseAfter,
  raise,
  requestIdOf,
  sharesVendor,
} from '../domain/bulk.ts';
import type { CalendarDate, Instant } from '../domain/dates.ts';
import { ok } from '../domain/outcome.ts';
import type { VendorState } from '../domain/vendor.ts';
import { type Clock, today } from '../platform/clock.ts';
import type { Log } from '../platform/logger.ts';
import { queueConsumer } from '../platform/messages.ts';
import type { Change } from '../store/append.ts';
import { change, execute, opening } from '../store/execute.ts';
import type { Loaded } from '../store/items.ts';
import type { Ledger } from '../store/ledger.ts';

export type BulksDeps = { readonly ledger: Ledger; readonly clock: Clock; readonly log: Log };

/** How many children are looked at in one go, and held in memory at most. */
export const PORTION = 50;

const SYSTEM = { role: 'system', id: 'bulks' } as const;

/**
 * The worker of bulks: does the portion that is planned, each child in a transaction of her own, and plans the next.
 * A message is about one version of the bulk: once the bulk has moved on, one that comes again does nothing. Killed
 * at any moment, the message comes back and the portion is done again; children who have their request are passed by.
 */
export const createHandler = (deps: BulksDeps) =>
  queueConsumer(bulkMessage, deps.log, async ({ controller, bulkId, version }) => {
    const { ledger, clock, log } = deps;
    const bulk = await ledger.read(controller, 'bulk', bulkId);
    if (!bulk) throw new Error('the message names no bulk');
    if (bulk.version !== version || bulkStatus(bulk.state) !== 'running') return;
    const begun = clock.now();
    const raised = await workOff(deps, controller, bulk.state);
    const pause = await pauseOf(deps, controller, bulk.state, raised, begun);
    const { entries, last } = await ledger.list(
      controller,
      { list: childrenOf(bulk.state.cause) },
      { limit: PORTION, after: bulk.state.portion?.upTo },
    );
    const next = last === undefined ? undefined : { children: entries.length, upTo: last };
    await advance(deps, controller, bulk, advanceBulk(next, pause, clock.now()));
    log.info('bulk-advanced', { count: raised });
  });

/** Raises the requests of the portion in work; how many there were to raise. */
async function workOff(deps: BulksDeps, controller: string, bulk: BulkState): Promise<number> {
  const { portion, cause } = bulk;
  if (!portion) return 0;
  const { ledger } = deps;
  const vendor =
    cause.kind === 'agreement-ended' ? await ledger.read(controller, 'vendor', cause.vendorId) : undefined;
  const list = childrenOf(cause);
  let { after }: { after?: string | undefined } = portion;
  let raised = 0;
  do {
    // More than one page only where children came onto the list after the portion was planned.
    const page = await ledger.list(controller, { list }, { limit: PORTION, after, upTo: portion.upTo });
    const ids = page.entries.map(({ id }) => id);
    for (const child of await withoutRequest(ledger, controller, bulk, ids))
      if (await raiseFor(deps, controller, bulk, child, vendor?.state)) raised += 1;
    after = page.next;
  } while (after !== undefined && after < portion.upTo);
  return raised;
}

/** The children who have no request of this bulk yet. */
async function withoutRequest(
  ledger: Ledger,
  controller: string,
  { bulkId }: BulkState,
  ids: readonly string[],
): Promise<Loaded<'child'>[]> {
  const requestIds = ids.map((id) => requestIdOf(bulkId, id));
  const [children, requests] = await Promise.all([
    ledger.readMany(controller, 'child', ids),
    ledger.readMany(controller, 'request', requestIds),
  ]);
  const done = new Set(requests.map(({ state }) => state.childId));
  return children.filter(({ id }) => !done.has(id));
}

/** Raises the request of one child; false for one it does not concern, or who has it. */
async function raiseFor(
  { ledger, clock }: BulksDeps,
  controller: string,
  bulk: BulkState,
  seen: Loaded<'child'>,
  vendor: VendorState | undefined,
): Promise<boolean> {
  const who = { controller, by: SYSTEM, at: clock.now() };
  const on = today(clock);
  const changes = changesFor(bulk, seen, vendor, on);
  if (changes.length === 0) return false;
  if (await ledger.append({ ...who, changes })) return true;
  // Somebody changed the child, or another delivery of the message was faster: decided again on what is there now.
  const outcome = await execute(ledger, who, async () => {
    const [child] = await withoutRequest(ledger, controller, bulk, [seen.id]);
    const again = child ? changesFor(bulk, child, vendor, on) : [];
    return ok({ changes: again, answer: again.length > 0 });
  });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

function changesFor(
  bulk: BulkState,
  child: Loaded<'child'>,
  vendor: VendorState | undefined,
  on: CalendarDate,
): Change[] {
  const raised = raise(bulk, child.state, vendor, on);
  if (!raised) return [];
  return [
    // Held still even where nothing changes about her: an erasure begun at the same moment must see this request.
    change({ kind: 'child', id: child.id, before: child, events: raised.child }),
    opening(raised.request),
  ];
}

/** How long the next portion waits: what was raised is paid for in time, shared with the bulks that run beside this one. */
async function pauseOf(
  { ledger, clock }: BulksDeps,
  controller: string,
  bulk: BulkState,
  raised: number,
  begun: Instant,
): Promise<number> {
  const running = await ledger.listed(controller, 'bulk', LISTS.runningBulks);
  const together = running.filter(({ state }) => sharesVendor(state.cause, bulk.cause)).length;
  const tookMs = Date.parse(clock.now()) - Date.parse(begun);
  return pauseAfter(raised, bulk.perMinute, together, tookMs);
}

/** Appends the event, unless another delivery of the same message was faster. */
async function advance(
  { ledger, clock }: BulksDeps,
  controller: string,
  { id, version }: Loaded<'bulk'>,
  event: BulkEvent,
): Promise<void> {
  const outcome = await execute(ledger, { controller, by: SYSTEM, at: clock.now() }, async () => {
    const before = await ledger.read(controller, 'bulk', id);
    const changes =
      before?.version === version ? [change({ kind: 'bulk', id, before, events: [event] })] : [];
    return ok({ changes, answer: null });
  });
  if (!outcome.ok) throw new Error(outcome.reason);
}
