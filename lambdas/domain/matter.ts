import { type ChildFacts, type ChildState, consentStands, hasLeft, statuteStanding } from './child.ts';
import type { CalendarDate } from './dates.ts';
import { own } from './own.ts';
import { currentVersion, type PurposeState } from './purpose.ts';
import { isInReach, isNotKnownOutside } from './reach.ts';
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

/** True when the vendor uses the child's data for the purpose on a ground that stands, by an agreement in force; where it does is not asked. */
export function isUsed(purpose: PurposeState, vendor: VendorState, { child, facts, today }: Matter): boolean {
  if (hasLeft(child, today) || hasEndedAt(vendor, purpose.purposeId, today)) return false;
  return currentVersion(purpose).rule.kind === 'consent'
    ? consentStands(child, facts, purpose, today)
    : statuteStanding(own(child.grounds, purpose.purposeId), today) === 'in-force';
}

/** True when the vendor may go on with a purpose that was held: its use is grounded and its chain inside; an unknown place denies. */
export const mayResume = (purpose: PurposeState, vendor: VendorState, matter: Matter): boolean =>
  isUsed(purpose, vendor, matter) && isInReach(vendor, purpose.purposeId, matter.today);

/** True when a vendor keeps its data for a purpose though another's is erased: its use is grounded and nobody is known to be outside. */
export const keepsData = (purpose: PurposeState, vendor: VendorState, matter: Matter): boolean =>
  isUsed(purpose, vendor, matter) && isNotKnownOutside(vendor, purpose.purposeId, matter.today);
