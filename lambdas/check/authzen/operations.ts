import { type CHECK, evaluationBody } from '../../contracts/check.ts';
import { ok } from '../../domain/outcome.ts';
import type { Operations } from '../../platform/http.ts';
import { Problem } from '../../platform/problem.ts';
import { evaluateBatch } from './evaluations.ts';
import type { DecisionPoint, Evaluation } from './point.ts';
import { search } from './search.ts';

type Check = Operations<'check', typeof CHECK>;
/** What a decision point may know of a call: all but what was sent. */
export type Asking = Omit<Parameters<Check['evaluate']>[0], 'body'>;

/** The five calls of the OpenID AuthZEN Authorization API 1.0, over any decision point. */
export function authzen({ decide, subjects, resources, actions }: DecisionPoint<Asking>): Check {
  const one = async (evaluation: Evaluation, asking: Asking) => {
    const [answer] = await decide([evaluation], asking);
    return ok(answer ?? { decision: false });
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
    searchSubject: async (call) => {
      const { action, resource, context } = call.body;
      return ok(
        await search(
          call.body,
          call,
          subjects,
          (subject) => ({ subject, action, resource, context }),
          decide,
        ),
      );
    },
    searchResource: async (call) => {
      const { subject, action, context } = call.body;
      return ok(
        await search(
          call.body,
          call,
          resources,
          (resource) => ({ subject, action, resource, context }),
          decide,
        ),
      );
    },
    searchAction: async (call) => {
      const { subject, resource, context } = call.body;
      return ok(
        await search(call.body, call, actions, (action) => ({ subject, action, resource, context }), decide),
      );
    },
  };
}
