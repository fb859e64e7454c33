import { CHECK } from '../contracts/check.ts';
import type { Clock } from '../platform/clock.ts';
import { httpService } from '../platform/http.ts';
import type { Log } from '../platform/logger.ts';
import type { Ledger } from '../store/ledger.ts';
import { authzen } from './authzen/operations.ts';
import { childrenOf, purposesOf, vendorsOf } from './candidates.ts';
import { decider } from './decide.ts';
import { RegisterCache } from './register-cache.ts';

export type CheckDeps = { readonly ledger: Ledger; readonly clock: Clock; readonly log: Log };

/** The check every vendor makes before it processes: OpenID AuthZEN Authorization API 1.0. */
export function createHandler({ ledger, ...deps }: CheckDeps) {
  const point = {
    decide: decider({ ledger, cache: new RegisterCache(), log: deps.log }),
    subjects: vendorsOf(ledger),
    resources: childrenOf(ledger),
    actions: purposesOf(ledger),
  };
  return httpService('check', CHECK, authzen(point), deps);
}
