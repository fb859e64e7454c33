import {
  type Answer,
  type ConsentFacts,
  type ConsentRule,
  type Custody,
  consentStanding,
  custodyHolders,
  isAdult,
  type Standing,
} from './consent.ts';
import type { CalendarDate } from './dates.ts';
import { own } from './own.ts';
import { oldestValidVersion, type PurposeState } from './purpose.ts';

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

/** How a statutory basis stands on a day. */
export function statuteStanding(ground: Ground | undefined, on: CalendarDate): 'none' | 'in-force' | 'ended' {
  if (ground?.kind !== 'statute' || ground.from > on) return 'none';
  return ground.endedOn === undefined ? 'in-force' : 'ended';
}

/** Who holds custody of the child on a day: nobody once she is 18 (forældreansvarsloven § 1). */
export const guardiansOf = (child: ChildState, facts: ChildFacts, on: CalendarDate): readonly string[] =>
  isAdult(facts.bornOn, on) ? [] : custodyHolders(child.guardians, on);

/** Each person's last word on a purpose; nobody's where it rests on no consent. */
export function answersTo(child: ChildState, purposeId: string): Readonly<Record<string, Answer>> {
  const ground = own(child.grounds, purposeId);
  return ground?.kind === 'consent' ? ground.answers : {};
}

/** What the standing of the child's consent to a purpose depends on. */
export const consentFactsOf = (
  child: ChildState,
  facts: ChildFacts,
  purpose: PurposeState,
): ConsentFacts => ({
  childId: child.childId,
  bornOn: facts.bornOn,
  guardians: child.guardians,
  answers: answersTo(child, purpose.purposeId),
  oldestValidVersion: oldestValidVersion(purpose),
});

/** How the child's consent to a purpose stands on a day. */
export const standing = (
  child: ChildState,
  facts: ChildFacts,
  purpose: PurposeState,
  rule: ConsentRule,
  on: CalendarDate,
): Standing => consentStanding(rule, consentFactsOf(child, facts, purpose), on);

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
      const ground = own(state.grounds, event.purposeId);
      return ground?.kind === 'statute'
        ? withGround(state, event.purposeId, { ...ground, endedOn: event.on })
        : state;
    }
    case 'consent-answered': {
      const { personId, answer, version, on } = event;
      return withAnswer(state, event.purposeId, personId, { answer, version, on });
    }
    case 'consent-withdrawn': {
      const version = own(answersTo(state, event.purposeId), event.personId)?.version ?? 0;
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
  const answers = { ...answersTo(state, purposeId), [personId]: answer };
  return withGround(state, purposeId, { kind: 'consent', answers });
}
