import { type CHECK, evaluationBody } from '../../contracts/check.ts';
import { ok } from '../../domain/outcome.ts';
import type { Operations } from '../../platform/http.ts';
import { Problem } from '../../platform/problem.ts';
import { evaluateBatch, UNANSWERED } from './evaluations.ts';
import type { DecisionPoint, Evaluation } from './point.ts';
import { search } from './search.ts';

type Check = Operations<'check', typeof CHECK>;
/** What a decision point may know of a call: all but what was sent. */
export type Asking = Omit<Parameters<Check['evaluate']>[0], 'body'>;

/** The five calls of the OpenID AuthZEN Authorization API 1.0, over any decision point. */
export function authzen({ decide, subjects, resources, actions }: DecisionPoint<Asking>): Check {
  const one = async (evaluation: Evaluation, asking: Asking) => {
    const [answer = UNANSWERED] = await decide([evaluation], asking);
    const { error } = answer.context ?? {};
    // What fails for a single question fails for the whole payload.
    if (error?.status === 400) throw new Problem('invalid-body', error.message);
    if (error?.status === 503) throw new Problem('store-unavailable');
    return ok(answer);
  };
  return {
    evaluate: (call) => one(call.body, call),
    evaluateBatch: async (call) => {
      const evaluations = await evaluateBatch(call.body, (questions) => decide(questions, call));
      if (evaluations) return ok({ evaluations });
      const single = evaluationBody.safeParse(call.body);
      if (!single.success)
        throw new Problem('invalid-body', 'needs subject, action and resource, or evaluations');
      return one(single.data, call);
    },
    searchSubject: async (call) =>
      ok(await search(call.body, call, subjects, (subject) => ({ ...call.body, subject }), decide)),
    searchResource: async (call) =>
      ok(await search(call.body, call, resources, (resource) => ({ ...call.body, resource }), decide)),
    searchAction: async (call) =>
      ok(await search(call.body, call, actions, (action) => ({ ...call.body, action }), decide)),
  };
}
