import { type AgreementTerms, termsOf } from '../../contracts/agreement.ts';
import { chainOf, type Webhook } from '../../domain/chain.ts';
import { isInEea } from '../../domain/countries.ts';
import type { CalendarDate } from '../../domain/dates.ts';
import { isInside } from '../../domain/perimeter.ts';
import { instructionsFor, signedFor, type VendorState } from '../../domain/vendor.ts';
import { TEXT } from './text.ts';

/** What a vendor may process for a purpose, and how: the terms of every signed agreement that instructs it. */
export type Recipient = ReturnType<typeof recipientOf>;

export function recipientOf(vendor: VendorState, purposeId: string, on: CalendarDate) {
  const terms = signedFor(vendor, purposeId).map(termsOf);
  return {
    vendorId: vendor.vendorId,
    name: vendor.name,
    cvr: vendor.cvr,
    country: vendor.country,
    categories: terms.flatMap((one) => categoriesOf(one, purposeId)),
    subProcessors: terms.flatMap((one) => one.subProcessors.map(({ name, country }) => ({ name, country }))),
    places: terms.flatMap((one) =>
      one.places.map(({ activity, name, address, country }) => ({ activity, name, address, country })),
    ),
    perimeter: terms.map((one) => one.perimeter.text),
    transfers: terms.flatMap((one) => transfersOf(one, vendor.webhook, on)),
    unstated: unstatedBy(terms).map((kind) => TEXT.unstated[kind]),
    unknownPlaces: [...new Set(terms.flatMap(unknownPlacesOf))],
    retention: terms.flatMap((one) =>
      one.retention.map(({ trigger, within, action, clause, note }) => ({
        trigger,
        within,
        action,
        clause,
        ...(note && { note }),
      })),
    ),
  };
}

/** The categories of data, each with where it comes from (art. 15(1)(b), (g)). */
function categoriesOf(terms: AgreementTerms, purposeId: string) {
  const instructed = new Set(
    instructionsFor(terms, purposeId).flatMap(({ dataCategories }) => dataCategories),
  );
  return terms.dataCategories
    .filter(({ id }) => instructed.has(id))
    .map(({ id, text, kind, origin }) => ({
      id,
      text,
      kind,
      origin,
      source: TEXT.sources[origin ?? 'not-stated'],
    }));
}

/** A third country that data may reach or would reach, with the safeguard that lets it (art. 15(2)); null is none: then nothing is sent. */
export type Transfer = {
  readonly recipient: string;
  readonly country: string;
  readonly safeguard: 'art-45' | 'art-46' | null;
};

/** How the agreements that state no place at all speak of third countries: nobody knows more of where the data is. */
const unstatedBy = (terms: readonly AgreementTerms[]): readonly (keyof typeof TEXT.unstated)[] => [
  ...new Set(
    terms
      .filter(({ places }) => places.length === 0)
      .map(({ perimeter }) => (perimeter.kind === 'eea-or-instructed' ? 'by-instruction' : 'closed')),
  ),
];

/** Every transfer out of the EEA that the agreement instructs, and every link out of it that it does not. */
function transfersOf(terms: AgreementTerms, webhook: Webhook | null, on: CalendarDate): Transfer[] {
  const { perimeter } = terms;
  const abroad = perimeter.transfers.filter(({ country }) => !isInEea(country, on));
  const instructed = abroad.map(({ recipient, country, ground }): Transfer => {
    const counts = isInside(perimeter, { name: recipient, activity: 'transfer', country }, on);
    return { recipient, country, safeguard: counts ? ground : null };
  });
  const others = chainOf(terms, webhook).flatMap(({ name, country }): Transfer[] => {
    const isNamed = instructed.some((one) => one.recipient === name && one.country === country);
    return country === null || isInEea(country, on) || isNamed
      ? []
      : [{ recipient: name, country, safeguard: null }];
  });
  return [...instructed, ...others];
}

/** Who in the chain holds data at a place that the agreement does not state; until it does, nothing is sent. */
const unknownPlacesOf = (terms: AgreementTerms): string[] =>
  chainOf(terms, null)
    .filter(({ country }) => country === null)
    .map(({ name }) => name);
