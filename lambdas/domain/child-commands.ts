import type { Channel, ChildEvent, ChildFacts, ChildState, Group } from './child.ts';
import { type Custody, childDecides, custodyHolders, holdsCustody } from './consent.ts';
import type { CalendarDate } from './dates.ts';
import { type Outcome, ok, refused } from './outcome.ts';
import { currentVersion, type PurposeState } from './purpose.ts';

export const enrolChild = (
  childId: string,
  group: Group,
  guardians: Readonly<Record<string, Custody>>,
): Outcome<ChildEvent[]> => ok([{ type: 'child-enrolled', childId, group, guardians }]);

/** A statutory basis (art. 6(1)(c) or (e)) with the provision its purpose names (art. 6(3)); establishing it twice changes nothing. */
export function establishBasis(
  child: ChildState,
  purpose: PurposeState,
  from: CalendarDate,
): Outcome<ChildEvent[]> {
  if (child.erasure) return refused('child-erased');
  const { rule, version } = currentVersion(purpose);
  if (rule.kind !== 'statute') return refused('purpose-rests-on-consent');
  const ground = child.grounds[purpose.purposeId];
  if (ground?.kind === 'statute' && !ground.endedOn && ground.version === version) return ok([]);
  const { article, provision } = rule;
  return ok([{ type: 'basis-established', purposeId: purpose.purposeId, article, provision, version, from }]);
}

export type AnswerCommand = {
  readonly personId: string;
  readonly answer: 'given' | 'refused';
  /** The version that was read; the answer is to that text and no other. */
  readonly version: number;
  readonly on: CalendarDate;
  readonly channel: Channel;
};

/** One person's yes or no to one purpose (art. 4(11), art. 7). */
export function answerConsent(
  child: ChildState,
  facts: ChildFacts,
  purpose: PurposeState,
  command: AnswerCommand,
  today: CalendarDate,
): Outcome<ChildEvent[]> {
  const capacity = capacityOf(child, facts, purpose, command.personId, command.on, today);
  if (!capacity.ok) return capacity;
  const current = currentVersion(purpose);
  if (command.version !== current.version)
    return refused('not-the-current-text', `version ${current.version}`);
  return ok([
    {
      type: 'consent-answered',
      purposeId: purpose.purposeId,
      capacity: capacity.value,
      textHash: current.hash,
      ...command,
    },
  ]);
}

/** Takes back a consent (art. 7(3)): any person whose yes counts may, no reason asked; it suspends also what another gave. */
export function withdrawConsent(
  child: ChildState,
  purpose: PurposeState,
  command: Pick<AnswerCommand, 'personId' | 'on' | 'channel'>,
  today: CalendarDate,
): Outcome<ChildEvent[]> {
  if (child.erasure) return refused('child-erased');
  if (command.on > today) return refused('date-in-the-future', 'on');
  if (currentVersion(purpose).rule.kind === 'statute') return refused('purpose-rests-on-statute');
  const custody = child.guardians[command.personId];
  const isHolder = custody !== undefined && holdsCustody(custody, today);
  if (command.personId !== child.childId && !isHolder) return refused('not-a-guardian-of-the-child');
  const ground = child.grounds[purpose.purposeId];
  const given =
    ground?.kind === 'consent' && Object.values(ground.answers).some(({ answer }) => answer === 'given');
  if (!given) return refused('no-consent-to-withdraw');
  return ok([{ type: 'consent-withdrawn', purposeId: purpose.purposeId, ...command }]);
}

function capacityOf(
  child: ChildState,
  facts: ChildFacts,
  purpose: PurposeState,
  personId: string,
  on: CalendarDate,
  today: CalendarDate,
): Outcome<'guardian' | 'child'> {
  if (child.erasure) return refused('child-erased');
  if (on > today) return refused('date-in-the-future', 'on');
  const { rule } = currentVersion(purpose);
  if (rule.kind === 'statute') return refused('purpose-rests-on-statute', rule.provision);
  const decidesHerself = childDecides(rule, facts.bornOn, on);
  if (personId === child.childId) return decidesHerself ? ok('child') : refused('child-too-young');
  if (!custodyHolders(child.guardians, on).includes(personId)) return refused('not-a-guardian-of-the-child');
  return decidesHerself ? refused('child-decides-herself') : ok('guardian');
}
