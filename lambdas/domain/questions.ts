import type { Actor } from './actor.ts';
import { type ChildFacts, type ChildState, consentStands, guardiansOf } from './child.ts';
import { isAdult } from './consent.ts';
import { type CalendarDate, hasReached } from './dates.ts';
import type { Case } from './matrix.ts';
import { type Outcome, ok, refused } from './outcome.ts';
import { currentVersion, type PurposeState } from './purpose.ts';
import type { Assessment, Question } from './request.ts';
import type { Right } from './rights.ts';
import { ruleOn } from './rules.ts';

/** Which right is asked for, and by whom. */
export type Asked = { readonly right: Right; readonly by: Actor };

/** What a person must assess before a right is decided, in order; a refusal when the one who asks may not ask at all. */
export function questionsOf(
  child: ChildState,
  facts: ChildFacts,
  scope: readonly PurposeState[],
  asked: Asked,
  today: CalendarDate,
): Outcome<readonly Question[]> {
  const maturity = mayAsk(child, facts, asked, today);
  if (!maturity.ok) return maturity;
  return ok([...jointQuestion(child, facts, scope, asked, today), ...maturity.value, ...assessmentOf(asked)]);
}

/** What a refusal of each question means, and the law it rests on; of a release the law is that of each value left out. */
const REFUSED = {
  joint: { reason: 'holders-disagree', citation: 'forældreansvarsloven § 3' },
  maturity: { reason: 'not-mature', citation: 'GDPR art. 12; forældreansvarsloven § 2' },
  accuracy: { reason: 'inaccuracy-not-found', citation: 'GDPR art. 16' },
  objection: { reason: 'compelling-grounds', citation: 'GDPR art. 21(1)' },
  'identity-not-proved': { reason: 'identity-not-proved', citation: 'GDPR art. 12(6), 11(2)' },
  unfounded: { reason: 'unfounded', citation: 'GDPR art. 12(5)' },
  excessive: { reason: 'excessive', citation: 'GDPR art. 12(5)' },
} as const satisfies Record<string, Pick<Case, 'reason' | 'citation'>>;

/** Why a person's refusal of a question refuses the right, and by which law; undefined for what was not refused. */
export function refusalBy(
  question: Exclude<Question, 'release'>,
  assessment: Assessment | undefined,
): Pick<Case, 'reason' | 'citation'> | undefined {
  if (assessment?.outcome !== 'refused') return undefined;
  return question === 'admissible' ? REFUSED[assessment.because ?? 'unfounded'] : REFUSED[question];
}

/** What a controller may do of its own accord; the other rights are the data subject's, and staff registers her paper. */
const CONTROLLERS_OWN: readonly Right[] = ['rectification', 'erasure', 'restriction'];

/**
 * One custody holder may ask alone; the child herself from the age she normally may, and before it when she is assessed
 * as mature. A parent without custody is sent to her right to information, which is no right of the data subject.
 */
function mayAsk(
  child: ChildState,
  facts: ChildFacts,
  { right, by }: Asked,
  today: CalendarDate,
): Outcome<readonly Question[]> {
  if (by.role === 'caseworker')
    return CONTROLLERS_OWN.includes(right) ? ok([]) : refused('right-is-the-familys');
  if (by.role === 'guardian') {
    if (guardiansOf(child, facts, today).includes(by.id)) return ok([]);
    // That right ends with custody itself, when she comes of age.
    const isParent = Object.hasOwn(child.guardians, by.id) && !isAdult(facts.bornOn, today);
    return refused(isParent ? 'right-to-information' : 'not-a-guardian-of-the-child');
  }
  if (by.role !== 'child' || by.id !== child.childId) return refused('not-a-guardian-of-the-child');
  const isMature =
    facts.bornOn !== undefined && hasReached(facts.bornOn, ruleOn('actsForHerselfAge', today), today);
  return ok(isMature ? [] : ['maturity']);
}

/** Rights that dispose of data; an erasure takes the consent back, which each holder may do alone (art. 7(3)). */
const DISPOSING: readonly Right[] = ['rectification', 'portability'];

/** Where a consent that stands needed both custody holders, one alone does not dispose of its data; access she has alone. */
function jointQuestion(
  child: ChildState,
  facts: ChildFacts,
  scope: readonly PurposeState[],
  { right, by }: Asked,
  today: CalendarDate,
): readonly Question[] {
  if (by.role !== 'guardian' || !DISPOSING.includes(right)) return [];
  const others = guardiansOf(child, facts, today).filter((id) => id !== by.id);
  const isTheirs = (purpose: PurposeState): boolean =>
    needsBoth(purpose) && consentStands(child, facts, purpose, today);
  return others.length > 0 && scope.some(isTheirs) ? ['joint'] : [];
}

/** True for a purpose that every custody holder must agree to. */
export function needsBoth(purpose: PurposeState): boolean {
  const { rule } = currentVersion(purpose);
  return rule.kind === 'consent' && rule.custody === 'both';
}

/** What the law asks a person to assess before the right is decided; what the controller orders, it has assessed. */
function assessmentOf({ right, by }: Asked): readonly Question[] {
  if (by.role === 'caseworker') return [];
  if (right === 'rectification') return ['accuracy'];
  return right === 'objection' ? ['objection'] : [];
}
