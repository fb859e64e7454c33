import { chainOf, type Webhook } from '../../../lambdas/domain/chain.ts';
import type { Question } from '../../../lambdas/domain/check.ts';
import type { ChildState } from '../../../lambdas/domain/child.ts';
import { type Answer, type ConsentRule, childDecides } from '../../../lambdas/domain/consent.ts';
import { isInEea, isInEu } from '../../../lambdas/domain/countries.ts';
import { lastEnd, lastPeriod, periodOn } from '../../../lambdas/domain/custody.ts';
import { type CalendarDate, reaches } from '../../../lambdas/domain/dates.ts';
import { type Link, transferTo } from '../../../lambdas/domain/perimeter.ts';
import { currentVersion, oldestValidVersion, type PurposeState } from '../../../lambdas/domain/purpose.ts';
import { ruleOn } from '../../../lambdas/domain/rules.ts';
import {
  type Agreement,
  instructionsFor,
  onRequestOnly,
  purposesIn,
} from '../../../lambdas/domain/vendor.ts';

/** A day as a number, 20261123: every engine compares numbers, not every one texts. */
type Day = number;

/** Later than any day that is asked about: what has not ended, or was never signed. */
const NEVER: Day = 99_991_231;
const EVER: Day = 0;

const dayOf = (date: CalendarDate): Day => Number(date.replaceAll('-', ''));

/**
 * What a case is to an engine that cannot look it up itself. Prepared for all, outside of what is timed, which favours
 * them: that instructions speak of children, where each link of a chain lies on the day and whether a transfer with a
 * ground carries it, the days on which ages are reached, the period of custody that matters, and from which day on a
 * yes is later than every no that counts no more. What follows from these is the engine's to decide.
 */
export type Facts = {
  readonly purpose: string;
  readonly today: Day;
  readonly agreements: readonly AgreementFact[];
  readonly erased: boolean;
  readonly left: Day;
  /** The purposes held still, or `all`. */
  readonly held: readonly string[];
  readonly ground: GroundFact;
  /** There for a purpose that rests on consent. */
  readonly consent?: ConsentFact;
};

export type AgreementFact = {
  readonly signedOn: Day;
  readonly endsOn: Day;
  /** The purposes instructed for children, and those of them for which nothing but an order each time allows it. */
  readonly instructed: readonly string[];
  readonly onRequest: readonly string[];
  readonly perimeter: 'eu' | 'eea' | 'eea-or-instructed';
  /** Where the links of the chain lie, each place once. */
  readonly areas: readonly Area[];
};

/** `carried`: in a third country, by a transfer that is instructed, signed and has its ground on the day. */
export type Area = 'eu' | 'eea' | 'carried' | 'outside';

export type GroundFact = {
  readonly kind: 'none' | 'consent' | 'established';
  readonly from: Day;
  readonly endedOn: Day;
  readonly leftOn: Day;
};

export type ConsentFact = {
  readonly custody: 'one' | 'both';
  readonly ageKnown: boolean;
  readonly adultOn: Day;
  readonly decidesOn: Day;
  /** The oldest version of the text a yes to which counts. */
  readonly oldest: number;
  /** A guardian's yes counts from this day on; the first there is where nobody's no stands in its way. */
  readonly anewFrom: Day;
  readonly word: WordFact & {
    /** By the law of the day on which she said it. */ readonly couldDecide: boolean;
  };
  readonly guardians: readonly (WordFact & { readonly from: Day; readonly to: Day })[];
};

export type WordFact = {
  readonly said: Answer['answer'] | 'nothing';
  readonly version: number;
  readonly on: Day;
};

/** The facts of a case; undefined where vendor, purpose or child is not known: no engine is asked about those. */
export function factsOf({ child, facts, vendor, purpose, today }: Question): Facts | undefined {
  if (!vendor || !purpose || !child) return undefined;
  const { rule } = currentVersion(purpose);
  return {
    purpose: purpose.purposeId,
    today: dayOf(today),
    agreements: Object.values(vendor.agreements).map((one) => agreementFact(one, vendor.webhook, today)),
    erased: child.erasure !== undefined,
    left: child.left === undefined ? NEVER : dayOf(child.left),
    held: Object.values(child.holds).flatMap(({ purposes }) => purposes),
    ground: groundFact(child, purpose.purposeId),
    ...(rule.kind === 'consent' && { consent: consentFact(child, facts.bornOn, purpose, rule, today) }),
  };
}

