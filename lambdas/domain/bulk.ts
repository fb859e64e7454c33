import type { Actor } from './actor.ts';
import type { ChildEvent, ChildState } from './child.ts';
import { leave } from './child-commands.ts';
import { type CalendarDate, dateInCopenhagen, type Instant } from './dates.ts';
import { namedId } from './named-id.ts';
import { openOrdered } from './open-request.ts';
import { own } from './own.ts';
import type { Opening } from './request.ts';
import { instructionsFor, type VendorState } from './vendor.ts';

/** What made the controller owe an erasure for many children at once (art. 17(1)(a), 28(3)(g)). */
export type BulkCause =
  | { readonly kind: 'agreement-ended'; readonly vendorId: string; readonly agreementId: string }
  /** All children of an institution, or of one group of it. */
  | { readonly kind: 'child-left'; readonly institution: string; readonly group?: string | undefined };

export type OpenedBulk = {
  readonly bulkId: string;
  readonly cause: BulkCause;
  /** The day the agreement ends or the children leave; no request is raised before it. */
  readonly startsOn: CalendarDate;
  /** How many requests are raised in a minute at most, for any one vendor. */
  readonly perMinute: number;
  readonly openedBy: Actor;
};

/** A stretch of the list of children, by places on it; without `after` from its beginning. */
export type Portion = { readonly after?: string; readonly upTo: string };

export type BulkState = OpenedBulk & {
  /** How many children the portions until now hold, the one in work included. */
  readonly seen: number;
  /** The portion in work; all before it are done. */
  readonly portion?: Portion;
  readonly startedAt?: Instant;
  readonly finishedAt?: Instant;
};

export type BulkEvent =
  | (OpenedBulk & { readonly type: 'bulk-opened' })
  | { readonly type: 'bulk-rescheduled'; readonly startsOn: CalendarDate; readonly perMinute: number }
  | { readonly type: 'bulk-started'; readonly at: Instant }
  | {
      /** The portion before is done, and the next one is planned: written down first, so that a kill loses no count. */
      readonly type: 'bulk-advanced';
      readonly children: number;
      readonly upTo: string;
      /** How long the rate makes the next portion wait. */
      readonly afterSeconds: number;
    }
  | { readonly type: 'bulk-finished'; readonly at: Instant };

export type BulkStatus = 'waiting' | 'running' | 'done';

/** How far a bulk is in raising its requests; `done` says nothing of the vendors, who answer request by request. */
export function bulkStatus({ startedAt, finishedAt }: BulkState): BulkStatus {
  if (finishedAt !== undefined) return 'done';
  return startedAt === undefined ? 'waiting' : 'running';
}

/** Opens a bulk and starts it if its day has come; one that still waits takes the new day, one that has started goes on. */
export function openBulk(existing: BulkState | undefined, opened: OpenedBulk, now: Instant): BulkEvent[] {
  if (existing && bulkStatus(existing) !== 'waiting') return [];
  const { startsOn, perMinute } = opened;
  const first: BulkEvent = existing
    ? { type: 'bulk-rescheduled', startsOn, perMinute }
    : { type: 'bulk-opened', ...opened };
  const start = startBulk(evolveBulk(existing, first), now);
  return start ? [first, start] : [first];
}

/** The start of a bulk whose day has come in Copenhagen; undefined before, and once it has started. */
export const startBulk = (bulk: BulkState, now: Instant): BulkEvent | undefined =>
  bulkStatus(bulk) === 'waiting' && bulk.startsOn <= dateInCopenhagen(now)
    ? { type: 'bulk-started', at: now }
    : undefined;

/** The next portion of a running bulk whose portion in work is done; its end when no child is left on the list. */
export const advanceBulk = (
  next: { readonly children: number; readonly upTo: string } | undefined,
  afterSeconds: number,
  at: Instant,
): BulkEvent => (next ? { type: 'bulk-advanced', ...next, afterSeconds } : { type: 'bulk-finished', at });

