import type { Question } from '../../../lambdas/domain/check.ts';
import type { ChildState } from '../../../lambdas/domain/child.ts';
import type { Answer, ConsentRule } from '../../../lambdas/domain/consent.ts';
import { ADEQUACY, isCountry, STANDINGS, type Standing } from '../../../lambdas/domain/countries.ts';
import type { Custody } from '../../../lambdas/domain/custody.ts';
import type { Link, Perimeter } from '../../../lambdas/domain/perimeter.ts';
import type { PurposeState } from '../../../lambdas/domain/purpose.ts';
import type { Agreement } from '../../../lambdas/domain/vendor.ts';

/**
 * The same law as `check`, by hand, for speed alone: yes or no, and no word of why. It shares the tables of countries
 * with the domain and none of its code, and is what a reason, a basis and a remedy are measured against.
 */
export function mayProcess({ child, facts, vendor, purpose, today }: Question): boolean {
  if (!vendor || !purpose || !child || child.erasure) return false;
  if (child.left !== undefined && child.left <= today) return false;
  const { purposeId } = purpose;
  for (const id in child.holds) {
    const held = child.holds[id]?.purposes;
    if (held === 'all' || held?.includes(purposeId)) return false;
  }
  const rule = purpose.versions[purpose.versions.length - 1]?.rule;
  const ground = child.grounds[purposeId];
  if (!rule || !ground) return false;
  if (rule.kind === 'consent') {
    if (ground.kind !== 'consent' || facts.bornOn === undefined) return false;
    if (!isConsented(child, ground.answers, facts.bornOn, rule, purpose, today)) return false;
  } else {
    if (ground.kind === 'consent' || ground.from > today) return false;
    if (ground.endedOn !== undefined && ground.endedOn <= today) return false;
    if (ground.leftOn !== undefined && ground.leftOn <= today) return false;
  }
  for (const id in vendor.agreements) {
    const agreement = vendor.agreements[id];
    if (agreement && instructs(agreement, purposeId, today) && isInside(agreement, vendor.webhook, today))
      return true;
  }
  return false;
}

function instructs({ signedOn, endsOn, terms }: Agreement, purposeId: string, today: string): boolean {
  if (signedOn === undefined || signedOn > today || (endsOn !== undefined && endsOn <= today)) return false;
  for (const { purpose, onRequestOnly, subjects } of terms.instructions) {
    if (purpose !== purposeId || onRequestOnly) continue;
    for (const subject of subjects)
      if (subject === 'children' || subject === 'pupils' || subject === 'students') return true;
  }
  return false;
}

function isInside({ terms }: Agreement, webhook: { url: string; country: string } | null, today: string) {
  const { perimeter, processor, places, subProcessors } = terms;
  if (!reaches(perimeter, processor.country, processor.name, today)) return false;
  for (const link of places) if (!reachesLink(perimeter, link, today)) return false;
  for (const link of subProcessors) if (!reachesLink(perimeter, link, today)) return false;
  if (webhook === null) return true;
  const area = areaOf(webhook.country, today);
  if (area === 'eu') return true;
  return reaches(perimeter, webhook.country, new URL(webhook.url).hostname, today);
}

const reachesLink = (perimeter: Perimeter, { country, name }: Link, today: string): boolean =>
  country !== null && reaches(perimeter, country, name, today);

function reaches({ kind, transfers }: Perimeter, country: string, name: string, today: string): boolean {
  const area = areaOf(country, today);
  if (area === 'eu') return true;
  if (kind === 'eu') return false;
  if (area === 'eea') return true;
  if (kind === 'eea') return false;
  for (const { country: to, recipient, signedOn, ground, coveredBy } of transfers) {
    if (to !== country || recipient !== name || signedOn > today) continue;
    if (ground === 'art-46' ? isCountry(to) : isAdequate(to, coveredBy, today)) return true;
  }
  return false;
}

const standings = Map.groupBy(STANDINGS, ({ country }) => country);

function areaOf(country: string, today: string): Standing['area'] | undefined {
  const ofCountry = standings.get(country);
  if (ofCountry)
    for (const { from, until, area } of ofCountry)
      if (from <= today && (until === null || today < until)) return area;
  return undefined;
}

