import type { REQUESTS } from '../contracts/requests.ts';
import { ok } from '../domain/outcome.ts';
import { askStepAgain } from '../domain/standstill.ts';
import type { Operations } from '../platform/http.ts';
import { onRequest } from './command.ts';
import type { RequestsDeps } from './deps.ts';

/** Sends a request's next step on its way again, where that step is its worker's and did not come. */
export const resendOperation =
  (deps: RequestsDeps): Operations<'requests', typeof REQUESTS>['resendRequest'] =>
  (call) =>
    onRequest(deps, call, undefined, async ({ before }) => {
      const events = askStepAgain(before.state);
      return events.ok ? ok({ events: events.value, answer: { requestId: before.id } }) : events;
    });
