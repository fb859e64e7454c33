import type { REQUESTS } from '../contracts/requests.ts';
import { ok } from '../domain/outcome.ts';
import { recordLetter } from '../domain/request-letter.ts';
import type { Operations } from '../platform/http.ts';
import { onRequest } from './command.ts';
import type { RequestsDeps } from './deps.ts';

/** A case worker has sent the letter of answer: only now who asked on paper is informed (art. 12(3)). */
export const sentOperation =
  (deps: RequestsDeps): Operations<'requests', typeof REQUESTS>['recordLetter'] =>
  ({ body: letter, today, ...call }) =>
    onRequest(deps, call, undefined, async ({ before }) => {
      const events = recordLetter(before.state, letter, today);
      const { sentOn } = letter;
      return events.ok ? ok({ events: events.value, answer: { requestId: before.id, sentOn } }) : events;
    });
