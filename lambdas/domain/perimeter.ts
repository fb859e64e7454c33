import type { CalendarDate } from './dates.ts';

/** EU member states, ISO 3166-1 (status 2026), and their territories with codes of their own that belong to the Union. */
const EU = new Set(
  'AT BE BG HR CY CZ DE DK EE ES FI FR GR HU IE IT LT LU LV MT NL PL PT RO SE SI SK AX GF GP MF MQ RE YT'.split(
    ' ',
  ),
);

/** EEA states outside the EU, where the GDPR applies too. */
const EEA_ONLY = new Set(['IS', 'LI', 'NO']);

/** Countries whose protection the Commission has found adequate for any recipient (GDPR art. 45); reaching them is still a transfer. */
const ADEQUATE = new Set('AD AR BR CH FO GB GG IL IM JE KR NZ UY'.split(' '));

export type Perimeter = {
  readonly kind: 'eu' | 'eea' | 'eea-or-instructed';
  readonly transfers: readonly {
    readonly country: string;
    readonly recipient: string;
    readonly ground: 'art-45' | 'art-46';
    readonly signedOn: CalendarDate;
  }[];
};

/** One link of the chain that holds or sees data: the vendor, a place of processing, a sub-processor. */
export type Link = { readonly name: string; readonly activity: string; readonly country: string | null };

/** True in the EEA, where the GDPR applies. */
export const isInEea = (country: string): boolean => EU.has(country) || EEA_ONLY.has(country);

/** The first link outside the perimeter on a day, or undefined when every link is inside; an unknown country is outside. */
export const firstOutside = (
  perimeter: Perimeter,
  chain: readonly Link[],
  on: CalendarDate,
): Link | undefined => chain.find((link) => !isInside(perimeter, link, on));

function isInside(perimeter: Perimeter, link: Link, on: CalendarDate): boolean {
  const { country } = link;
  if (country === null) return false;
  if (EU.has(country)) return true;
  if (perimeter.kind === 'eu') return false;
  if (EEA_ONLY.has(country)) return true;
  if (perimeter.kind === 'eea') return false;
  return perimeter.transfers.some(
    (transfer) =>
      transfer.country === country &&
      transfer.recipient === link.name &&
      transfer.signedOn <= on &&
      // Without an adequacy decision, art. 45 grounds nothing, whatever the instruction says.
      (transfer.ground === 'art-46' || ADEQUATE.has(country)),
  );
}
