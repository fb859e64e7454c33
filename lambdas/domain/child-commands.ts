import type { Loa } from './actor.ts';
import {
  answersTo,
  type Channel,
  type ChildEvent,
  type ChildFacts,
  type ChildState,
  consentFactsOf,
  type Group,
} from './child.ts';
import { conflictChanges } from './conflict.ts';
import { childDecides, deciders, decidesByOwnWord, weigh } from './consent.ts';
import { type Custody, custodyHolders } from './custody.ts';
import type { CalendarDate } from './dates.ts';
import { evolveChild } from './evolve-child.ts';
import { type Outcome, ok, refused } from './outcome.ts';
import { own } from './own.ts';
import {
  currentVersion,
  mayBeObjectedTo,
  oldestValidVersion,
  type PurposeState,
  type PurposeVersion,
} from './purpose.ts';

export const enrolChild = (
  childId: string,
  group: Group,
  guardians: Readonly<Record<string, Custody>>,
): Outcome<ChildEvent[]> => ok([{ type: 'child-enrolled', childId, group, guardians }]);

/** Moves a child to another class or school, or brings one back who had left; to where she is, it changes nothing. */
export function moveChild(child: ChildState, group: Group, today: CalendarDate): Outcome<ChildEvent[]> {
  if (child.erasure) return refused('child-erased');
  const isThere = child.group.institution === group.institution && child.group.name === group.name;
  return ok(isThere && child.left === undefined ? [] : [{ type: 'child-moved', group, on: today }]);
}

/** A child leaves from a date on: what the controller established for her ends, and no consent is used. Once is enough. */
export function leave(child: ChildState, on: CalendarDate): Outcome<ChildEvent[]> {
  if (child.erasure) return refused('child-erased');
  return ok(child.left === undefined ? [{ type: 'child-left', on }] : []);
}

/** A basis with the provision its purpose names (art. 6(3)); twice changes nothing, but one to come may begin earlier. */
export function establishBasis(
  child: ChildState,
  purpose: PurposeState,
  from: CalendarDate,
  today: CalendarDate,
): Outcome<ChildEvent[]> {
  if (child.erasure) return refused('child-erased');
  if (child.left !== undefined) return refused('child-left', child.left);
  const { rule, version, from: inUseSince } = currentVersion(purpose);
  if (rule.kind === 'consent') return refused('purpose-rests-on-consent');
  // Nothing has rested on a provision before its purpose named it.
  if (from < inUseSince) return refused('older-than-the-text', inUseSince);
  const ground = own(child.grounds, purpose.purposeId);
  if (ground && ground.kind !== 'consent') {
    // An upheld objection (art. 21(1)) is not undone by a class list.
    if (ground.endedOn) return refused('objection-upheld');
    const beginsEarlier = from < ground.from && today < ground.from;
    if (ground.version === version && !ground.leftOn && !beginsEarlier) return ok([]);
  }
  const { kind, article, provision } = rule;
  return ok([
    { type: 'basis-established', purposeId: purpose.purposeId, kind, article, provision, version, from },
  ]);
}

export type AnswerCommand = {
  readonly personId: string;
  readonly answer: 'given' | 'refused';
  /** The version that was read; the answer is to that text and no other. */
  readonly version: number;
  readonly on: CalendarDate;
  readonly channel: Channel;
  /** How surely we know who answers online; a paper has none. */
  readonly loa?: Loa;
};

/** One person's yes or no to one purpose (art. 4(11), art. 7), and the conflict with the other it opens or ends. */
export function answerConsent(
  child: ChildState,
  facts: ChildFacts,
  purpose: PurposeState,
  command: AnswerCommand,
  today: CalendarDate,
): Outcome<ChildEvent[]> {
  const capacity = capacityOf(child, facts, purpose, command, today);
  if (!capacity.ok) return capacity;
  const answered = answerable(purpose, command);
  if (!answered) return refused('not-the-current-text', `version ${currentVersion(purpose).version}`);
  // Nobody has said yes to a text before it was there.
  if (command.on < answered.from) return refused('older-than-the-text', answered.from);
  return ok(
    withConflict(child, facts, purpose, today, {
      type: 'consent-answered',
      purposeId: purpose.purposeId,
      capacity: capacity.value,
      textHash: answered.hash,
      ...command,
    }),
  );
}

/** What was said, and whether two guardians disagree by it, or no longer do. */
const withConflict = (
  child: ChildState,
  facts: ChildFacts,
  purpose: PurposeState,
  today: CalendarDate,
  said: ChildEvent,
): ChildEvent[] => [said, ...conflictChanges(evolveChild(child, said), facts, [purpose], today)];

/** The text an answer is to: on paper any that still counts, online the current one, which the person has before her. */
const answerable = (
  purpose: PurposeState,
  { version, channel }: Pick<AnswerCommand, 'version' | 'channel'>,
): PurposeVersion | undefined =>
  channel === 'paper'
    ? purpose.versions.find((one) => one.version === version && version >= oldestValidVersion(purpose))
    : purpose.versions.find((one) => one.version === version && one === currentVersion(purpose));

type Said = Pick<AnswerCommand, 'personId' | 'on' | 'channel' | 'loa'> & {
  readonly answer?: 'given' | 'refused';
};

