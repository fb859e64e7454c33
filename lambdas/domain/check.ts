import { linksOutside, type OutsideLink, reasonOutside } from './chain.ts';
import {
  type ChildFacts,
  type ChildState,
  consentFactsOf,
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
  type AgreementStatus,
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

/** What would make a denied check allowed: `ask-guardian` only where consent is the lawful way. */
export type Remedy =
  | 'ask-guardian'
  | 'ask-child'
  | 'sign-agreement'
  | 'establish-basis'
  | 'correct-agreement'
  | 'correct-webhook'
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
  if (!child) return deny('no-such-child', 'none');
  const instructed = instructedBy(vendor, purpose.purposeId, today);
  if ('reason' in instructed) return instructed;
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

/** The agreement in force that instructs the purpose, all its links inside, or the reason there is none, the nearest to a yes first. */
function instructingAgreement(
  vendor: VendorState,
  purposeId: string,
  today: CalendarDate,
): Agreement | Denied {
  const instructing = Object.values(vendor.agreements).filter(
    ({ terms }) => instructionsFor(terms, purposeId).length > 0,
  );
  const isAny = (status: AgreementStatus) =>
    instructing.some((agreement) => agreementStatus(agreement, today) === status);
  const inForce = instructing.filter((agreement) => agreementStatus(agreement, today) === 'in-force');
  const candidates = inForce
    .filter((agreement) => !onRequestOnly(agreement, purposeId))
    .map((agreement) => ({ agreement, outside: linksOutside(agreement.terms, vendor.webhook, today)[0] }));
  // The nearest to a yes, whatever the order: one inside its perimeter, then one whose places are merely unknown.
  const nearest =
    candidates.find(({ outside }) => !outside) ??
    candidates.find(({ outside }) => outside?.country === null) ??
    candidates[0];
  if (nearest)
    return nearest.outside ? denyOutside(nearest.outside, nearest.agreement, today) : nearest.agreement;
  if (inForce.length > 0) return deny('needs-explicit-instruction', 'none');
  if (isAny('draft')) return deny('agreement-not-signed', 'sign-agreement');
  if (isAny('terminated')) return deny('agreement-terminated', 'sign-agreement');
  return Object.keys(vendor.agreements).length > 0
    ? deny('purpose-not-instructed', 'correct-agreement')
    : deny('agreement-not-signed', 'sign-agreement');
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
  if (stands === 'ended') return deny('basis-ended', 'none');
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
    const remedy = ASKED_AGAIN.has(standing) ? whomToAsk(rule, facts, today) : 'none';
    return deny(CONSENT_DENIALS[standing], remedy);
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

/** A no is not asked again and again; only where nobody has said no may the vendor have the family asked. */
const ASKED_AGAIN: ReadonlySet<Standing> = new Set(['none', 'pending', 'outdated', 'lapsed']);

const whomToAsk = (rule: ConsentRule, { bornOn }: ChildFacts, today: CalendarDate): Remedy =>
  childDecides(rule, bornOn, today) ? 'ask-child' : 'ask-guardian';
