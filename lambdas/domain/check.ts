import { linksOutside, type OutsideLink, reasonOutside } from './chain.ts';
import {
  type ChildFacts,
  type ChildState,
  consentFactsOf,
  guardiansOf,
  hasLeft,
  isHeld,
  statuteStanding,
} from './child.ts';
import { type Answer, type ConsentRule, childDecides, type Standing, weigh } from './consent.ts';
import type { CalendarDate } from './dates.ts';
import { own } from './own.ts';
import { consentArticle, currentVersion, type PurposeState, type PurposeVersion } from './purpose.ts';
import {
  type Agreement,
  agreementStatus,
  instructionsFor,
  onRequestOnly,
  type VendorState,
} from './vendor.ts';

/** Why a check is denied; the code is stable and stands in the answer's context. */
export type Denial =
  | 'no-such-vendor'
  | 'no-such-purpose'
  | 'no-such-child'
  | 'child-erased'
  | 'child-left'
  | 'processing-held'
  | 'agreement-not-signed'
  | 'agreement-terminated'
  | 'purpose-not-instructed'
  | 'needs-explicit-instruction'
  | 'outside-perimeter'
  | 'place-unknown'
  | 'no-basis'
  | 'basis-ended'
  | 'consent-pending'
  | 'consent-refused'
  | 'consent-withdrawn'
  | 'consent-lapsed'
  | 'consent-outdated'
  | 'age-unknown';

/** The ground of an allow: the article with its provision, or the version of the text that was consented to. */
export type Basis =
  | { readonly kind: 'statute' | 'necessity'; readonly article: string; readonly provision: string }
  | {
      readonly kind: 'consent';
      readonly article: string;
      readonly version: number;
      readonly textHash: string;
    };

/** What would make a denied check allowed: `ask-guardian` only where consent is the lawful way, and only if there is one. */
export type Remedy =
  | 'ask-guardian'
  | 'ask-child'
  | 'sign-agreement'
  | 'establish-basis'
  | 'correct-agreement'
  | 'correct-webhook'
  | 'complete-record'
  | 'none';

export type Verdict =
  | { readonly allowed: true; readonly basis: Basis; readonly agreementId: string }
  | {
      readonly allowed: false;
      readonly reason: Denial;
      readonly remedy: Remedy;
      readonly link?: OutsideLink;
    };

export type Question = {
  readonly child: ChildState | undefined;
  readonly facts: ChildFacts;
  readonly vendor: VendorState | undefined;
  readonly purpose: PurposeState | undefined;
  readonly today: CalendarDate;
};

/**
 * May the vendor process the child's data for the purpose today? Allowed only with an agreement in force that
 * instructs the purpose, every place inside its perimeter, no hold on the child, and a ground; everything unknown denies.
 */
export function check({ child, facts, vendor, purpose, today }: Question): Verdict {
  if (!vendor) return deny('no-such-vendor', 'none');
  if (!purpose) return deny('no-such-purpose', 'none');
  // Before the child: who may process nobody is not told who there is.
  const instructed = instructedBy(vendor, purpose.purposeId, today);
  if ('reason' in instructed) return instructed;
  if (!child) return deny('no-such-child', 'none');
  if (child.erasure) return deny('child-erased', 'none');
  if (hasLeft(child, today)) return deny('child-left', 'none');
  if (isHeld(child, purpose.purposeId)) return deny('processing-held', 'none');
  const { rule } = currentVersion(purpose);
  return rule.kind === 'consent'
    ? onConsent(child, facts, purpose, rule, today, instructed.agreementId)
    : onEstablished(child, purpose.purposeId, today, instructed.agreementId);
}

type Denied = Extract<Verdict, { allowed: false }>;

const deny = (reason: Denial, remedy: Remedy): Denied => ({ allowed: false, reason, remedy });

/** The webhook is replaced without touching the agreement, so it is named as what to correct where nothing else is outside. */
function denyOutside(link: OutsideLink, { terms }: Agreement, today: CalendarDate): Denied {
  const isWebhook = linksOutside(terms, null, today).length === 0;
  return { ...deny(reasonOutside(link), isWebhook ? 'correct-webhook' : 'correct-agreement'), link };
}

/** What was found of a vendor on a day, by purpose. */
type Found = { readonly on: CalendarDate; readonly byPurpose: Map<string, Agreement | Denied> };

const found = new WeakMap<VendorState, Found>();

/**
 * The instructing agreement, looked for once a day and purpose: it depends on the vendor's state alone, which is
 * replaced when it changes and never altered, while the children asked about differ each time.
 */
function instructedBy(vendor: VendorState, purposeId: string, today: CalendarDate): Agreement | Denied {
  let known = found.get(vendor);
  if (known?.on !== today) {
    known = { on: today, byPurpose: new Map() };
    found.set(vendor, known);
  }
  const before = known.byPurpose.get(purposeId);
  if (before) return before;
  const now = instructingAgreement(vendor, purposeId, today);
  known.byPurpose.set(purposeId, now);
  return now;
}

