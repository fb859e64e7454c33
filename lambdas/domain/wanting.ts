import type { ControllerState } from './controller.ts';
import type { CalendarDate } from './dates.ts';
import { monthsAfter } from './deadline.ts';
import type { Finding } from './finding.ts';
import { findingsOf, type ReviewedTerms } from './findings.ts';
import { MENDS, type Mend, OF_REMARKS, SEVERITIES } from './mends.ts';
import { own } from './own.ts';
import { currentVersion, type PurposeState } from './purpose.ts';
import { ruleOn } from './rules.ts';
import {
  type Agreement,
  agreementStatus,
  instructionsFor,
  purposesIn,
  type Terms,
  type VendorState,
} from './vendor.ts';

/** Something wanting, where, and what would mend it; with no vendor it is the controller's own. */
export type Wanting = Finding &
  Mend & { readonly vendorId?: string; readonly agreementId?: string; readonly purposeId?: string };

type Found = Finding & { readonly purposeId?: string };
type Reviewed = VendorState<Terms & ReviewedTerms>;

/** What a controller has registered: itself, its purposes, its vendors with their agreements. */
type Register = {
  readonly controller: ControllerState | undefined;
  readonly purposes: readonly PurposeState[];
  readonly vendors: readonly Reviewed[];
};

/**
 * What is wanting on a day of the controller itself, at all its vendors and in all their agreements that have not ended,
 * the gravest first: what families are not told, what each agreement lacks, what its chain hides, consent that is asked
 * beside a statute, lists that are no longer fresh.
 */
export const wantingAt = ({ controller, purposes, vendors }: Register, today: CalendarDate): Wanting[] =>
  [
    ...ofController(controller).map(mended),
    ...vendors.flatMap((vendor) => ofVendor(vendor, purposes, today)),
  ].toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));

/** What families are not told of the controller itself. */
function ofController(controller: ControllerState | undefined): readonly Finding[] {
  if (!controller) return [NOT_DESCRIBED];
  return controller.dpo ? [] : [NO_OFFICER];
}

const NO_OFFICER: Finding = {
  code: 'officer-not-named',
  text: {
    da: 'Der er ikke oplyst nogen databeskyttelsesrådgiver. En offentlig myndighed skal have en (GDPR art. 37, stk. 1, litra a). En privat skole kan undvære en, medmindre dens kerneaktivitet er overvågning eller følsomme oplysninger i stort omfang (litra b og c).',
    en: 'No data protection officer is named. A public authority must have one (GDPR art. 37(1)(a)). A private school may do without, unless its core activity is monitoring or sensitive data on a large scale ((b) and (c)).',
  },
};

const NOT_DESCRIBED: Finding = {
  code: 'controller-not-described',
  text: {
    da: 'Familierne får ikke at vide, hvem den dataansvarlige er, eller hvordan de når den og databeskyttelsesrådgiveren (GDPR art. 13, stk. 1, litra a og b).',
    en: 'Families are not told who the controller is, nor how to reach it and its data protection officer (GDPR art. 13(1)(a)-(b)).',
  },
};

function ofVendor(vendor: Reviewed, purposes: readonly PurposeState[], today: CalendarDate): Wanting[] {
  const { vendorId, name } = vendor;
  const running = Object.values(vendor.agreements).filter(
    (agreement) => agreementStatus(agreement, today) !== 'terminated',
  );
  const none: Found = {
    code: 'no-agreement-in-force',
    text: {
      da: `${name} har ingen aftale, der er i kraft.`,
      en: `${name} has no agreement in force.`,
    },
  };
  const isBound = running.some((agreement) => agreementStatus(agreement, today) === 'in-force');
  return [
    ...(isBound ? [] : [{ ...mended(none), vendorId }]),
    ...running.flatMap((agreement) =>
      [
        ...findingsOf(agreement.terms, vendor, today),
        ...besideStatute(agreement, purposes),
        ...notConfirmed(agreement, today),
      ].map((found) => ({ ...mended(found), vendorId, agreementId: agreement.agreementId })),
    ),
  ];
}

const mended = (found: Found): Found & Mend => ({ ...found, ...(own(MENDS, found.code) ?? OF_REMARKS) });

/**
 * Consent asked for data that the vendor has by statute anyway: where the purpose is part of that task, nobody is free to
 * say no, and consent is no ground (GDPR recital 43).
 */
function besideStatute({ terms }: Agreement, purposes: readonly PurposeState[]): Found[] {
  const instructed = purposesIn(terms).flatMap(
    (id) => purposes.find(({ purposeId }) => purposeId === id) ?? [],
  );
  const by = (kind: 'consent' | 'statute') =>
    instructed.filter((purpose) => currentVersion(purpose).rule.kind === kind);
  return by('consent').flatMap((purpose): Found[] => {
    const { purposeId } = purpose;
    const needed = categoriesIn(terms, purposeId);
    const statutory = by('statute').find(({ purposeId: other }) => {
      const had = categoriesIn(terms, other);
      return needed.every((category) => had.includes(category));
    });
    if (!statutory || needed.length === 0) return [];
    const { name } = currentVersion(purpose);
    const beside = currentVersion(statutory).name;
    return [
      {
        code: 'consent-beside-statute',
        purposeId,
        text: {
          da: `Der spørges om samtykke til «${name.da}», men leverandøren har alle oplysningerne i forvejen til «${beside.da}», der hviler på lov. Vurder, om formålet er en del af den opgave; så er samtykke ikke grundlaget (GDPR betragtning 43).`,
          en: `Consent is asked to “${name.en}”, yet the vendor has all of the data anyway for “${beside.en}”, which rests on statute. Assess whether the purpose is part of that task; then consent is not its ground (GDPR recital 43).`,
        },
      },
    ];
  });
}

/** The categories of children's data instructed for a purpose. */
const categoriesIn = (terms: Terms, purposeId: string): readonly string[] =>
  instructionsFor(terms, purposeId).flatMap(({ dataCategories }) => dataCategories);

/** A list of sub-processors is as old as the agreement it stands in. */
function notConfirmed({ terms, signedOn }: Agreement, today: CalendarDate): Found[] {
  if (signedOn === undefined || terms.subProcessors.length === 0) return [];
  if (monthsAfter(signedOn, ruleOn('chainFreshMonths', today)) >= today) return [];
  return [
    {
      code: 'sub-processors-not-confirmed',
      text: {
        da: `Listen over underdatabehandlere er fra aftalens underskrift ${signedOn} og ikke bekræftet siden. Den skal kunne oplyses når som helst (EDPB 22/2024).`,
        en: `The list of sub-processors is from the signature of the agreement on ${signedOn} and not confirmed since. It must be available at any time (EDPB 22/2024).`,
      },
    },
  ];
}