/** What happens at once for one child: her request, and what changes about her. */
export type Raised = { readonly request: Opening; readonly child: readonly ChildEvent[] };

/**
 * What a bulk raises for one child; undefined for one it does not concern: who is being erased anyway, who is no
 * longer in the group, and, when an agreement ended, who never had a ground for any purpose it instructs.
 */
export function raise(
  bulk: BulkState,
  child: ChildState,
  vendor: VendorState | undefined,
  on: CalendarDate,
): Raised | undefined {
  if (child.erasure || !isConcerned(bulk.cause, child, vendor)) return undefined;
  const { bulkId, cause, openedBy, startsOn } = bulk;
  const vendorId = cause.kind === 'agreement-ended' ? cause.vendorId : undefined;
  const why = { cause: cause.kind, bulkId, ...(vendorId !== undefined && { vendorId }) };
  const request = openOrdered(child.childId, requestIdOf(bulkId, child.childId), openedBy, on, why);
  if (cause.kind === 'agreement-ended') return { request, child: [] };
  const left = leave(child, startsOn);
  if (!left.ok) throw new Error(`a child who is here cannot leave: ${left.reason}`);
  return { request, child: left.value };
}

function isConcerned(cause: BulkCause, child: ChildState, vendor: VendorState | undefined): boolean {
  if (cause.kind === 'child-left') {
    const { institution, name } = child.group;
    const isOfGroup = cause.group === undefined || cause.group === name;
    return child.left === undefined && cause.institution === institution && isOfGroup;
  }
  const terms = vendor && own(vendor.agreements, cause.agreementId)?.terms;
  if (!terms) throw new Error('the bulk names no agreement');
  // A ground that has ended counts too: the vendor may still hold what it got while it stood.
  return Object.keys(child.grounds).some((purposeId) => instructionsFor(terms, purposeId).length > 0);
}

/** True when two bulks may ask the same vendor: children who leave concern every vendor. */
export const sharesVendor = (a: BulkCause, b: BulkCause): boolean =>
  a.kind === 'child-left' || b.kind === 'child-left' || a.vendorId === b.vendorId;

/** A queue keeps a message back for fifteen minutes at most, and a wait as long as that would look like a fault. */
const LONGEST_PAUSE = 600;

/**
 * How many whole seconds the next portion must wait for the rate to hold: what was raised takes its share of the
 * minute, divided among the bulks that may ask the same vendors, this one included; the time it took counts.
 */
export const pauseAfter = (
  raised: number,
  perMinute: number,
  bulksTogether: number,
  tookMs: number,
): number => {
  const seconds = (raised * 60 * bulksTogether) / perMinute - tookMs / 1000;
  return Math.min(LONGEST_PAUSE, Math.max(0, Math.ceil(seconds)));
};

/** The one bulk of an agreement's end, however often its day is changed. */
export const bulkIdOf = (vendorId: string, agreementId: string): string =>
  namedId(`agreement-ended ${vendorId} ${agreementId}`);

/** The one request of a bulk for a child, however often it is raised. */
export const requestIdOf = (bulkId: string, childId: string): string => namedId(`${bulkId} ${childId}`);

export function evolveBulk(state: BulkState | undefined, event: BulkEvent): BulkState {
  if (event.type === 'bulk-opened') {
    const { type: _type, ...opened } = event;
    return { ...opened, seen: 0 };
  }
  if (!state) throw new Error('the event needs an opened bulk');
  switch (event.type) {
    case 'bulk-rescheduled':
      return { ...state, startsOn: event.startsOn, perMinute: event.perMinute };
    case 'bulk-started':
      return { ...state, startedAt: event.at };
    case 'bulk-advanced': {
      const { children, upTo } = event;
      const after = state.portion?.upTo;
      return {
        ...state,
        seen: state.seen + children,
        portion: { ...(after !== undefined && { after }), upTo },
      };
    }
    case 'bulk-finished': {
      const { portion: _done, ...done } = state;
      return { ...done, finishedAt: event.at };
    }
  }
}
