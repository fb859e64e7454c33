import type { CalendarDate } from './dates.ts';
import type { Bilingual } from './purpose.ts';
import { linkOutside, type Terms } from './vendor.ts';

/** What findings read of an agreement's terms. */
export type ReviewedTerms = Omit<Terms, 'processor' | 'subProcessors'> & {
  readonly processor: Terms['processor'] & { readonly cvr: string | null; readonly address: string | null };
  readonly annexes: readonly { readonly name: string; readonly status: 'present' | 'part' | 'missing' }[];
  readonly subProcessors: readonly {
    readonly name: string;
    readonly activity: string;
    readonly address: string | null;
    readonly contact: string | null;
    readonly country: string | null;
    readonly clause: string;
  }[];
  readonly breachNotice: { readonly hours: number | null };
  readonly retention: readonly { readonly within: string | null; readonly clause: string }[];
  readonly dataCategories: readonly {
    readonly kind: string;
    readonly text: Bilingual;
    readonly clause: string;
  }[];
  readonly excludedData: readonly string[];
  readonly remarks: readonly { readonly code: string; readonly text: Bilingual; readonly clause: string }[];
};

/** Something in an agreement the controller should see to; a finding blocks nothing by itself. */
export type Finding = { readonly code: string; readonly text: Bilingual; readonly clause?: string };

/** What is wanting in an agreement: missing annexes, links without an address (EDPB 22/2024), places outside the perimeter, terms it leaves open. */
export function findingsOf(terms: ReviewedTerms, today: CalendarDate): Finding[] {
  return [
    ...outside(terms, today),
    ...(terms.places.length === 0
      ? [
          {
            code: 'places-not-stated',
            text: {
              da: 'Aftalen siger ikke, hvor oplysningerne behandles.',
              en: 'The agreement does not say where data is processed.',
            },
          },
        ]
      : []),
    ...terms.annexes.filter(({ status }) => status !== 'present').map(annexFinding),
    ...terms.subProcessors
      .filter(({ address, contact, country }) => !address || !contact || !country)
      .map(({ name, clause }) => ({
        code: 'sub-processor-incomplete',
        clause,
        text: {
          da: `${name}: navn, adresse og kontakt skal kunne oplyses når som helst (EDPB 22/2024).`,
          en: `${name}: name, address and contact must be available at any time (EDPB 22/2024).`,
        },
      })),
    ...(terms.processor.cvr === null
      ? [
          {
            code: 'vendor-cvr-missing',
            text: { da: 'Aftalen nævner intet CVR-nummer.', en: 'The agreement states no CVR number.' },
          },
        ]
      : []),
    ...(terms.breachNotice.hours === null
      ? [
          {
            code: 'breach-notice-not-stated',
            text: {
              da: 'Aftalen siger ikke, hvor hurtigt et brud skal meldes.',
              en: 'The agreement does not say how soon a breach is reported.',
            },
          },
        ]
      : []),
    ...(terms.retention.every(({ within }) => within === null)
      ? [
          {
            code: 'retention-not-stated',
            text: {
              da: 'Aftalen har ingen slettefrist; kommunens egen regel gælder.',
              en: 'The agreement sets no retention period; the controller’s own rule governs.',
            },
          },
        ]
      : []),
    ...terms.dataCategories
      .filter(({ kind }) => terms.excludedData.some((excluded) => excluded === kind))
      .map(({ text, clause }) => ({
        code: 'excluded-data-listed',
        clause,
        text: {
          da: `Aftalen udelukker oplysninger som «${text.da}», men nævner dem.`,
          en: `The agreement excludes data such as “${text.en}”, yet lists it.`,
        },
      })),
    ...terms.remarks,
  ];
}

function outside(terms: ReviewedTerms, today: CalendarDate): Finding[] {
  const link = linkOutside(terms, today);
  if (!link) return [];
  const { name, country } = link;
  if (country === null)
    return [
      {
        code: 'place-unknown',
        text: {
          da: `Det er ikke oplyst, hvor ${name} behandler oplysninger; behandling afvises, indtil det er kendt.`,
          en: `It is not stated where ${name} processes data; processing is denied until it is known.`,
        },
      },
    ];
  return [
    {
      code: 'outside-perimeter',
      text: {
        da: `${name} (${country}) ligger uden for aftalens grænse.`,
        en: `${name} (${country}) lies outside the agreement’s perimeter.`,
      },
    },
  ];
}

const annexFinding = ({ name, status }: ReviewedTerms['annexes'][number]): Finding =>
  status === 'missing'
    ? { code: 'annex-missing', clause: name, text: { da: `${name} mangler.`, en: `${name} is missing.` } }
    : {
        code: 'annex-incomplete',
        clause: name,
        text: { da: `${name} er ufuldstændigt.`, en: `${name} is incomplete.` },
      };
