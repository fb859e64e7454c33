import { type Custody, custodyHolders, lastEnd, periodOn } from './custody.ts';
import { type CalendarDate, hasReached } from './dates.ts';
import { own } from './own.ts';
import type { Rule } from './purpose.ts';
import { GDPR_FROM, ruleOn } from './rules.ts';

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

/** Majority ends custody (forældreansvarsloven § 1): what guardians said lapses and the young adult is asked. */
export const isAdult = (bornOn: CalendarDate | undefined, on: CalendarDate): boolean =>
  bornOn !== undefined && hasReached(bornOn, majorityOn(on), on);

/** The age of majority on a day; a paper may bear a date older than the rules, and the first of them judges it. */
const majorityOn = (on: CalendarDate): number => ruleOn('majority', on < GDPR_FROM ? GDPR_FROM : on);

/** The age from which a child is asked on a day; none but majority before there was an age of art. 8. */
function decidingAge({ childDecidesFrom }: ConsentRule, on: CalendarDate): number {
  const majority = majorityOn(on);
  if (childDecidesFrom === 'art-8') return on < GDPR_FROM ? majority : ruleOn('childConsentAge', on);
  return Math.min(childDecidesFrom ?? majority, majority);
}

/** True from the day the child is asked for a purpose, not her guardians. */
export const childDecides = (
  rule: ConsentRule,
  bornOn: CalendarDate | undefined,
  on: CalendarDate,
): boolean => bornOn !== undefined && hasReached(bornOn, decidingAge(rule, on), on);

/**
 * True when the child's own word decides on a day: once she decides and has answered. A yes she gave on a day she could,
 * by the law of that day, stays hers alone while it stands, though the law has raised the age since (lov 1783/2023
 * § 2(2): consents given before are governed by the rules before). So she may withdraw it and her guardians may not;
 * once withdrawn or asked for again it is a new consent, and theirs until she reaches the age of today.
 */
export function decidesByOwnWord(rule: ConsentRule, facts: ConsentFacts, on: CalendarDate): boolean {
  const word = own(facts.answers, facts.childId);
  if (!word) return false;
  if (childDecides(rule, facts.bornOn, on)) return true;
  const stands = word.answer === 'given' && word.version >= facts.oldestValidVersion;
  return stands && childDecides(rule, facts.bornOn, word.on);
}

/**
 * Whose answers count on a day: the child's own where her word decides, and from majority in any case; otherwise those
 * of her custody holders, so that what they gave stands until she says otherwise.
 */
export function deciders(rule: ConsentRule, facts: ConsentFacts, on: CalendarDate): readonly string[] {
  const { childId, bornOn, guardians } = facts;
  if (isAdult(bornOn, on) || decidesByOwnWord(rule, facts, on)) return [childId];
  return custodyHolders(guardians, on);
}

/** How a consent stands, and the answers that count for it: what a valid one was given by. */
export type Weighed = { readonly standing: Standing; readonly counted: readonly Answer[] };

/**
 * Whether a consent stands on a day. Any decider's no outweighs every yes; one custody holder's yes is enough under rule
 * `one`, all current holders' under `both`. A yes that no longer counts is asked for again.
 */
export function weigh(rule: ConsentRule, facts: ConsentFacts, on: CalendarDate): Weighed {
  const counted: Answer[] = [];
  if (facts.bornOn === undefined) return { standing: 'age-unknown', counted };
  const who = deciders(rule, facts, on);
  let heard = 0;
  let no: 'refused' | 'withdrawn' | undefined;
  for (const id of who) {
    const said = own(facts.answers, id);
    if (!said) continue;
    heard++;
    if (said.answer !== 'given') no = no === 'withdrawn' ? no : said.answer;
    else if (counts(facts, id, said, on)) counted.push(said);
  }
  if (no) return { standing: no, counted };
  if (heard === 0) return { standing: hasLapsed(facts, on) ? 'lapsed' : 'none', counted };
  const needed = rule.custody === 'both' ? who.length : 1;
  if (counted.length >= needed) return { standing: 'valid', counted };
  return { standing: heard >= needed ? 'outdated' : 'pending', counted };
}

/** How a consent stands on a day. */
export const consentStanding = (rule: ConsentRule, facts: ConsentFacts, on: CalendarDate): Standing =>
  weigh(rule, facts, on).standing;

/** True when others spoke for one who has come of age. */
const hasLapsed = ({ bornOn, answers }: ConsentFacts, on: CalendarDate): boolean =>
  isAdult(bornOn, on) && Object.keys(answers).length > 0;

/** Whether a decider's yes counts on a day: to a text that still does, and, of a guardian, as the family stands now. */
function counts(facts: ConsentFacts, id: string, { version, on: said }: Answer, on: CalendarDate): boolean {
  if (version < facts.oldestValidVersion) return false;
  return id === facts.childId || (isOfThisCustody(facts, id, said, on) && !isStoppedByNo(facts, said, on));
}

/** A guardian's yes is part of the custody she gave it in: when she gets custody back, she is asked again. */
function isOfThisCustody({ guardians }: ConsentFacts, id: string, said: CalendarDate, on: CalendarDate) {
  const custody = own(guardians, id);
  const from = custody && periodOn(custody, on)?.from;
  return from === undefined || from <= said;
}

/**
 * True when a guardian's yes is not later than a no that counts no more, or, of one who lost custody, older than that. A
 * yes beside a no carried nothing. When the one who said no is no holder any more, or the no was the child's own and the
 * law has raised her age, nobody has agreed anew; processing must not begin again because a date in the books has
 * passed, so those who decide now are asked (art. 4(11), 7(1)). Which of two words of one day came first nobody can
 * tell, so the no outlasts its day.
 */
function isStoppedByNo({ childId, guardians, answers }: ConsentFacts, yes: CalendarDate, on: CalendarDate) {
  for (const [id, { answer, on: said }] of Object.entries(answers)) {
    if (answer === 'given') continue;
    const custody = own(guardians, id);
    if (id !== childId && !custody) continue;
    const ended = custody && lastEnd(custody, on);
    if (yes <= said || (ended !== undefined && yes < ended)) return true;
  }
  return false;
}
