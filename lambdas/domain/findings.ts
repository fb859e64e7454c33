import { chainFindings, type ReviewedChain, type ReviewedVendor } from './chain-findings.ts';
import type { CalendarDate } from './dates.ts';
import type { Finding } from './finding.ts';
import type { Bilingual } from './purpose.ts';

/** What findings read of an agreement's terms. */
export type ReviewedTerms = ReviewedChain & {
  readonly processor: { readonly cvr: string | null };
  readonly subProcessorChange: { readonly authorisation: string };
  readonly annexes: readonly { readonly name: string; readonly status: 'present' | 'part' | 'missing' }[];
  readonly breachNotice: { readonly hours: number | null };
  readonly retention: readonly { readonly within: string | null; readonly clause: string }[];
  readonly dataCategories: readonly {
    readonly id: string;
    readonly kind: string;
    readonly text: Bilingual;
    readonly clause: string;
  }[];
  readonly excludedData: readonly string[];
  readonly remarks: readonly { readonly code: string; readonly text: Bilingual; readonly clause: string }[];
};

/** What is wanting in an agreement or to be assessed on a day: its chain and where it reaches, missing annexes, terms it leaves open. */
export function findingsOf(terms: ReviewedTerms, vendor: ReviewedVendor, today: CalendarDate): Finding[] {
  const remarked = new Set(terms.remarks.map(({ code }) => code));
  return [
    ...chainFindings(terms, vendor, today),
    // A remark of the same code says the same and where it stands.
    ...silences(terms).filter(({ code }) => !remarked.has(code)),
    ...terms.annexes.filter(({ status }) => status !== 'present').map(annexFinding),
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

/** What the agreement as a whole does not say. */
function silences(terms: ReviewedTerms): Finding[] {
  const { places, subProcessors, subProcessorChange, processor, breachNotice, retention } = terms;
  const isSilent: Readonly<Record<keyof typeof SILENCES, boolean>> = {
    'places-not-stated': places.length === 0,
    'sub-processors-not-stated':
      subProcessors.length === 0 && subProcessorChange.authorisation === 'not-stated',
    'vendor-cvr-missing': processor.cvr === null,
    'breach-notice-not-stated': breachNotice.hours === null,
    'retention-not-stated': retention.every(({ within }) => within === null),
  };
  return (Object.keys(SILENCES) as (keyof typeof SILENCES)[])
    .filter((code) => isSilent[code])
    .map((code) => ({ code, text: SILENCES[code] }));
}

const SILENCES = {
  'places-not-stated': {
    da: 'Aftalen siger ikke, hvor oplysningerne behandles.',
    en: 'The agreement does not say where data is processed.',
  },
  'sub-processors-not-stated': {
    da: 'Aftalen siger ikke, om andre behandler oplysningerne for leverandøren, eller hvem (EDPB 22/2024).',
    en: 'The agreement does not say whether others process data for the vendor, nor who (EDPB 22/2024).',
  },
  'vendor-cvr-missing': { da: 'Aftalen nævner intet CVR-nummer.', en: 'The agreement states no CVR number.' },
  'breach-notice-not-stated': {
    da: 'Aftalen siger ikke, hvor hurtigt et brud skal meldes.',
    en: 'The agreement does not say how soon a breach is reported.',
  },
  'retention-not-stated': {
    da: 'Aftalen har ingen slettefrist; kommunens egen regel gælder.',
    en: 'The agreement sets no retention period; the controller’s own rule governs.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

const annexFinding = ({ name, status }: ReviewedTerms['annexes'][number]): Finding =>
  status === 'missing'
    ? { code: 'annex-missing', clause: name, text: { da: `${name} mangler.`, en: `${name} is missing.` } }
    : {
        code: 'annex-incomplete',
        clause: name,
        text: { da: `${name} er ufuldstændigt.`, en: `${name} is incomplete.` },
      };
