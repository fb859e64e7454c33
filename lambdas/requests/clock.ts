import type { REQUESTS } from '../contracts/requests.ts';
import { effectsOfLift } from '../domain/carry-out.ts';
import { answersTo } from '../domain/child.ts';
import type { CalendarDate } from '../domain/dates.ts';
import { evolveRequest } from '../domain/evolve-request.ts';
import { withdrawalOf } from '../domain/named-id.ts';
import { takeBack } from '../domain/open-request.ts';
import { type Outcome, ok } from '../domain/outcome.ts';
import { own } from '../domain/own.ts';
import { isOrdered, type RequestEvent, type RequestState } from '../domain/request.ts';
import {
  acceptAnswer,
  announceLift,
  answerPause,
  extendDeadline,
  liftRestriction,
  pauseClock,
  resumeClock,
} from '../domain/request-commands.ts';
import type { Caller } from '../platform/caller.ts';
import type { Operations } from '../platform/http.ts';
import type { Change } from '../store/append.ts';
import { change, opening } from '../store/execute.ts';
import { purposesOf } from '../store/register.ts';
import { livingChild, onRequest, type Word } from './command.ts';
import { type RequestsDeps, visibleRequest } from './deps.ts';

type ClockOperations = Pick<
  Operations<'requests', typeof REQUESTS>,
  | 'pauseClock'
  | 'resumeClock'
  | 'answerPause'
  | 'acceptAnswer'
  | 'extendDeadline'
  | 'announceLift'
  | 'liftRestriction'
>;

/** Words on the time a request has, the requester's own among them, and on the end of a restriction. */
export const clockOperations = (deps: RequestsDeps): ClockOperations => ({
  pauseClock: ({ body: { because, question }, today, ...call }) =>
    onRequest(deps, call, { reason: question }, async ({ before, noteId }) =>
      dueAfter(before.state, pauseClock(before.state, { from: today, because, noteId })),
    ),

  resumeClock: ({ body: { answeredOn }, today, ...call }) =>
    onRequest(deps, call, undefined, async ({ before }) => {
      const word = dueAfter(before.state, resumeClock(before.state, answeredOn ?? today, today));
      if (!word.ok) return word;
      return ok({ ...word.value, also: await takenBackNow(deps, call.caller, before.state, today) });
    }),

  answerPause: ({ body: { text }, today, ...call }) =>
    onRequest(deps, call, { reason: text }, async ({ before, by, noteId }) => {
      const visible = await visibleRequest(deps, call.caller, before.id, today);
      if (!visible.ok) return visible;
      return dueAfter(before.state, answerPause(before.state, by, noteId, today));
    }),

  acceptAnswer: ({ today, ...call }) =>
    onRequest(deps, call, undefined, async ({ before }) => {
      const word = dueAfter(before.state, acceptAnswer(before.state));
      if (!word.ok) return word;
      return ok({ ...word.value, also: await takenBackNow(deps, call.caller, before.state, today) });
    }),

  extendDeadline: ({ body: { reason }, today, ...call }) =>
    onRequest(deps, call, { reason }, async ({ before, noteId }) =>
      dueAfter(before.state, extendDeadline(before.state, noteId, call.now, today)),
    ),

  announceLift: ({ body: { liftsOn, reason }, ...call }) =>
    onRequest(deps, call, { reason }, async ({ before, noteId }) => {
      const events = announceLift(before.state, liftsOn, noteId, call.now);
      if (!events.ok) return events;
      return ok({ events: events.value, answer: { requestId: before.id, liftsOn } });
    }),

  liftRestriction: (call) =>
    onRequest(deps, call, undefined, async ({ before }) => {
      const events = liftRestriction(before.state, call.now);
      if (!events.ok) return events;
      const child = await livingChild(deps.ledger, call.caller.controller, before.state.childId);
      if (!child.ok) return child;
      const { id } = child.value;
      const lifted = change({ kind: 'child', id, before: child.value, events: effectsOfLift(before.id) });
      const answer = { requestId: before.id, liftedAt: call.now };
      return ok({ events: events.value, also: [lifted], answer });
    }),
});

/** What an erasure on paper takes back once a case worker knows who wrote it: what she wrote about, and no later yes of hers. */
async function takenBackNow(
  { ledger }: RequestsDeps,
  { controller }: Caller,
  request: RequestState,
  today: CalendarDate,
): Promise<readonly Change[]> {
  const { right, requestId, childId, pauses, purposes, receivedOn, openedBy } = request;
  const [first, ...others] = pauses;
  const isProved = first?.because === 'identity' && others.length === 0;
  if (!isProved || right !== 'erasure' || isOrdered(request)) return [];
  const found = await livingChild(ledger, controller, childId);
  // Taken back when it was opened, it is not taken back again.
  const taken = await ledger.read(controller, 'request', withdrawalOf(requestId));
  if (!found.ok || taken) return [];
  const { id, state, facts } = found.value;
  const purposeIds = purposes === 'all' ? Object.keys(state.grounds) : purposes;
  const scope = (await purposesOf(ledger, controller, purposeIds)).filter(({ purposeId }) => {
    const hers = own(answersTo(state, purposeId), openedBy.id);
    return hers === undefined || hers.on <= receivedOn;
  });
  const taker = { requestId, by: openedBy, channel: 'paper' } as const;
  const back = takeBack(state, facts, scope, taker, today);
  return [
    change({ kind: 'child', id, before: found.value, events: back.child }),
    ...(back.request ? [opening(back.request)] : []),
  ];
}

/** The last day to answer as the events leave it. */
function dueAfter(
  before: RequestState,
  events: Outcome<RequestEvent[]>,
): Outcome<Word<{ requestId: string; dueOn: string | null }>> {
  if (!events.ok) return events;
  const { requestId, dueOn } = events.value.reduce(evolveRequest, before);
  return ok({ events: events.value, answer: { requestId, dueOn } });
}
