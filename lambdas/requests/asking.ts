import type { Actor } from '../domain/actor.ts';
import { LISTS } from '../domain/aggregates.ts';
import type { CalendarDate } from '../domain/dates.ts';
import type { OpenRequest } from '../domain/open-request.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import { own } from '../domain/own.ts';
import type { PurposeState } from '../domain/purpose.ts';
import { isUnanswered } from '../domain/request-letter.ts';
import type { Right } from '../domain/rights.ts';
import { type Caller, isVisible } from '../platform/caller.ts';
import type { Loaded } from '../store/items.ts';
import type { Ledger } from '../store/ledger.ts';
import { purposesOf } from '../store/register.ts';

/** Which rights are asked about, for which child; for a request on paper, whose it is and when it came. */
type Question = {
  readonly childId: string | undefined;
  readonly rights: readonly Right[];
  readonly personId: string | undefined;
  readonly receivedOn: CalendarDate | undefined;
};

/** What every request is opened on: the child, every purpose, and who asks, when, and how surely known. */
export type Asking = {
  readonly child: Loaded<'child'>;
  readonly purposes: readonly PurposeState[];
  readonly asker: Pick<OpenRequest, 'by' | 'loa' | 'receivedOn' | 'unanswered'>;
};

/** What a request is opened on, or previewed on, for a caller; a refusal where she may not ask about the child so. */
export async function askingOf(
  ledger: Ledger,
  caller: Caller,
  { childId, rights, personId, receivedOn }: Question,
  today: CalendarDate,
): Promise<Outcome<Asking>> {
  const { controller, role, loa } = caller;
  if ((receivedOn ?? personId) !== undefined && role !== 'caseworker')
    return refused('paper-is-for-caseworkers');
  // A date without a person is a letter somebody forgot to name the sender of, not the controller's own order.
  if (receivedOn !== undefined && personId === undefined) return refused('paper-needs-person-and-date');
  const child = await ledger.read(controller, 'child', childId ?? '');
  if (!child || !mayKnow(caller, child, today)) return refused('no-such-child');
  const by = requesterOf(caller, child.id, personId);
  // Only what the controller orders itself waits for the answers it owes the family.
  const isOrder = by.role === 'caseworker' && rights.includes('erasure');
  const [purposes, unanswered] = await Promise.all([
    purposesOf(ledger, controller),
    isOrder ? unansweredOf(ledger, controller, child.id) : [],
  ]);
  const asker = {
    by,
    loa: personId === undefined ? loa : undefined,
    receivedOn: receivedOn ?? today,
    unanswered,
  };
  return ok({ child, purposes, asker });
}

/** A parent without custody may know the child exists, and is told which right she has instead. */
const mayKnow = (caller: Caller, child: Loaded<'child'>, today: CalendarDate): boolean =>
  isVisible(caller, child, today) ||
  (caller.role === 'guardian' && own(child.state.guardians, caller.id) !== undefined);

/** The rights exercised for a child whose answer is not given yet, or not sent to who asked on paper. */
async function unansweredOf(ledger: Ledger, controller: string, childId: string): Promise<Right[]> {
  const requests = await ledger.listed(controller, 'request', LISTS.requestsOf(childId));
  return requests.filter(({ state }) => isUnanswered(state)).map(({ state }) => state.right);
}

/** Who asks: the caller, or the person whose paper the case worker registers. */
const requesterOf = ({ role, id }: Caller, childId: string, personId: string | undefined): Actor =>
  personId === undefined ? { role, id } : { role: personId === childId ? 'child' : 'guardian', id: personId };
