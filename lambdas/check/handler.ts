import { CHECK, evaluationBody } from '../contracts/check.ts';
import { ok } from '../domain/outcome.ts';
import type { Clock } from '../platform/clock.ts';
import { httpService } from '../platform/http.ts';
import type { Log } from '../platform/logger.ts';
import { Problem } from '../platform/problem.ts';
import type { Ledger } from '../store/ledger.ts';
import { evaluateBatch } from './authzen.ts';
import { decideFor } from './decide.ts';
import { RegisterCache } from './register-cache.ts';

export type CheckDeps = { readonly ledger: Ledger; readonly clock: Clock; readonly log: Log };

/** The check every vendor makes before it processes: OpenID AuthZEN Authorization API 1.0. */
export function createHandler(deps: CheckDeps) {
  const loading = { ledger: deps.ledger, cache: new RegisterCache(deps.ledger) };
  return httpService(
    'check',
    CHECK,
    {
      evaluate: async ({ body, ...asking }) => {
        const [answer] = await decideFor(loading, asking)([body]);
        return ok(answer ?? { decision: false });
      },
      evaluateBatch: async ({ body, ...asking }) => {
        const decide = decideFor(loading, asking);
        const evaluations = await evaluateBatch(body, decide);
        if (evaluations) return ok({ evaluations });
        const single = evaluationBody.safeParse(body);
        if (!single.success)
          throw new Problem('invalid-body', 'needs subject, action and resource, or evaluations');
        const [answer] = await decide([single.data]);
        return ok(answer ?? { decision: false });
      },
    },
    deps,
  );
}
