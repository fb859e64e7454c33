import type { Webhook } from './chain.ts';
import { chainFindings, type Finding, type ReviewedChain } from './chain-findings.ts';
import type { CalendarDate } from './dates.ts';
import type { Bilingual } from './purpose.ts';

/** What findings read of an agreement's terms. */
export type ReviewedTerms = ReviewedChain & {
  readonly processor: { readonly cvr: string | null };
  readonly annexes: readonly { readonly name: string; readonly status: 'present' | 'part' | 'missing' }[];
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

/** What is wanting in an agreement or to be assessed on a day: its chain and where it reaches, missing annexes, terms it leaves open. */
export function findingsOf(terms: ReviewedTerms, webhook: Webhook | null, today: CalendarDate): Finding[] {
  return [
    ...chainFindings(terms, webhook, today),
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

const annexFinding = ({ name, status }: ReviewedTerms['annexes'][number]): Finding =>
  status === 'missing'
    ? { code: 'annex-missing', clause: name, text: { da: `${name} mangler.`, en: `${name} is missing.` } }
    : {
        code: 'annex-incomplete',
        clause: name,
        text: { da: `${name} er ufuldstændigt.`, en: `${name} is incomplete.` },
      };
