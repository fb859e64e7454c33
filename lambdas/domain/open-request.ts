import type { Actor, Loa } from './actor.ts';
import type { Channel, ChildEvent, ChildFacts, ChildState } from './child.ts';
import { withdrawConsent } from './child-commands.ts';
import type { CalendarDate } from './dates.ts';
import { answerDueOn } from './deadline.ts';
import { isApplicable } from './matrix.ts';
import { withdrawalOf } from './named-id.ts';
import { type Outcome, ok, type Refused, refused } from './outcome.ts';
import { own } from './own.ts';
import { articleOf, currentVersion, mayBeObjectedTo, type PurposeState } from './purpose.ts';
import { questionsOf } from './questions.ts';
import type { Cause, Opening, Pause, Question, RequestEvent, RestrictionGround } from './request.ts';
import type { Right } from './rights.ts';
import { GDPR_FROM } from './rules.ts';

export type OpenRequest = {
  readonly requestId: string;
  readonly right: Exclude<Right, 'withdrawal'>;
  readonly by: Actor;
  readonly loa?: Loa | undefined;
  /** When it reached the controller; in the past for a request on paper. */
  readonly receivedOn: CalendarDate;
  readonly purposes: readonly string[] | 'all';
  readonly noteId?: string | undefined;
  readonly restrictedBecause?: RestrictionGround | undefined;
  /** The clock starts suspended: who wrote the paper, or what is meant, is asked first. */
  readonly pause?: Pause | undefined;
  /** For portability: what is not portable is asked for as access, in a request of this id. */
  readonly elseAccess?: string | undefined;
  /** The rights the family has exercised and not been answered on. */
  readonly unanswered?: readonly Right[];
};

/** The first events of one request. */
type Begun = readonly [Opening, ...RequestEvent[]];

/** Requests, the one asked for first, and what takes effect on the child in the same transaction. */
export type Opened = { readonly requests: readonly [Begun, ...Begun[]]; readonly child: ChildEvent[] };

/**
 * Opens a request for a child. What the law lets take effect at once does so together with it: an erasure ordered by
 * the controller and a restriction stop all checks, an objection holds the purposes it concerns (art. 18(1)(d)), and a
 * family's erasure takes back the consents it concerns, with a withdrawal of their own that no assessment holds up.
 */
export function openRequest(
  child: ChildState,
  facts: ChildFacts,
  purposes: readonly PurposeState[],
  command: OpenRequest,
  today: CalendarDate,
): Outcome<Opened> {
  if (child.erasure) return refused('child-erased');
  if (command.receivedOn > today) return refused('date-in-the-future', 'receivedOn');
  if (command.receivedOn < GDPR_FROM) return refused('received-before-gdpr', GDPR_FROM);
  const scope = scopeOf(child, purposes, command.purposes);
  const questions = questionsOf(child, facts, scope.ok ? scope.value : [], command, today);
  if (!questions.ok) return questions;
  if (!scope.ok) return scope;
  const effects = effectsOf(child, scope.value, command);
  if (!effects.ok) return effects;
  const back = takesBack(command)
    ? takeBack(child, facts, scope.value, { ...command, channel: channelOf(command) }, today)
    : { child: [], request: undefined };
  return ok({
    requests: [
      opened(child.childId, command, questions.value),
      ...alsoAccess(child.childId, scope.value, command, questions.value),
      ...(back.request ? [[back.request] as const] : []),
    ],
    child: [...effects.value, ...back.child],
  });
}

/** A family's erasure takes consents back; not while it is asked who wrote, and never what staff orders. */
const takesBack = ({ right, by, pause }: OpenRequest): boolean =>
  right === 'erasure' && by.role !== 'caseworker' && pause?.because !== 'identity';

/** Who signed in, did; a paper has no assurance. */
const channelOf = ({ loa }: OpenRequest): Channel => (loa === undefined ? 'paper' : 'digital');

type Taker = {
  /** The erasure it is part of. */
  readonly requestId: string;
  readonly by: Actor;
  readonly loa?: Loa | undefined;
  readonly channel: Channel;
};

/**
 * Takes back the consents in scope that a person may take back by the rule of withdrawing itself, with the request that
 * makes the vendors stop and erase (art. 7(3), 17(1)(b)); nothing where none is hers to take.
 */
export function takeBack(
  child: ChildState,
  facts: ChildFacts,
  scope: readonly PurposeState[],
  { requestId, by, loa, channel }: Taker,
  on: CalendarDate,
): { readonly child: ChildEvent[]; readonly request: Opening | undefined } {
  const said = { personId: by.id, on, channel, ...(loa !== undefined && { loa }) };
  const taken = scope.flatMap((purpose) => {
    const events = withdrawConsent(child, facts, purpose, said, on);
    return events.ok ? [{ purposeId: purpose.purposeId, events: events.value }] : [];
  });
  const purposes = taken.map(({ purposeId }) => purposeId);
  return {
    child: taken.flatMap(({ events }) => events),
    request:
      taken.length === 0
        ? undefined
        : openWithdrawal(child.childId, withdrawalOf(requestId), purposes, by, on, { loa }),
  };
}

