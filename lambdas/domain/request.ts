import type { Actor, Loa } from './actor.ts';
import type { CalendarDate, Instant } from './dates.ts';
import type { Case } from './matrix.ts';
import type { Article } from './purpose.ts';
import type { Right } from './rights.ts';
import type { AssignedTask, Kept, Task, TaskAction, TaskProgress, TaskResult } from './task.ts';

/**
 * What a person must assess before a request goes on; nobody's judgement is automated. `admissible` may be refused at
 * any time before vendors are asked (art. 12(5), (6)); `joint` is the other custody holder's word where a purpose needs
 * both; `release` is the look at vendors' parts before a family gets them (art. 15(4), databeskyttelsesloven § 22).
 */
export const QUESTIONS = ['admissible', 'joint', 'maturity', 'accuracy', 'objection', 'release'] as const;
export type Question = (typeof QUESTIONS)[number];

/** Why a request is refused whole. */
export const INADMISSIBLE = ['identity-not-proved', 'unfounded', 'excessive'] as const;
export type Inadmissible = (typeof INADMISSIBLE)[number];

/** Why something is left out of a package. */
export const WITHHELD = ['third-person', 'childs-interest', 'public-interest'] as const;
export type Withheld = (typeof WITHHELD)[number];

/** A person's answer to a question. */
export type Assessment = {
  readonly outcome: 'upheld' | 'refused';
  readonly by: Actor;
  /** The note with the reason, told to the requester (art. 12(4)). */
  readonly noteId?: string | undefined;
  readonly because?: Inadmissible | undefined;
  /** How much of the vendors' parts is left out, by reason. */
  readonly withheld?: Readonly<Partial<Record<Withheld, number>>> | undefined;
};

/** What the law says of one purpose at one vendor, with its citation; without a vendor, of the controller's own record. */
export type Decision = Pick<Case, 'outcome' | 'reason' | 'citation'> & {
  readonly purposeId: string;
  readonly vendorId: string | null;
  readonly basis: Article;
  /** What the vendor keeps on another ground; everything, when `erasesNothing`. */
  readonly keep?: readonly Kept[];
  readonly erasesNothing?: true;
  /** The vendor may go on after a restriction or a refused objection. */
  readonly resumes?: true;
};

/** What proves that a request was carried out: digests of what was handed over, and what was changed or erased. */
export type Evidence = {
  readonly packages?: readonly {
    readonly format: 'json' | 'html';
    readonly digest: string;
    readonly bytes: number;
  }[];
  /** Which of the fields that Hjemmel keeps were changed, and how many others at the vendors. */
  readonly changedFields?: readonly string[];
  readonly otherFields?: number;
  readonly erasedPersons?: number;
};

/** Why the controller itself asks vendors to erase. */
export const CAUSES = [
  'agreement-ended',
  'child-left',
  'came-of-age',
  'custody-changed',
  'hold-ended',
] as const;
export type Cause = (typeof CAUSES)[number];

/** What a restriction rests on (art. 18(1)(a) to (c)). */
export const RESTRICTION_GROUNDS = [
  'accuracy-contested',
  'processing-unlawful',
  'needed-for-claims',
] as const;
export type RestrictionGround = (typeof RESTRICTION_GROUNDS)[number];

/** A request as it was opened. */
export type OpenedRequest = {
  readonly requestId: string;
  readonly childId: string;
  readonly right: Right;
  readonly openedBy: Actor;
  /** How sure the sign-in was (NSIS); none for a paper or the controller's own order. */
  readonly loa?: Loa | undefined;
  readonly receivedOn: CalendarDate;
  /** The last day to answer; null for a withdrawal and for an erasure the controller owes, which nobody asked for. */
  readonly dueOn: CalendarDate | null;
  readonly purposes: readonly string[] | 'all';
  /** Only what this vendor holds. */
  readonly vendorId?: string | undefined;
  readonly cause?: Cause | undefined;
  readonly restrictedBecause?: RestrictionGround | undefined;
  /** The vendors stop and do not erase yet: who decides now is asked first. */
  readonly stopsOnly?: true | undefined;
  /** What a person must assess, in this order. */
  readonly questions: readonly Question[];
  /** The bulk of requests it belongs to. */
  readonly bulkId?: string | undefined;
  /** The note with what the requester wrote, or the new values of a rectification. */
  readonly noteId?: string | undefined;
};

/** Why the requester is asked: who she is (art. 12(6)), or what she means (recital 63). */
export const PAUSES = ['identity', 'scope'] as const;

/** A time in which the controller waits for the requester. */
export type Pause = {
  readonly from: CalendarDate;
  readonly because: (typeof PAUSES)[number];
  /** The note with what she was asked. */
  readonly noteId: string;
  readonly to?: CalendarDate;
  /** The note with what she answered herself; none where a case worker registered that she did. */
  readonly answerId?: string;
  /** Nobody has gone on from her answer yet. */
  readonly unread?: true;
};

/** How the answer to a request on paper reached who asked. */
export const LETTER_WAYS = ['digital-post', 'post', 'handed-over'] as const;

/** The letter of answer, on its way to who asked on paper. */
export type SentLetter = {
  readonly sentOn: CalendarDate;
  readonly how: (typeof LETTER_WAYS)[number];
};

