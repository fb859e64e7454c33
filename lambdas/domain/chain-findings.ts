import {
  type Chained,
  linksOutside,
  type OutsideLink,
  pathTo,
  reasonOutside,
  type SubProcessor,
  type Webhook,
} from './chain.ts';
import { isInEea } from './countries.ts';
import type { CalendarDate } from './dates.ts';
import { activityOf, type Finding, inWords } from './finding.ts';
import type { Link } from './perimeter.ts';
import { isAddress, isStated } from './stated.ts';
import { transferFindings } from './transfer-findings.ts';

/** What findings read of the chain in an agreement's terms. */
export type ReviewedChain = Omit<Chained, 'processor' | 'places' | 'subProcessors'> & {
  readonly processor: Chained['processor'] & { readonly address: string | null; readonly clause: string };
  readonly places: readonly (Link & { readonly address: string | null; readonly clause: string })[];
  readonly subProcessors: readonly (SubProcessor & {
    readonly address: string | null;
    readonly contact: string | null;
    /** The country of the company that owns it in the end, where known. */
    readonly ultimateParentCountry: string | null;
    readonly clause: string;
  })[];
};

/** What findings read of a vendor as it is registered. */
export type ReviewedVendor = {
  readonly name: string;
  readonly address: string | null;
  readonly contact: string | null;
  readonly webhook: Webhook | null;
};

/** What is to be said of who holds or sees data, and where: what lies outside, what is transferred, whom nobody could reach (EDPB 22/2024). */
export function chainFindings(terms: ReviewedChain, vendor: ReviewedVendor, today: CalendarDate): Finding[] {
  const { places, subProcessors } = terms;
  return [
    ...linksOutside(terms, vendor.webhook, today).flatMap((link) => outsideFindings(link, today)),
    ...transferFindings(terms, vendor.webhook, today),
    ...processorFindings(terms, vendor),
    ...differing(places)
      .filter(({ name, address }) => !isStated(name) || !isAddress(address))
      .map((place) => ({
        code: 'place-incomplete',
        clause: place.clause,
        text: {
          da: `${described(terms, place)}: stedets navn og fulde adresse er ikke oplyst (EDPB 22/2024).`,
          en: `${described(terms, place)}: the place’s name and full address are not given (EDPB 22/2024).`,
        },
      })),
    ...subProcessors
      .filter(
        ({ name, address, contact, country }) =>
          country === null || !isStated(name) || !isAddress(address) || !isStated(contact),
      )
      .map((one) => ({
        code: 'sub-processor-incomplete',
        clause: one.clause,
        text: {
          da: `${described(terms, one)}: navn, adresse og kontakt skal kunne oplyses når som helst (EDPB 22/2024).`,
          en: `${described(terms, one)}: name, address and contact must be available at any time (EDPB 22/2024).`,
        },
      })),
    ...subProcessors.flatMap((one) => ownerFindings(terms, one, today)),
  ];
}

/** Each place once, whatever is done there. */
const differing = (places: ReviewedChain['places']): ReviewedChain['places'] =>
  places.filter(
    ({ name, address }, index) =>
      places.findIndex((one) => one.name === name && one.address === address) === index,
  );

const described = (terms: ReviewedChain, link: Link): string => inWords(pathTo(terms, link));

/** The vendor is the first of its chain, and to be reached like the others; what the agreement leaves out may be registered. */
function processorFindings({ processor }: ReviewedChain, vendor: ReviewedVendor): Finding[] {
  const { name, clause } = processor;
  const isReachable =
    isStated(name) && [processor.address, vendor.address].some(isAddress) && isStated(vendor.contact);
  const incomplete = {
    code: 'processor-incomplete',
    clause,
    text: {
      da: `${name}: databehandlerens navn, adresse og kontakt skal kunne oplyses når som helst (EDPB 22/2024).`,
      en: `${name}: the processor’s name, address and contact must be available at any time (EDPB 22/2024).`,
    },
  };
  const another = {
    code: 'processor-name-differs',
    clause,
    text: {
      da: `Aftalens databehandler hedder ${name}, men leverandøren er registreret som ${vendor.name}. Kontroller, at det er det samme selskab.`,
      en: `The agreement’s processor is called ${name}, but the vendor is registered as ${vendor.name}. Check that it is the same company.`,
    },
  };
  return [...(isReachable ? [] : [incomplete]), ...(name === vendor.name ? [] : [another])];
}

function outsideFindings(link: OutsideLink, today: CalendarDate): Finding[] {
  const { country } = link;
  const activity = activityOf(link);
  const path = inWords(link.chain);
  const code = reasonOutside(link);
  if (country === null)
    return [
      {
        code,
        text: {
          da: `Det er ikke oplyst, hvor ${path} behandler oplysninger (${activity.da}); behandling afvises, indtil det er kendt.`,
          en: `It is not stated where ${path} processes data (${activity.en}); processing is denied until it is known.`,
        },
      },
    ];
  const outside = {
    code,
    text: {
      da: `${path} (${activity.da}, ${country}) ligger uden for aftalens grænse; behandling afvises.`,
      en: `${path} (${activity.en}, ${country}) lies outside the agreement’s perimeter; processing is denied.`,
    },
  };
  // Only an agreement for the Union alone leaves a country of the EEA outside.
  if (!isInEea(country, today)) return [outside];
  return [
    outside,
    {
      code: 'stricter-than-gdpr',
      text: {
        da: `${path} ligger i EØS (${country}), hvor GDPR gælder, men aftalen tillader efter sin ordlyd kun EU. Aftalen er strengere end GDPR.`,
        en: `${path} is in the EEA (${country}), where the GDPR applies, but by its wording the agreement allows the EU only. It is stricter than the GDPR.`,
      },
    },
  ];
}

/** An owner abroad is not a transfer, but its country's law may reach the data. */
function ownerFindings(
  terms: ReviewedChain,
  one: ReviewedChain['subProcessors'][number],
  today: CalendarDate,
): Finding[] {
  const owner = one.ultimateParentCountry;
  if (owner === null || isInEea(owner, today)) return [];
  return [
    {
      code: 'owner-outside-eea',
      clause: one.clause,
      text: {
        da: `${described(terms, one)} ejes i sidste ende fra ${owner}. Det er ikke i sig selv en overførsel, men det skal vurderes, om landets lov kan nå oplysningerne.`,
        en: `${described(terms, one)} is ultimately owned from ${owner}. That is not in itself a transfer, but whether that country’s law can reach the data is to be assessed.`,
      },
    },
  ];
}
