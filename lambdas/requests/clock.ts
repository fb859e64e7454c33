import type { REQUESTS } from '../contracts/requests.ts';
import { effectsOfLift } from '../domain/carry-out.ts';
import { evolveRequest } from '../domain/evolve-request.ts';
import { type Outcome, ok } from '../domain/outcome.ts';
import type { RequestEvent, RequestState } from '../domain/request.ts';
import {
  announceLift,
  extendDeadline,
  liftRestriction,
  pauseClock,
  resumeClock,
} from '../domain/request-commands.ts';
import type { Operations } from '../platform/http.ts';
import { onRequest, type Word } from './command.ts';
import type { RequestsDeps } from './deps.ts';

type ClockOperations = Pick<
  Operations<'requests', typeof REQUESTS>,
  'pauseClock' | 'resumeClock' | 'extendDeadline' | 'announceLift' | 'liftRestriction'
>;

/** A case worker's words on the time a request has, and on the end of a restriction. */
export const clockOperations = (deps: RequestsDeps): ClockOperations => ({
  pauseClock: ({ body: { because, question }, today, ...call }) =>
    onRequest(deps, call, { reason: question }, async ({ before, noteId }) =>
      dueAfter(before.state, pauseClock(before.state, { from: today, because, noteId })),
    ),

  resumeClock: ({ body: { answeredOn }, today, ...call }) =>
    onRequest(deps, call, undefined, async ({ before }) =>
      dueAfter(before.state, resumeClock(before.state, answeredOn ?? today, today)),
    ),

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
      const answer = { requestId: before.id, liftedAt: call.now };
      return ok({ events: events.value, child: effectsOfLift(before.id), answer });
    }),
});

/** The last day to answer as the events leave it. */
function dueAfter(
  before: RequestState,
  events: Outcome<RequestEvent[]>,
): Outcome<Word<{ requestId: string; dueOn: string | null }>> {
  if (!events.ok) return events;
  const { requestId, dueOn } = events.value.reduce(evolveRequest, before);
  return ok({ events: events.value, answer: { requestId, dueOn } });
}
