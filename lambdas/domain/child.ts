import type { Loa } from './actor.ts';
import {
  type Answer,
  type ConsentFacts,
  type ConsentRule,
  consentStanding,
  isAdult,
  type Standing,
} from './consent.ts';
import { type Custody, custodyHolders } from './custody.ts';
import type { CalendarDate } from './dates.ts';
import { own } from './own.ts';
import { currentVersion, oldestValidVersion, type PurposeState, type Rule } from './purpose.ts';

/** What the rules must know of a child but the ledger must forget with her. */
export type ChildFacts = { readonly bornOn?: CalendarDate };

/** A school class or a daycare room: institution number and the group's name. */
export type Group = { readonly institution: string; readonly name: string };

/** A rule whose ground the controller establishes; nobody is asked. */
type Established = Exclude<Rule, { kind: 'consent' }>;

export type Ground =
  | {
      /** Established by the controller: a statute, a contract, or an interest of art. 6(1)(d) or (f). */
      readonly kind: Established['kind'];
      readonly article: Established['article'];
      readonly provision: string;
      readonly version: number;
      readonly from: CalendarDate;
      /** Ended by an upheld objection, for good. */
      readonly endedOn?: CalendarDate;
      /** Ended because the child left; established anew when she comes back. */
      readonly leftOn?: CalendarDate;
    }
  | { readonly kind: 'consent'; readonly answers: Readonly<Record<string, Answer>> };

/** A restriction (art. 18) or pending objection (art. 21) holds these purposes still; `all` holds every one. */
export type Hold = { readonly purposes: readonly string[] | 'all' };

/** Two custody holders who disagree on a purpose; a settled one is closed, though the no still stands. */
export type Conflict = { readonly openedOn: CalendarDate; readonly settled?: true };

export type ChildState = {
  readonly childId: string;
  readonly group: Group;
  readonly guardians: Readonly<Record<string, Custody>>;
  readonly grounds: Readonly<Record<string, Ground>>;
  readonly holds: Readonly<Record<string, Hold>>;
  readonly conflicts: Readonly<Record<string, Conflict>>;
  /** From when the child is in no group of the controller's any more; the group she was in is kept. */
  readonly left?: CalendarDate;
  /** When it was recorded that she came of age. */
  readonly cameOfAge?: CalendarDate;
  /** The time in which the young adult could answer herself is over. */
  readonly lapseSettled?: true;
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
      readonly kind: Established['kind'];
      readonly article: Established['article'];
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
      /** How surely we knew who answered online; a paper has none. */
      readonly loa?: Loa;
    }
  | {
      readonly type: 'consent-withdrawn';
      readonly purposeId: string;
      readonly personId: string;
      readonly on: CalendarDate;
      readonly channel: Channel;
      readonly loa?: Loa;
    }
  | { readonly type: 'conflict-opened'; readonly purposeId: string; readonly on: CalendarDate }
  | {
      readonly type: 'conflict-closed';
      readonly purposeId: string;
      /** `agreed`: they disagree no longer, or it is no longer theirs to decide; `settled`: by a case worker. */
      readonly how: 'agreed' | 'settled';
      readonly noteId?: string;
    }
  /** Without `from` since birth. */
  | { readonly type: 'custody-started'; readonly personId: string; readonly from?: CalendarDate }
  | { readonly type: 'custody-ended'; readonly personId: string; readonly to: CalendarDate }
  | { readonly type: 'child-moved'; readonly group: Group; readonly on: CalendarDate }
  | { readonly type: 'child-left'; readonly on: CalendarDate }
  | { readonly type: 'came-of-age'; readonly on: CalendarDate }
  | { readonly type: 'lapse-settled'; readonly on: CalendarDate }
  | {
      readonly type: 'processing-held';
      readonly requestId: string;
      readonly purposes: readonly string[] | 'all';
    }
  | { readonly type: 'hold-lifted'; readonly requestId: string }
  | { readonly type: 'erasure-ordered'; readonly requestId: string }
  | { readonly type: 'child-erased'; readonly requestId: string };

/** How a basis the controller established stands on a day. */
export function statuteStanding(ground: Ground | undefined, on: CalendarDate): 'none' | 'in-force' | 'ended' {
  if (!ground || ground.kind === 'consent' || ground.from > on) return 'none';
  return [ground.endedOn, ground.leftOn].some((end) => end !== undefined && end <= on) ? 'ended' : 'in-force';
}

/** True from the day the child has left. */
export const hasLeft = ({ left }: ChildState, on: CalendarDate): boolean => left !== undefined && left <= on;

/** True while a restriction or a pending objection, other than the request of the id, holds a purpose of the child still. */
export const isHeld = ({ holds }: ChildState, purposeId: string, otherThan?: string): boolean =>
  Object.entries(holds).some(
    ([id, { purposes }]) => id !== otherThan && (purposes === 'all' || purposes.includes(purposeId)),
  );

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

/** True for a purpose that rests on consent, on a day when the child's is valid. */
export function consentStands(
  child: ChildState,
  facts: ChildFacts,
  purpose: PurposeState,
  on: CalendarDate,
): boolean {
  const { rule } = currentVersion(purpose);
  return rule.kind === 'consent' && standing(child, facts, purpose, rule, on) === 'valid';
}
