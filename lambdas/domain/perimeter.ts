import {
  ADEQUACY,
  type Adequacy,
  adequacyOf,
  type Cover,
  endedAdequacyOf,
  isCountry,
  standingOf,
} from './countries.ts';
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

/** True when a transfer's ground holds on a day: without a decision that covers the recipient, art. 45 grounds nothing; and nothing does in no known country. */
function isGrounded(transfer: InstructedTransfer, on: CalendarDate, decisions: readonly Adequacy[]): boolean {
  if (transfer.ground === 'art-46') return isCountry(transfer.country);
  const decision = adequacyOf(transfer.country, on, decisions);
  return decision !== undefined && covers(decision, transfer);
}

/** The adequacy decision that a transfer stood on and that had ended on a day, if there is one. */
export function endedGround(
  transfer: InstructedTransfer,
  on: CalendarDate,
  decisions: readonly Adequacy[] = ADEQUACY,
): Adequacy | undefined {
  const ended = transfer.ground === 'art-45' ? endedAdequacyOf(transfer.country, on, decisions) : undefined;
  return ended && covers(ended, transfer) ? ended : undefined;
}

/** True when an adequacy decision speaks of the recipient of a transfer, and not of others in its country only. */
const covers = ({ onlyUnder }: Adequacy, { coveredBy }: InstructedTransfer): boolean =>
  onlyUnder === null || onlyUnder === coveredBy;
