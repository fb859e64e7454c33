import {
  type Answer,
  type Custody,
  childDecides,
  consentStanding,
  custodyHolders,
  holdsCustody,
  type Standing,
} from './consent.ts';
import type { CalendarDate } from './dates.ts';
import { type Outcome, ok, refused } from './outcome.ts';
import { currentVersion, oldestValidVersion, type PurposeState, type Rule } from './purpose.ts';

/** What the rules must know of a child but the ledger must forget with her. */
export type ChildFacts = { readonly bornOn?: CalendarDate };

/** A school class or a daycare room: institution number and the group's name. */
export type Group = { readonly institution: string; readonly name: string };

export type Ground =
  | {
      readonly kind: 'statute';
      readonly article: '6(1)(c)' | '6(1)(e)';
      readonly provision: string;
      readonly version: number;
      readonly from: CalendarDate;
      readonly endedOn?: CalendarDate;
    }
  | { readonly kind: 'consent'; readonly answers: Readonly<Record<string, Answer>> };

/** A restriction (art. 18) or pending objection (art. 21) holds these purposes still; `all` holds every one. */
export type Hold = { readonly purposes: readonly string[] | 'all' };

export type ChildState = {
  readonly childId: string;
  readonly group: Group;
  readonly guardians: Readonly<Record<string, Custody>>;
  readonly grounds: Readonly<Record<string, Ground>>;
  readonly holds: Readonly<Record<string, Hold>>;
  /** The request that erases the child; from then on every check denies. */
  readonly erasure?: { readonly requestId: string; readonly done: boolean };
};

/** How an answer reached us; a paper one carries the date on the paper. */
export type Channel = 'digital' | 'paper';

export type ChildEvent =
  | {
      readonly type: 'child-enrolled';
      readonly childId: string;
      readonly group: Group;
      readonly guardians: Readonly<Record<string, Custody>>;
    }
  | {
      readonly type: 'basis-established';
      readonly purposeId: string;
      readonly article: '6(1)(c)' | '6(1)(e)';
      readonly provision: string;
      readonly version: number;
      readonly from: CalendarDate;
    }
  | {
      readonly type: 'basis-ended';
      readonly purposeId: string;
      readonly on: CalendarDate;
      readonly requestId: string;
    }
  | {
      readonly type: 'consent-answered';
      readonly purposeId: string;
      readonly personId: string;
      readonly capacity: 'guardian' | 'child';
      readonly answer: 'given' | 'refused';
      readonly version: number;
      readonly textHash: string;
      readonly on: CalendarDate;
      readonly channel: Channel;
    }
  | {
      readonly type: 'consent-withdrawn';
      readonly purposeId: string;
      readonly personId: string;
      readonly on: CalendarDate;
      readonly channel: Channel;
    }
  | {
      readonly type: 'processing-held';
      readonly requestId: string;
      readonly purposes: readonly string[] | 'all';
    }
  | { readonly type: 'hold-lifted'; readonly requestId: string }
  | { readonly type: 'erasure-ordered'; readonly requestId: string }
  | { readonly type: 'child-erased'; readonly requestId: string };

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

/** How the child's consent to a purpose stands on a day. */
export function standing(
  child: ChildState,
  facts: ChildFacts,
  purpose: PurposeState,
  rule: Extract<Rule, { kind: 'consent' }>,
  on: CalendarDate,
): Standing {
  const ground = child.grounds[purpose.purposeId];
  return consentStanding(
    rule,
    {
      childId: child.childId,
      bornOn: facts.bornOn,
      guardians: child.guardians,
      answers: ground?.kind === 'consent' ? ground.answers : {},
      oldestValidVersion: oldestValidVersion(purpose),
    },
    on,
  );
}

export function evolveChild(state: ChildState | undefined, event: ChildEvent): ChildState {
  if (event.type === 'child-enrolled') {
    const { childId, group, guardians } = event;
    return { childId, group, guardians, grounds: {}, holds: {} };
  }
  if (!state) throw new Error('the event needs an enrolled child');
  switch (event.type) {
    case 'basis-established': {
      const { article, provision, version, from } = event;
      return withGround(state, event.purposeId, { kind: 'statute', article, provision, version, from });
    }
    case 'basis-ended': {
      const ground = state.grounds[event.purposeId];
      return ground?.kind === 'statute'
        ? withGround(state, event.purposeId, { ...ground, endedOn: event.on })
        : state;
    }
    case 'consent-answered': {
      const { personId, answer, version, on } = event;
      return withAnswer(state, event.purposeId, personId, { answer, version, on });
    }
    case 'consent-withdrawn': {
      const ground = state.grounds[event.purposeId];
      const version = ground?.kind === 'consent' ? (ground.answers[event.personId]?.version ?? 0) : 0;
      return withAnswer(state, event.purposeId, event.personId, {
        answer: 'withdrawn',
        version,
        on: event.on,
      });
    }
    case 'processing-held':
      return { ...state, holds: { ...state.holds, [event.requestId]: { purposes: event.purposes } } };
    case 'hold-lifted': {
      const { [event.requestId]: _lifted, ...holds } = state.holds;
      return { ...state, holds };
    }
    case 'erasure-ordered':
      return { ...state, erasure: { requestId: event.requestId, done: false } };
    case 'child-erased':
      return {
        ...state,
        guardians: {},
        grounds: {},
        holds: {},
        erasure: { requestId: event.requestId, done: true },
      };
  }
}

const withGround = (state: ChildState, purposeId: string, ground: Ground): ChildState => ({
  ...state,
  grounds: { ...state.grounds, [purposeId]: ground },
});

function withAnswer(state: ChildState, purposeId: string, personId: string, answer: Answer): ChildState {
  const ground = state.grounds[purposeId];
  const answers = ground?.kind === 'consent' ? ground.answers : {};
  return withGround(state, purposeId, { kind: 'consent', answers: { ...answers, [personId]: answer } });
}
