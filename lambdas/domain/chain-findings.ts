import {
  type Chained,
  chainOf,
  linksOutside,
  type OutsideLink,
  pathTo,
  type SubProcessor,
  type Webhook,
} from './chain.ts';
import { adequacyOf, isInEea } from './countries.ts';
import type { CalendarDate } from './dates.ts';
import { own } from './own.ts';
import { type Link, transferTo } from './perimeter.ts';
import type { Bilingual } from './purpose.ts';

/** Something in an agreement the controller should see to; a finding blocks nothing by itself. */
export type Finding = { readonly code: string; readonly text: Bilingual; readonly clause?: string };

/** What findings read of the chain in an agreement's terms. */
export type ReviewedChain = Omit<Chained, 'places' | 'subProcessors'> & {
  readonly places: readonly (Link & { readonly address: string | null; readonly clause: string })[];
  readonly subProcessors: readonly (SubProcessor & {
    readonly address: string | null;
    readonly contact: string | null;
    /** The country of the company that owns it in the end, where known. */
    readonly ultimateParentCountry: string | null;
    readonly clause: string;
  })[];
};

/** What is to be said of who holds or sees data, and where: what lies outside, what is transferred, whom nobody could reach (EDPB 22/2024). */
export function chainFindings(terms: ReviewedChain, webhook: Webhook | null, today: CalendarDate): Finding[] {
  const { places, subProcessors } = terms;
  return [
    ...linksOutside(terms, webhook, today).flatMap((link) => outsideFindings(link, today)),
    ...chainOf(terms, webhook).flatMap((link) => transferFindings(terms, link, today)),
    ...places
      .filter(({ name, address }) => !isStated(name) || !isStated(address))
      .map((place) => ({
        code: 'place-incomplete',
        clause: place.clause,
        text: {
          da: `${described(terms, place)}: stedets navn og adresse er ikke oplyst (EDPB 22/2024).`,
          en: `${described(terms, place)}: the place’s name and address are not given (EDPB 22/2024).`,
        },
      })),
    ...subProcessors
      .filter(
        ({ name, address, contact, country }) =>
          country === null || ![name, address, contact].every((detail) => isStated(detail)),
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

/** What stands where something should, and says nothing. */
const PLACEHOLDER =
  /^([\p{P}\p{S}\s]*|x+|n\.?\s?\/?a\.?|tbd|todo|tba|none|unknown|not (stated|known|given)|ukendt|ingen|mangler|ikke oplyst|oplyses senere|følger)[.]?$/iu;

const isStated = (detail: string | null): boolean => detail !== null && !PLACEHOLDER.test(detail.trim());

/** The activities that have a name of their own here; a sub-processor's is in the agreement's words. */
const IN_DANISH: Readonly<Record<string, string>> = {
  processor: 'databehandler',
  hosting: 'drift',
  backup: 'sikkerhedskopi',
  development: 'udvikling',
  'remote-view': 'adgang udefra',
};
const inDanish = (activity: string): string => own(IN_DANISH, activity) ?? activity;

/** The way down the chain to a link: `JH Software ApS → Amazon Web Services`. */
const inWords = (chain: readonly string[]): string => chain.join(' → ');
const described = (terms: ReviewedChain, link: Link): string => inWords(pathTo(terms, link));

function outsideFindings({ activity, country, chain }: OutsideLink, today: CalendarDate): Finding[] {
  const path = inWords(chain);
  if (country === null)
    return [
      {
        code: 'place-unknown',
        text: {
          da: `Det er ikke oplyst, hvor ${path} behandler oplysninger (${inDanish(activity)}); behandling afvises, indtil det er kendt.`,
          en: `It is not stated where ${path} processes data (${activity}); processing is denied until it is known.`,
        },
      },
    ];
  const outside = {
    code: 'outside-perimeter',
    text: {
      da: `${path} (${inDanish(activity)}, ${country}) ligger uden for aftalens grænse; behandling afvises.`,
      en: `${path} (${activity}, ${country}) lies outside the agreement’s perimeter; processing is denied.`,
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

/** A transfer that is instructed and used is allowed and still to be looked at: its ground may fall. */
function transferFindings(terms: ReviewedChain, link: Link, today: CalendarDate): Finding[] {
  const { country } = link;
  if (country === null || isInEea(country, today)) return [];
  const transfer = transferTo(terms.perimeter, link, today);
  if (!transfer) return [];
  const { activity } = link;
  const path = described(terms, link);
  const decision = transfer.ground === 'art-45' && adequacyOf(country, today);
  return [
    {
      code: 'instructed-transfer',
      text: decision
        ? {
            da: `${path} (${inDanish(activity)}, ${country}) får oplysninger i et tredjeland efter instruks og GDPR art. 45 (${decision.source}). Kontroller, at afgørelsen stadig gælder og dækker modtageren.`,
            en: `${path} (${activity}, ${country}) gets data in a third country by instruction and GDPR art. 45 (${decision.source}). Check that the decision is still in force and covers the recipient.`,
          }
        : {
            da: `${path} (${inDanish(activity)}, ${country}) får oplysninger i et tredjeland efter instruks og GDPR art. 46. Kontroller garantierne og vurderingen af landets lov.`,
            en: `${path} (${activity}, ${country}) gets data in a third country by instruction and GDPR art. 46. Check the safeguards and the assessment of that country’s law.`,
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