function agreementFact(agreement: Agreement, webhook: Webhook | null, today: CalendarDate): AgreementFact {
  const { terms, signedOn, endsOn } = agreement;
  const instructed = purposesIn(terms).filter((purpose) => instructionsFor(terms, purpose).length > 0);
  return {
    signedOn: signedOn === undefined ? NEVER : dayOf(signedOn),
    endsOn: endsOn === undefined ? NEVER : dayOf(endsOn),
    instructed,
    onRequest: instructed.filter((purpose) => onRequestOnly(agreement, purpose)),
    perimeter: terms.perimeter.kind,
    areas: [...new Set(chainOf(terms, webhook).map((link) => areaOf(link, agreement, today)))],
  };
}

function areaOf(link: Link, { terms }: Agreement, today: CalendarDate): Area {
  if (link.country === null) return 'outside';
  if (isInEu(link.country, today)) return 'eu';
  if (isInEea(link.country, today)) return 'eea';
  return transferTo(terms.perimeter, link, today) ? 'carried' : 'outside';
}

function groundFact({ grounds }: ChildState, purposeId: string): GroundFact {
  const ground = grounds[purposeId];
  if (ground === undefined || ground.kind === 'consent')
    return { kind: ground ? 'consent' : 'none', from: NEVER, endedOn: NEVER, leftOn: NEVER };
  const { from, endedOn, leftOn } = ground;
  return {
    kind: 'established',
    from: dayOf(from),
    endedOn: endedOn === undefined ? NEVER : dayOf(endedOn),
    leftOn: leftOn === undefined ? NEVER : dayOf(leftOn),
  };
}

function consentFact(
  child: ChildState,
  bornOn: CalendarDate | undefined,
  purpose: PurposeState,
  rule: ConsentRule,
  today: CalendarDate,
): ConsentFact {
  const ground = child.grounds[purpose.purposeId];
  const answers = ground?.kind === 'consent' ? ground.answers : {};
  const word = answers[child.childId];
  const majority = ruleOn('majority', today);
  const { childDecidesFrom } = rule;
  const age =
    childDecidesFrom === 'art-8' ? ruleOn('childConsentAge', today) : (childDecidesFrom ?? majority);
  return {
    custody: rule.custody,
    ageKnown: bornOn !== undefined,
    adultOn: bornOn === undefined ? NEVER : dayOf(reaches(bornOn, majority)),
    decidesOn: bornOn === undefined ? NEVER : dayOf(reaches(bornOn, Math.min(age, majority))),
    oldest: oldestValidVersion(purpose),
    anewFrom: anewFrom(child, answers, today),
    word: { ...wordFact(word), couldDecide: word !== undefined && childDecides(rule, bornOn, word.on) },
    guardians: Object.entries(child.guardians).map(([id, custody]) => {
      const { from, to } = periodOn(custody, today) ?? lastPeriod(custody) ?? { to: '0000-01-01' };
      return {
        ...wordFact(answers[id]),
        from: from === undefined ? EVER : dayOf(from),
        to: to === undefined ? NEVER : dayOf(to),
      };
    }),
  };
}

const wordFact = (word: Answer | undefined): WordFact =>
  word
    ? { said: word.answer, version: word.version, on: dayOf(word.on) }
    : { said: 'nothing', version: 0, on: EVER };

/** After each no of the child or of one who has held custody, and from when he lost it, if that was later. */
function anewFrom(child: ChildState, answers: Readonly<Record<string, Answer>>, today: CalendarDate): Day {
  const days = Object.entries(answers).map(([id, { answer, on }]) => {
    const custody = child.guardians[id];
    if (answer === 'given' || (id !== child.childId && !custody)) return EVER;
    const ended = custody && lastEnd(custody, today);
    return Math.max(dayOf(on) + 1, ended === undefined ? EVER : dayOf(ended));
  });
  return Math.max(EVER, ...days);
}