/** Why an agreement does not carry, the nearest to a yes first; a place merely unknown is nearer than one outside. */
const NEAREST_FIRST: readonly Denial[] = [
  'place-unknown',
  'outside-perimeter',
  'needs-explicit-instruction',
  'agreement-not-signed',
  'agreement-terminated',
  'purpose-not-instructed',
];

/** The agreement in force that instructs the purpose, all its links inside, or the reason there is none, the nearest to a yes first. */
function instructingAgreement(
  vendor: VendorState,
  purposeId: string,
  today: CalendarDate,
): Agreement | Denied {
  let nearest: Denied | undefined;
  for (const agreement of Object.values(vendor.agreements)) {
    const denied = denialOf(agreement, vendor, purposeId, today);
    if (!denied) return agreement;
    if (!nearest || NEAREST_FIRST.indexOf(denied.reason) < NEAREST_FIRST.indexOf(nearest.reason))
      nearest = denied;
  }
  return nearest ?? deny('agreement-not-signed', 'sign-agreement');
}

/** Why one agreement does not let a purpose be processed on a day; undefined when it does. */
function denialOf(
  agreement: Agreement,
  { webhook }: VendorState,
  purposeId: string,
  today: CalendarDate,
): Denied | undefined {
  const instructions = instructionsFor(agreement.terms, purposeId);
  if (instructions.length === 0) return deny('purpose-not-instructed', 'correct-agreement');
  const status = agreementStatus(agreement, today);
  if (status === 'draft') return deny('agreement-not-signed', 'sign-agreement');
  if (status === 'terminated') return deny('agreement-terminated', 'sign-agreement');
  if (onRequestOnly(agreement, purposeId)) return deny('needs-explicit-instruction', 'none');
  const [outside] = linksOutside(agreement.terms, webhook, today);
  return outside && denyOutside(outside, agreement, today);
}

const CONSENT_DENIALS: Record<Exclude<Standing, 'valid'>, Denial> = {
  none: 'no-basis',
  pending: 'consent-pending',
  refused: 'consent-refused',
  withdrawn: 'consent-withdrawn',
  lapsed: 'consent-lapsed',
  outdated: 'consent-outdated',
  'age-unknown': 'age-unknown',
};

/** A ground the controller established and nothing has ended. */
function onEstablished(
  child: ChildState,
  purposeId: string,
  today: CalendarDate,
  agreementId: string,
): Verdict {
  const ground = own(child.grounds, purposeId);
  const stands = statuteStanding(ground, today);
  if (!ground || ground.kind === 'consent' || stands === 'none') return deny('no-basis', 'establish-basis');
  // What ended because she left is established anew when she comes back; what an objection ended is not.
  if (stands === 'ended')
    return ground.endedOn === undefined ? deny('no-basis', 'establish-basis') : deny('basis-ended', 'none');
  const { kind, article, provision } = ground;
  return { allowed: true, agreementId, basis: { kind, article, provision } };
}

/** A consent that stands; the basis names the version of the text that all who were asked agreed to. */
function onConsent(
  child: ChildState,
  facts: ChildFacts,
  purpose: PurposeState,
  rule: ConsentRule,
  today: CalendarDate,
  agreementId: string,
): Verdict {
  const { standing, counted } = weigh(rule, consentFactsOf(child, facts, purpose), today);
  if (standing !== 'valid') {
    return deny(CONSENT_DENIALS[standing], wayOut(standing, rule, child, facts, today));
  }
  const { version, hash } = versionConsentedTo(purpose, counted);
  return {
    allowed: true,
    agreementId,
    basis: { kind: 'consent', article: consentArticle(rule), version, textHash: hash },
  };
}

/** The oldest version among the answers that count: all who were asked agreed to at least that text. */
function versionConsentedTo(purpose: PurposeState, counted: readonly Answer[]): PurposeVersion {
  const version = counted.reduce((oldest, answer) => Math.min(oldest, answer.version), Infinity);
  return purpose.versions.find((candidate) => candidate.version === version) ?? currentVersion(purpose);
}

/** A no is not asked again and again; only where nobody has said no may the vendor have the family asked, if it is known. */
function wayOut(
  standing: Exclude<Standing, 'valid'>,
  rule: ConsentRule,
  child: ChildState,
  facts: ChildFacts,
  today: CalendarDate,
): Remedy {
  if (standing === 'refused' || standing === 'withdrawn') return 'none';
  if (standing === 'age-unknown') return 'complete-record';
  if (childDecides(rule, facts.bornOn, today)) return 'ask-child';
  return guardiansOf(child, facts, today).length > 0 ? 'ask-guardian' : 'complete-record';
}
