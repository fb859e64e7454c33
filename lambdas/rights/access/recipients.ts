import { type AgreementTerms, termsOf } from '../../contracts/agreement.ts';
import type { CalendarDate } from '../../domain/dates.ts';
import { firstOutside, isInEea, type Link } from '../../domain/perimeter.ts';
import { chainOf, instructionsFor, type VendorState } from '../../domain/vendor.ts';
import { TEXT } from './text.ts';

/** What a vendor may process for a purpose, and how: the terms of every signed agreement that instructs it. */
export type Recipient = ReturnType<typeof recipientOf>;

export function recipientOf(vendor: VendorState, purposeId: string, on: CalendarDate) {
  const terms = Object.values(vendor.agreements)
    .filter(({ signedOn, terms }) => signedOn !== undefined && instructionsFor(terms, purposeId).length > 0)
    .map(termsOf);
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
    transfers: terms.flatMap((one) => transfersOf(one, on)),
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

/** Every transfer that the agreement instructs, and every link outside the EEA that it does not. */
function transfersOf({ perimeter, ...terms }: AgreementTerms, on: CalendarDate): Transfer[] {
  const isAllowed = (link: Link): boolean => firstOutside(perimeter, [link], on) === undefined;
  const instructed = perimeter.transfers.map(({ recipient, country, ground }): Transfer => {
    const counts = isAllowed({ name: recipient, activity: 'transfer', country });
    return { recipient, country, safeguard: counts ? ground : null };
  });
  const others = chainOf({ perimeter, ...terms }).flatMap(({ name, country }): Transfer[] => {
    const isNamed = instructed.some((one) => one.recipient === name && one.country === country);
    return country === null || isInEea(country) || isNamed
      ? []
      : [{ recipient: name, country, safeguard: null }];
  });
  return [...instructed, ...others];
}

/** Who in the chain holds data at a place that the agreement does not state; until it does, nothing is sent. */
const unknownPlacesOf = (terms: AgreementTerms): string[] =>
  chainOf(terms)
    .filter(({ country }) => country === null)
    .map(({ name }) => name);
