import { type ChildFacts, type ChildState, consentStands, hasLeft, statuteStanding } from './child.ts';
import type { CalendarDate } from './dates.ts';
import { own } from './own.ts';
import { currentVersion, type PurposeState } from './purpose.ts';
import { agreementStatus, signedFor, type VendorState } from './vendor.ts';

/** What a request is decided on. */
export type Matter = {
  readonly child: ChildState;
  readonly facts: ChildFacts;
  readonly purposes: readonly PurposeState[];
  readonly vendors: readonly VendorState[];
  readonly today: CalendarDate;
};

/** True when every agreement that instructed the vendor for the purpose has ended. */
export const hasEndedAt = (vendor: VendorState, purposeId: string, today: CalendarDate): boolean =>
  signedFor(vendor, purposeId).every((agreement) => agreementStatus(agreement, today) === 'terminated');

/** True when the vendor may use the child's data for the purpose on a ground that stands. */
export function isUsed(purpose: PurposeState, vendor: VendorState, { child, facts, today }: Matter): boolean {
  if (hasLeft(child, today) || hasEndedAt(vendor, purpose.purposeId, today)) return false;
  return currentVersion(purpose).rule.kind === 'consent'
    ? consentStands(child, facts, purpose, today)
    : statuteStanding(own(child.grounds, purpose.purposeId), today) === 'in-force';
}
