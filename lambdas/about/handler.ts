import { ABOUT } from '../contracts/about.ts';
import { ROUTES } from '../contracts/routes.ts';
import { ok } from '../domain/outcome.ts';
import type { Clock } from '../platform/clock.ts';
import { httpService } from '../platform/http.ts';
import type { Log } from '../platform/logger.ts';
import type { Signer } from '../store/signer.ts';

export type AboutDeps = {
  readonly clock: Clock;
  readonly log: Log;
  /** Made on first use: most calls only ask for health. */
  readonly openApi: () => { readonly openapi: string };
  readonly signer: Pick<Signer, 'publicKey'>;
};

/** The key does not rotate, so whoever verifies may keep it for a day; anything else is never cached. */
const CACHED = 'public, max-age=86400';

/** What the service says of itself to anyone: that it is up, its API, where AuthZEN clients find the check, and the key that verifies what it signs. */
export const createHandler = (deps: AboutDeps) =>
  httpService(
    'about',
    ABOUT,
    {
      health: async () => ok({ status: 'ok' as const }),
      openapi: async () => ok(deps.openApi()),
      authzenConfiguration: async ({ baseUrl }) =>
        ok({
          policy_decision_point: baseUrl,
          access_evaluation_endpoint: `${baseUrl}${ROUTES.evaluate.path}`,
          access_evaluations_endpoint: `${baseUrl}${ROUTES.evaluateBatch.path}`,
        }),
      signingKeys: async () => ok({ keys: [await deps.signer.publicKey()] }),
    },
    deps,
  ).after(({ event, response }) => {
    if (event.resource === ROUTES.signingKeys.path && response?.statusCode === ROUTES.signingKeys.status)
      response.headers = { ...response.headers, 'cache-control': CACHED };
  });
