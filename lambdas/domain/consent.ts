import { type CalendarDate, hasReached } from './dates.ts';
import { own } from './own.ts';
import type { Rule } from './purpose.ts';

/**
 * A custody holder of a child: from a date, and to a date that is no longer counted. Without `from` she has always held
 * it; the child's date of birth would say the same, but must not stand in the ledger.
 */
export type Custody = { readonly from?: CalendarDate; readonly to?: CalendarDate };

/** One person's last word on one purpose. */
export type Answer = {
  readonly answer: 'given' | 'refused' | 'withdrawn';
  readonly version: number;
  readonly on: CalendarDate;
};

/** Everything the standing of a consent depends on. */
export type ConsentFacts = {
  readonly childId: string;
  /** Undefined when it is not known: then nobody's age can be relied on. */
  readonly bornOn: CalendarDate | undefined;
  readonly guardians: Readonly<Record<string, Custody>>;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly oldestValidVersion: number;
};

export type Standing =
  | 'valid'
  | 'none'
  | 'pending'
  | 'refused'
  | 'withdrawn'
  | 'lapsed'
  | 'outdated'
  | 'age-unknown';

export type ConsentRule = Extract<Rule, { kind: 'consent' }>;

/** 18 ends custody (forældreansvarsloven § 1): what guardians said lapses and the young adult is asked. */
const ADULT = 18;

export const isAdult = (bornOn: CalendarDate | undefined, on: CalendarDate): boolean =>
  bornOn !== undefined && hasReached(bornOn, ADULT, on);

export const holdsCustody = (custody: Custody, on: CalendarDate): boolean =>
  (custody.from === undefined || custody.from <= on) && (custody.to === undefined || on < custody.to);

export const custodyHolders = (
  guardians: Readonly<Record<string, Custody>>,
  on: CalendarDate,
): readonly string[] =>
  Object.entries(guardians)
    .filter(([, custody]) => holdsCustody(custody, on))
    .map(([id]) => id);

/** True from the day the child is asked for a purpose, not her guardians. */
export const childDecides = (
  rule: ConsentRule,
  bornOn: CalendarDate | undefined,
  on: CalendarDate,
): boolean => bornOn !== undefined && hasReached(bornOn, Math.min(rule.childDecidesFrom ?? ADULT, ADULT), on);

/**
 * Whose answers count on a day: the child's own once she decides and has answered, and from 18 in any case; until then
 * those of her custody holders, so that what they gave stands until she says otherwise.
 */
export function deciders(rule: ConsentRule, facts: ConsentFacts, on: CalendarDate): readonly string[] {
  const { childId, bornOn, guardians, answers } = facts;
  if (isAdult(bornOn, on) || (childDecides(rule, bornOn, on) && own(answers, childId))) return [childId];
  return custodyHolders(guardians, on);
}

/**
 * Whether a consent stands on a day. Any decider's no outweighs every yes; one custody holder's yes is enough under rule
 * `one`, all current holders' under `both`.
 */
export function consentStanding(rule: ConsentRule, facts: ConsentFacts, on: CalendarDate): Standing {
  if (facts.bornOn === undefined) return 'age-unknown';
  const who = deciders(rule, facts, on);
  const answers = who.flatMap((id) => own(facts.answers, id) ?? []);
  if (isAdult(facts.bornOn, on) && answers.length === 0)
    return Object.keys(facts.answers).length > 0 ? 'lapsed' : 'none';
  const needed = rule.custody === 'both' ? who.length : 1;
  return standingOf(answers, needed, facts.oldestValidVersion);
}

/** The answers that make a consent valid, for the record of what was consented to. */
export const countedAnswers = (rule: ConsentRule, facts: ConsentFacts, on: CalendarDate): readonly Answer[] =>
  deciders(rule, facts, on)
    .flatMap((id) => own(facts.answers, id) ?? [])
    .filter(({ answer, version }) => answer === 'given' && version >= facts.oldestValidVersion);

function standingOf(answers: readonly Answer[], needed: number, oldestValidVersion: number): Standing {
  if (answers.some(({ answer }) => answer === 'withdrawn')) return 'withdrawn';
  if (answers.some(({ answer }) => answer === 'refused')) return 'refused';
  const given = answers.filter(({ answer }) => answer === 'given');
  if (given.length === 0) return 'none';
  const current = given.filter(({ version }) => version >= oldestValidVersion);
  if (current.length >= needed) return 'valid';
  return given.length >= needed ? 'outdated' : 'pending';
}