/** The request that carries a withdrawal to the vendors; it is opened in the transaction that ends the consent. */
export const openWithdrawal = (
  childId: string,
  requestId: string,
  purposes: readonly string[],
  by: Actor,
  on: CalendarDate,
  also: { readonly loa?: Loa | undefined; readonly cause?: Cause; readonly stopsOnly?: true } = {},
): Opening => ({
  type: 'request-opened',
  requestId,
  childId,
  right: 'withdrawal',
  openedBy: by,
  receivedOn: on,
  dueOn: null,
  purposes,
  questions: [],
  ...also,
});

/** The erasure a controller owes when an agreement with a vendor ends or a child leaves (art. 17(1)(a), R32, R33). */
export const openOrdered = (
  childId: string,
  requestId: string,
  by: Actor,
  on: CalendarDate,
  why: {
    readonly cause: Cause;
    readonly vendorId?: string | undefined;
    readonly bulkId?: string;
    readonly purposes?: readonly string[];
  },
): Opening => ({
  type: 'request-opened',
  requestId,
  childId,
  right: 'erasure',
  openedBy: by,
  receivedOn: on,
  dueOn: null,
  purposes: 'all',
  questions: [],
  ...why,
});

function scopeOf(
  child: ChildState,
  purposes: readonly PurposeState[],
  asked: readonly string[] | 'all',
): Outcome<PurposeState[]> {
  const known = new Map(purposes.map((purpose) => [purpose.purposeId, purpose]));
  const ids = asked === 'all' ? Object.keys(child.grounds) : asked;
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) return refused('unknown-purpose', unknown);
  return ok(ids.flatMap((id) => known.get(id) ?? []));
}

function effectsOf(
  child: ChildState,
  scope: readonly PurposeState[],
  { right, by, requestId, purposes, unanswered = [] }: OpenRequest,
): Outcome<ChildEvent[]> {
  switch (right) {
    case 'erasure':
      if (by.role !== 'caseworker') return ok([]);
      // A case worker erases the whole child; parts go by withdrawal or by a guardian's request.
      if (purposes !== 'all') return refused('right-not-for-caller');
      return mayBeErased(child, unanswered) ?? ok([{ type: 'erasure-ordered', requestId }]);
    case 'restriction':
      return ok([{ type: 'processing-held', requestId, purposes }]);
    case 'objection': {
      const objectable = scope
        .filter((purpose) => isEstablished(child, purpose) && mayBeObjectedTo(currentVersion(purpose).rule))
        .map(({ purposeId }) => purposeId);
      if (objectable.length === 0) return refused('nothing-to-object-to');
      return ok([{ type: 'processing-held', requestId, purposes: objectable }]);
    }
    default:
      return ok([]);
  }
}

/** Rights that an erasure would leave without anything to answer with. */
const ANSWERED_FIRST: readonly Right[] = ['access', 'rectification', 'portability'];

/** A child is not erased from under her family's requests: they are answered first, and what they hold is lifted. */
function mayBeErased(child: ChildState, unanswered: readonly Right[]): Refused | undefined {
  if (Object.keys(child.holds).length > 0) return refused('restriction-in-force');
  const open = ANSWERED_FIRST.filter((right) => unanswered.includes(right));
  return open.length > 0 ? refused('answer-open-requests-first', open.join(', ')) : undefined;
}

/** True when the child's data is used for the purpose on another ground than consent: only then is there something to object to. */
function isEstablished(child: ChildState, { purposeId }: PurposeState): boolean {
  const ground = own(child.grounds, purposeId);
  return ground !== undefined && ground.kind !== 'consent' && ground.endedOn === undefined;
}

/** Portability leaves out what rests on neither consent nor contract: asked to, it is served as access (art. 15). */
function alsoAccess(
  childId: string,
  scope: readonly PurposeState[],
  { elseAccess, ...command }: OpenRequest,
  questions: readonly Question[],
): Begun[] {
  const left = scope.filter((purpose) => !isApplicable('20', articleOf(currentVersion(purpose).rule)));
  if (command.right !== 'portability' || elseAccess === undefined || left.length === 0) return [];
  const purposes = left.map(({ purposeId }) => purposeId);
  const access = { ...command, requestId: elseAccess, right: 'access', purposes } as const;
  const asked = questions.filter((question) => question === 'maturity');
  return [opened(childId, access, asked)];
}

const opened = (
  childId: string,
  { requestId, right, by, loa, receivedOn, purposes, noteId, restrictedBecause, pause }: OpenRequest,
  questions: readonly Question[],
): Begun => [
  {
    type: 'request-opened',
    requestId,
    childId,
    right,
    openedBy: by,
    receivedOn,
    dueOn: answerDueOn(receivedOn),
    purposes,
    questions,
    ...(loa !== undefined && { loa }),
    ...(noteId !== undefined && { noteId }),
    ...(restrictedBecause !== undefined && { restrictedBecause }),
  },
  ...(pause ? [{ type: 'clock-paused', ...pause } as const] : []),
];
