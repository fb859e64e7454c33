import type { Actor } from './actor.ts';
import { type ChildEvent, type ChildFacts, type ChildState, guardiansOf } from './child.ts';
import { withdrawConsent } from './child-commands.ts';
import { type CalendarDate, hasReached } from './dates.ts';
import { answerDueOn } from './deadline.ts';
import { type Outcome, ok, refused } from './outcome.ts';
import { own } from './own.ts';
import { currentVersion, type PurposeState } from './purpose.ts';
import type { RequestEvent } from './request.ts';
import type { Right } from './rights.ts';

/** Normally mature enough to act for herself (Datatilsynet, «Elevoplysninger»). */
const MATURE = 15;

export type OpenRequest = {
  readonly requestId: string;
  readonly right: Exclude<Right, 'withdrawal'>;
  readonly by: Actor;
  /** When it reached the controller; in the past for a request on paper. */
  readonly receivedOn: CalendarDate;
  readonly purposes: readonly string[] | 'all';
  readonly noteId?: string;
};

/** A request and what takes effect on the child in the same transaction. */
export type Opened = { readonly request: RequestEvent[]; readonly child: ChildEvent[] };

/**
 * Opens a request for a child. What the law lets take effect at once does so together with it: an erasure ordered by
 * the controller and a restriction stop all checks, an objection holds the purposes it concerns (art. 18(1)(d)), and a
 * guardian's erasure takes back the consents it concerns (art. 17(1)(b)).
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
  const allowed = mayAsk(child, facts, command.by, today);
  if (!allowed.ok) return allowed;
  const scope = scopeOf(child, purposes, command.purposes);
  if (!scope.ok) return scope;
  const effects = effectsOf(child, facts, scope.value, command, today);
  return effects.ok ? ok({ request: [opened(child.childId, command)], child: effects.value }) : effects;
}

/** The request that carries a withdrawal to the vendors; it is opened in the transaction that ends the consent. */
export const openWithdrawal = (
  child: ChildState,
  requestId: string,
  purposeId: string,
  by: Actor,
  on: CalendarDate,
): RequestEvent => ({
  type: 'request-opened',
  requestId,
  childId: child.childId,
  right: 'withdrawal',
  openedBy: by,
  receivedOn: on,
  dueOn: null,
  purposes: [purposeId],
});

/** One custody holder may ask alone (access is the child's right; both need not agree), the child herself from 15. */
function mayAsk(child: ChildState, facts: ChildFacts, by: Actor, today: CalendarDate): Outcome<true> {
  if (by.role === 'caseworker') return ok(true);
  if (by.role === 'guardian' && guardiansOf(child, facts, today).includes(by.id)) return ok(true);
  if (by.role !== 'child' || by.id !== child.childId) return refused('not-a-guardian-of-the-child');
  const mature = facts.bornOn !== undefined && hasReached(facts.bornOn, MATURE, today);
  return mature ? ok(true) : refused('child-too-young');
}

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
  facts: ChildFacts,
  scope: readonly PurposeState[],
  { right, by, requestId, purposes }: OpenRequest,
  today: CalendarDate,
): Outcome<ChildEvent[]> {
  switch (right) {
    case 'erasure':
      if (by.role !== 'caseworker') return ok(withdrawals(child, facts, scope, by, today));
      // A case worker erases the whole child; parts go by withdrawal or by a guardian's request.
      return purposes === 'all'
        ? ok([{ type: 'erasure-ordered', requestId }])
        : refused('right-not-for-caller');
    case 'restriction':
      return ok([{ type: 'processing-held', requestId, purposes }]);
    case 'objection': {
      const objectable = scope
        .filter((purpose) => rests(child, purpose) && mayBeObjectedTo(purpose))
        .map(({ purposeId }) => purposeId);
      if (objectable.length === 0) return refused('nothing-to-object-to');
      return ok([{ type: 'processing-held', requestId, purposes: objectable }]);
    }
    default:
      return ok([]);
  }
}

/** True when the child's data is used for the purpose on a statutory basis: only then is there something to object to. */
const rests = (child: ChildState, { purposeId }: PurposeState): boolean =>
  own(child.grounds, purposeId)?.kind === 'statute';

export function mayBeObjectedTo(purpose: PurposeState): boolean {
  const { rule } = currentVersion(purpose);
  return rule.kind === 'statute' && rule.objection;
}

/** The consents in scope that the requester may take back, by the rule of withdrawing itself. */
const withdrawals = (
  child: ChildState,
  facts: ChildFacts,
  scope: readonly PurposeState[],
  { id: personId }: Actor,
  on: CalendarDate,
): ChildEvent[] =>
  scope.flatMap((purpose) => {
    const events = withdrawConsent(child, facts, purpose, { personId, on, channel: 'digital' }, on);
    return events.ok ? events.value : [];
  });

const opened = (
  childId: string,
  { requestId, right, by, receivedOn, purposes, noteId }: OpenRequest,
): RequestEvent => ({
  type: 'request-opened',
  requestId,
  childId,
  right,
  openedBy: by,
  receivedOn,
  dueOn: answerDueOn(receivedOn),
  purposes,
  ...(noteId !== undefined && { noteId }),
});