function isAdequate(country: string, coveredBy: string | null, today: string): boolean {
  for (const { country: of, from, until, onlyUnder } of ADEQUACY)
    if (of === country && from <= today && (until === null || today < until))
      return onlyUnder === null || onlyUnder === coveredBy;
  return false;
}

type Answers = Readonly<Record<string, Answer>>;

function isConsented(
  { childId, guardians }: ChildState,
  answers: Answers,
  bornOn: string,
  rule: ConsentRule,
  { versions }: PurposeState,
  today: string,
): boolean {
  let oldest = 1;
  for (const { version, asksAgain } of versions) if (asksAgain) oldest = version;
  const word = answers[childId];
  const isYes = word !== undefined && word.answer === 'given' && word.version >= oldest;
  if (hasReached(bornOn, MAJORITY, today)) return isYes;
  if (word) {
    if (hasReached(bornOn, decidingAge(rule, today), today)) return isYes;
    if (isYes && hasReached(bornOn, decidingAge(rule, word.on), word.on)) return true;
  }
  let [holders, counted] = [0, 0];
  for (const id in guardians) {
    const custody = guardians[id];
    if (!custody || !holds(custody, today)) continue;
    holders++;
    const said = answers[id];
    if (!said) continue;
    if (said.answer !== 'given') return false;
    if (said.version < oldest || isBefore(custody, said.on, today)) continue;
    if (!isStopped(childId, guardians, answers, said.on, today)) counted++;
  }
  return counted > 0 && (rule.custody === 'one' || counted === holders);
}

const MAJORITY = 18;

/** The age of art. 8 as it stood on a day, no child before there was one. */
function decidingAge({ childDecidesFrom }: ConsentRule, on: string): number {
  if (childDecidesFrom === null) return MAJORITY;
  if (childDecidesFrom !== 'art-8') return Math.min(childDecidesFrom, MAJORITY);
  if (on >= '2024-01-01') return 15;
  return on >= '2018-05-25' ? 13 : MAJORITY;
}

/** Digits of a date as a number: no text is made. */
const digit = (date: string, at: number): number => date.charCodeAt(at) - 48;
const yearOf = (date: string): number =>
  digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3);
const dayOf = (date: string): number =>
  digit(date, 5) * 1000 + digit(date, 6) * 100 + digit(date, 8) * 10 + digit(date, 9);

function hasReached(bornOn: string, age: number, on: string): boolean {
  const years = yearOf(on) - yearOf(bornOn);
  return years > age || (years === age && dayOf(on) >= dayOf(bornOn));
}

type Days = { readonly from?: string; readonly to?: string };

const isWithin = ({ from, to }: Days, on: string): boolean =>
  (from === undefined || from <= on) && (to === undefined || on < to);

function holds(custody: Custody, on: string): boolean {
  if (isWithin(custody, on)) return true;
  if (custody.earlier) for (const period of custody.earlier) if (isWithin(period, on)) return true;
  return false;
}

/** True when a word is older than the custody its speaker holds on a day. */
function isBefore(custody: Custody, said: string, on: string): boolean {
  if (custody.earlier)
    for (const period of custody.earlier)
      if (isWithin(period, on)) return period.from !== undefined && period.from > said;
  return custody.from !== undefined && custody.from > said;
}

/** True when a no that counts no more is not older than a yes, or its speaker lost custody after it. */
function isStopped(
  childId: string,
  guardians: Readonly<Record<string, Custody>>,
  answers: Answers,
  yes: string,
  today: string,
): boolean {
  for (const id in answers) {
    const said = answers[id];
    if (!said || said.answer === 'given') continue;
    const custody = guardians[id];
    if (id !== childId && !custody) continue;
    if (yes <= said.on) return true;
    if (custody && lostAfter(custody, yes, today)) return true;
  }
  return false;
}

/** True when one who holds no custody on a day lost it last after another. */
function lostAfter(custody: Custody, day: string, today: string): boolean {
  if (holds(custody, today)) return false;
  if (isLoss(custody, today)) return (custody.to ?? '') > day;
  const { earlier } = custody;
  if (earlier)
    for (let index = earlier.length - 1; index >= 0; index--) {
      const period = earlier[index];
      if (period && isLoss(period, today)) return (period.to ?? '') > day;
    }
  return false;
}

/** True for days of custody that were, and are over. */
const isLoss = ({ from, to }: Days, today: string): boolean =>
  to !== undefined && to <= today && (from === undefined || from < to);
