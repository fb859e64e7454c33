import { linkSeen, linksOutside, type OutsideLink, reasonOutside } from './chain.ts';
import type { CalendarDate } from './dates.ts';
import { type Agreement, agreementStatus, onRequestOnly, signedFor, type VendorState } from './vendor.ts';

/** What may keep new data from a vendor; the codes are stable, and those of a denied check. */
export const BARS = [
  'outside-perimeter',
  'place-unknown',
  'needs-explicit-instruction',
  'purpose-not-instructed',
] as const;

/** Why new data may not go to a vendor, with the link of its chain that keeps it away; no link where no agreement lets it go anywhere. */
export type Bar = {
  readonly reason: (typeof BARS)[number];
  readonly link: OutsideLink | null;
};

/** A bar as vendors and case workers see it. */
export const barSeen = ({ reason, link }: Bar) => ({ reason, link: link && linkSeen(link) });

/** What keeps data for these purposes from the vendor on a day; undefined when it may go there. Every purpose must be free of it. */
export function barOf(vendor: VendorState, purposeIds: readonly string[], on: CalendarDate): Bar | undefined {
  const outside = purposeIds
    .flatMap((purposeId) => governing(vendor, purposeId, on))
    .flatMap(({ terms }) => linksOutside(terms, vendor.webhook, on));
  const worst = outside.find(({ country }) => country !== null) ?? outside[0];
  if (worst) return { reason: reasonOutside(worst), link: worst };
  const ungoverned = purposeIds.find((purposeId) => governing(vendor, purposeId, on).length === 0);
  if (ungoverned === undefined && purposeIds.length > 0) return undefined;
  const isSigned = ungoverned !== undefined && signedFor(vendor, ungoverned).length > 0;
  return { reason: isSigned ? 'needs-explicit-instruction' : 'purpose-not-instructed', link: null };
}

/**
 * The agreements that say where new data for a purpose may be: all that are in force, and only when none is, those that
 * have ended, which bind until all is erased (R3): the vendor must be able to correct what it still holds.
 */
function governing(vendor: VendorState, purposeId: string, on: CalendarDate): readonly Agreement[] {
  const inForce = inForceFor(vendor, purposeId, on);
  const binding = inForce.length > 0 ? inForce : signedFor(vendor, purposeId);
  return binding.filter((agreement) => !onRequestOnly(agreement, purposeId));
}

/** The agreements in force on a day that instruct the vendor for a purpose. */
export const inForceFor = (vendor: VendorState, purposeId: string, on: CalendarDate): readonly Agreement[] =>
  signedFor(vendor, purposeId).filter((agreement) => agreementStatus(agreement, on) === 'in-force');

/** True when an agreement in force has every link inside, the webhook's host too: the check lets the vendor work on by it. */
export const isInReach = (vendor: VendorState, purposeId: string, on: CalendarDate): boolean =>
  inForceFor(vendor, purposeId, on).some(({ terms }) => linksOutside(terms, vendor.webhook, on).length === 0);

/**
 * True when by an agreement in force nobody who holds data is known to be outside. To store where nobody knows is not
 * lawful use either, but what is erased for a missing annex does not come back when the annex is found. The webhook's
 * host holds nothing that an erasure would reach.
 */
export const isNotKnownOutside = (vendor: VendorState, purposeId: string, on: CalendarDate): boolean =>
  inForceFor(vendor, purposeId, on).some(({ terms }) =>
    linksOutside(terms, null, on).every(({ country }) => country === null),
  );
