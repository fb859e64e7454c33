import { ABOUT } from '../contracts/about.ts';
import { isCvr } from '../domain/cvr.ts';
import { ok, refused } from '../domain/outcome.ts';
import type { Clock } from '../platform/clock.ts';
import { httpService } from '../platform/http.ts';
import type { Log } from '../platform/logger.ts';
import type { Signer } from '../store/signer.ts';
import { metadataOf, metadataSigner } from './metadata.ts';

export type AboutDeps = {
  readonly clock: Clock;
  readonly log: Log;
  /** Made on first use: most calls only ask for health. */
  readonly openApi: () => { readonly openapi: string };
  readonly signer: Pick<Signer, 'publicKey' | 'sign'>;
  /** Of the key by which the pages say who they are to the brokers that people sign in at. */
  readonly client: Pick<Signer, 'publicKey'>;
};

/** What the service says of itself to anyone: that it is up, its API, where AuthZEN clients find the check, and the keys that verify what it signs. */
export const createHandler = (deps: AboutDeps) => {
  const signed = metadataSigner(deps);
  return httpService(
    'about',
    ABOUT,
    {
      health: async () => ok({ status: 'ok' as const }),
      openapi: async () => ok(deps.openApi()),
      authzenConfiguration: async ({ baseUrl }) => ok(await signed(metadataOf(baseUrl()))),
      authzenTenantConfiguration: async ({ baseUrl, params: { controller = '' } }) =>
        isCvr(controller) ? ok(metadataOf(baseUrl(), `/${controller}`)) : refused('no-such-controller'),
      signingKeys: async () =>
        ok({ keys: await Promise.all([deps.signer.publicKey(), deps.client.publicKey()]) }),
    },
    deps,
  );
};
