import { ADEQUACY, type Adequacy, adequacyOf, type Cover, isCountry, standingOf } from './countries.ts';
import type { CalendarDate } from './dates.ts';

/** An instruction that lets one recipient in a third country have data, with its Chapter V ground. */
export type InstructedTransfer = {
  readonly country: string;
  readonly recipient: string;
  readonly ground: 'art-45' | 'art-46';
  /** What the recipient is under, for an adequacy decision that covers some recipients only. */
  readonly coveredBy: Cover | null;
  readonly signedOn: CalendarDate;
};

export type Perimeter = {
  readonly kind: 'eu' | 'eea' | 'eea-or-instructed';
  readonly transfers: readonly InstructedTransfer[];
};

/** One link of the chain that holds or sees data: the vendor, a place of processing, a sub-processor, a webhook's host. */
export type Link = { readonly name: string; readonly activity: string; readonly country: string | null };

/** True when an agreement lets a link have data on a day (R23 to R25); an unknown country is outside every perimeter. */
export function isInside(
  perimeter: Perimeter,
  link: Link,
  on: CalendarDate,
  decisions: readonly Adequacy[] = ADEQUACY,
): boolean {
  if (link.country === null) return false;
  const area = standingOf(link.country, on)?.area;
  if (area === 'eu') return true;
  if (perimeter.kind === 'eu') return false;
  return area === 'eea' || transferTo(perimeter, link, on, decisions) !== undefined;
}

/** The instruction that carries data to a link on a day; none does where the perimeter is closed: an adequate country is a transfer too. */
export const transferTo = (
  { kind, transfers }: Perimeter,
  { name, country }: Link,
  on: CalendarDate,
  decisions: readonly Adequacy[] = ADEQUACY,
): InstructedTransfer | undefined =>
  kind === 'eea-or-instructed'
    ? transfers.find(
        (transfer) =>
          transfer.country === country &&
          transfer.recipient === name &&
          transfer.signedOn <= on &&
          isGrounded(transfer, on, decisions),
      )
    : undefined;

/** Without a decision that covers the recipient, art. 45 grounds nothing, whatever the instruction says; and nothing does in no known country. */
function isGrounded(
  { country, ground, coveredBy }: InstructedTransfer,
  on: CalendarDate,
  decisions: readonly Adequacy[],
): boolean {
  if (ground === 'art-46') return isCountry(country);
  const decision = adequacyOf(country, on, decisions);
  return decision !== undefined && (decision.onlyUnder === null || decision.onlyUnder === coveredBy);
}
