import { type ChildFacts, type ChildState, hasLeft, standing, statuteStanding } from './child.ts';
import type { CalendarDate } from './dates.ts';
import { own } from './own.ts';
import { currentVersion, type PurposeState } from './purpose.ts';
import { agreementStatus, instructionsFor, type VendorState } from './vendor.ts';

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
  Object.values(vendor.agreements)
    .filter(({ signedOn, terms }) => signedOn !== undefined && instructionsFor(terms, purposeId).length > 0)
    .every((agreement) => agreementStatus(agreement, today) === 'terminated');

/** True while another request than this one holds a purpose of the child still. */
export const isHeldOtherwise = (child: ChildState, purposeId: string, requestId: string): boolean =>
  Object.entries(child.holds).some(
    ([id, { purposes }]) => id !== requestId && (purposes === 'all' || purposes.includes(purposeId)),
  );

/** True when the vendor may use the child's data for the purpose on a ground that stands. */
export function isUsed(purpose: PurposeState, vendor: VendorState, { child, facts, today }: Matter): boolean {
  if (hasLeft(child, today) || hasEndedAt(vendor, purpose.purposeId, today)) return false;
  const { rule } = currentVersion(purpose);
  return rule.kind === 'consent'
    ? standing(child, facts, purpose, rule, today) === 'valid'
    : statuteStanding(own(child.grounds, purpose.purposeId), today) === 'in-force';
}