/**
 * Takes back a consent (art. 7(3)), no reason asked: anyone whose answer counts may, and one withdrawal suspends what
 * the others gave. What is accepted always ends the consent: afterwards it does not stand. What rests on another ground is
 * answered as what it is, with the provision, and with the objection where the law has one (art. 21(1)).
 */
export function withdrawConsent(
  child: ChildState,
  facts: ChildFacts,
  purpose: PurposeState,
  command: Said,
  today: CalendarDate,
): Outcome<ChildEvent[]> {
  const said = mayBeSaid(child, purpose, command, today);
  if (!said.ok) return said;
  const { rule } = currentVersion(purpose);
  if (rule.kind !== 'consent')
    return refused(
      mayBeObjectedTo(rule) ? 'rests-on-statute-may-object' : 'rests-on-statute',
      rule.provision,
    );
  const known = consentFactsOf(child, facts, purpose);
  const { personId } = command;
  const isHers = personId === child.childId && childDecides(rule, facts.bornOn, today);
  if (!isHers && !deciders(rule, known, today).includes(personId))
    return personId === child.childId
      ? refused('child-too-young')
      : refused(
          custodyHolders(child.guardians, today).includes(personId)
            ? 'child-decides-herself'
            : 'not-a-guardian-of-the-child',
        );
  const alreadyHers = own(known.answers, personId)?.answer === 'withdrawn';
  if (alreadyHers || !Object.values(known.answers).some(({ answer }) => answer === 'given'))
    return refused('no-consent-to-withdraw');
  const { purposeId } = purpose;
  return ok(withConflict(child, facts, purpose, today, { type: 'consent-withdrawn', purposeId, ...command }));
}

/** Those who may give or refuse a consent today, each for herself: what `answerConsent` asks of a person. */
export const mayAnswer = (
  child: ChildState,
  facts: ChildFacts,
  purpose: PurposeState,
  today: CalendarDate,
): readonly string[] =>
  peopleOf(child).filter(
    (personId) => capacityOf(child, facts, purpose, { personId, on: today, channel: 'digital' }, today).ok,
  );

/** Those whose word a consent waits for today: nobody has said no, and they have not said a yes that counts. */
export function awaited(
  child: ChildState,
  facts: ChildFacts,
  purpose: PurposeState,
  today: CalendarDate,
): readonly string[] {
  const { rule } = currentVersion(purpose);
  if (rule.kind !== 'consent') return [];
  const known = consentFactsOf(child, facts, purpose);
  const { standing, counted } = weigh(rule, known, today);
  if (standing === 'valid' || standing === 'refused' || standing === 'withdrawn') return [];
  return mayAnswer(child, facts, purpose, today).filter((id) => {
    const said = own(known.answers, id);
    return said === undefined || !counted.includes(said);
  });
}

/** Those who may withdraw a consent today, each for herself: what `withdrawConsent` accepts. */
export const mayWithdraw = (
  child: ChildState,
  facts: ChildFacts,
  purpose: PurposeState,
  today: CalendarDate,
): readonly string[] =>
  peopleOf(child).filter(
    (personId) =>
      withdrawConsent(child, facts, purpose, { personId, on: today, channel: 'digital' }, today).ok,
  );

/** The child and everybody who is or was tied to her. */
const peopleOf = ({ childId, guardians }: ChildState): readonly string[] => [
  childId,
  ...Object.keys(guardians),
];

/** In which capacity a person answers for a child, on the day she answers. */
function capacityOf(
  child: ChildState,
  facts: ChildFacts,
  purpose: PurposeState,
  command: Said,
  today: CalendarDate,
): Outcome<'guardian' | 'child'> {
  const said = mayBeSaid(child, purpose, command, today);
  if (!said.ok) return said;
  const { rule } = currentVersion(purpose);
  if (rule.kind !== 'consent') return refused('purpose-rests-on-statute', rule.provision);
  const decidesHerself = childDecides(rule, facts.bornOn, command.on);
  if (command.personId === child.childId) return decidesHerself ? ok('child') : refused('child-too-young');
  if (!custodyHolders(child.guardians, command.on).includes(command.personId))
    return refused('not-a-guardian-of-the-child');
  return decidesHerself || decidesByOwnWord(rule, consentFactsOf(child, facts, purpose), command.on)
    ? refused('child-decides-herself')
    : ok('guardian');
}

/**
 * A word counts from its date: not from the future, and not over a later word of the same person. Which came first of a
 * yes on paper and a no of the same day nobody can tell, so the no stands.
 */
function mayBeSaid(child: ChildState, purpose: PurposeState, said: Said, today: CalendarDate): Outcome<true> {
  if (child.erasure) return refused('child-erased');
  if (said.on > today) return refused('date-in-the-future', 'on');
  const last = own(answersTo(child, purpose.purposeId), said.personId);
  if (!last) return ok(true);
  const isDoubtful = said.channel === 'paper' && said.answer === 'given' && last.answer !== 'given';
  return last.on > said.on || (isDoubtful && last.on === said.on)
    ? refused('later-answer-known', last.on)
    : ok(true);
}