export type RequestState = OpenedRequest & {
  readonly assessments: Readonly<Partial<Record<Question, Assessment>>>;
  readonly decisions?: readonly Decision[];
  /** By vendor and action. */
  readonly tasks: Readonly<Record<string, Task>>;
  readonly pauses: readonly Pause[];
  readonly extended?: { readonly at: Instant; readonly noteId: string };
  /** Not decided before: the family's own request needs the data first. */
  readonly deferredUntil?: Instant;
  readonly reminded?: true;
  readonly missed?: true;
  /** The requester was told that the restriction ends, and from which day (art. 18(3)). */
  readonly lift?: { readonly at: Instant; readonly liftsOn: CalendarDate; readonly noteId: string };
  readonly liftedAt?: Instant;
  readonly completed?: { readonly at: Instant; readonly evidence: Evidence };
  readonly letter?: SentLetter;
  /** Ended by the erasure of the child, before it was carried out. */
  readonly closed?: { readonly at: Instant; readonly by: string };
};

type OfTask = { readonly vendorId: string; readonly action: TaskAction; readonly at: Instant };

export type RequestEvent =
  | (OpenedRequest & { readonly type: 'request-opened' })
  | (Assessment & {
      readonly type: 'request-assessed';
      readonly right: Right;
      readonly question: Question;
      readonly at: Instant;
      readonly on: CalendarDate;
    })
  | {
      readonly type: 'request-decided';
      readonly decisions: readonly Decision[];
      readonly tasks: readonly AssignedTask[];
    }
  | { readonly type: 'tasks-assigned'; readonly tasks: readonly AssignedTask[] }
  | (OfTask & { readonly type: 'task-notified' })
  | (OfTask & {
      readonly type: 'task-progressed';
      readonly status: TaskProgress;
      readonly expectedOn?: CalendarDate | undefined;
    })
  | (OfTask & { readonly type: 'task-answered'; readonly right: Right; readonly result: TaskResult })
  | (OfTask & { readonly type: 'task-reminded' })
  | (OfTask & { readonly type: 'task-escalated' })
  | (OfTask & {
      readonly type: 'task-retried';
      readonly acknowledgeBy: Instant;
      readonly dueAt: Instant;
    })
  | (OfTask & {
      readonly type: 'task-waived';
      readonly right: Right;
      readonly by: Actor;
      readonly noteId: string;
    })
  | { readonly type: 'tasks-withdrawn'; readonly tasks: readonly string[] }
  | {
      readonly type: 'erasure-held';
      readonly right: Right;
      readonly decisions: readonly Decision[];
    }
  | { readonly type: 'request-deferred'; readonly until: Instant }
  | { readonly type: 'request-woken'; readonly right: Right }
  | { readonly type: 'step-asked-again'; readonly right: Right }
  | (Pause & { readonly type: 'clock-paused' })
  | {
      readonly type: 'clock-resumed';
      readonly right: Right;
      readonly on: CalendarDate;
      /** What the requester answered herself. */
      readonly noteId?: string;
    }
  | { readonly type: 'answer-accepted'; readonly right: Right }
  | { readonly type: 'deadline-extended'; readonly at: Instant; readonly noteId: string }
  | { readonly type: 'deadline-near'; readonly dueOn: CalendarDate }
  | { readonly type: 'deadline-missed'; readonly dueOn: CalendarDate }
  | {
      readonly type: 'lift-announced';
      readonly at: Instant;
      readonly liftsOn: CalendarDate;
      readonly noteId: string;
    }
  | { readonly type: 'restriction-lifted'; readonly at: Instant }
  | { readonly type: 'request-completed'; readonly at: Instant; readonly evidence: Evidence }
  | (SentLetter & { readonly type: 'letter-sent' })
  | { readonly type: 'request-closed'; readonly at: Instant; readonly by: string }
  | {
      readonly type: 'package-fetched';
      readonly by: Actor;
      readonly format: 'json' | 'html';
      readonly at: Instant;
    };

/** The event that opens a request; no request begins with another. */
export type Opening = Extract<RequestEvent, { type: 'request-opened' }>;

/** True when nothing more is to be done. */
export const isEnded = (request: RequestState): boolean =>
  request.completed !== undefined || request.closed !== undefined;

/** True when a person found that nothing is to be carried out. */
export const isRefusedWhole = ({ assessments }: RequestState): boolean =>
  (['admissible', 'maturity', 'accuracy'] as const).some(
    (question) => assessments[question]?.outcome === 'refused',
  );

/** True when the controller itself asks, in nobody's name. */
export const isOrdered = ({ openedBy }: RequestState): boolean =>
  openedBy.role === 'caseworker' || openedBy.role === 'system';

/** What is asked of a pause, in a request's state or in a view of it. */
type Stop = { readonly to?: CalendarDate | undefined; readonly unread?: boolean | undefined };

/** The pause in which the request stands, if any. */
export const openPause = <P extends Stop>({ pauses }: { readonly pauses: readonly P[] }): P | undefined =>
  pauses.find(({ to }) => to === undefined);

/** The pause that the requester ended with an answer nobody has gone on from, if any. */
export const unreadAnswer = <P extends Stop>({ pauses }: { readonly pauses: readonly P[] }): P | undefined =>
  pauses.find(({ unread }) => unread);
