import { isLocal } from '../../platform/clients.ts';
import { readEnv } from '../../platform/env.ts';
import { ENV } from '../../platform/env-names.ts';
import { identitiesOf } from '../../platform/identities.ts';
import { basics, createClientSigner, createCprIndex } from '../../platform/wiring.ts';
import { createSignIn, type SignIn } from './oidc.ts';

/** Signing in at the two brokers that this deployment names. */
export function wiredSignIn(): SignIn {
  const env = readEnv({
    familyIssuer: ENV.familyIssuer,
    familyClient: ENV.familyClient,
    familyAcr: ENV.familyAcr,
    staffIssuer: ENV.staffIssuer,
    staffClient: ENV.staffClient,
  });
  return createSignIn({
    ...basics('pages'),
    doors: {
      family: { issuer: env.familyIssuer, clientId: env.familyClient, acr: env.familyAcr },
      staff: { issuer: env.staffIssuer, clientId: env.staffClient },
    },
    identities: identitiesOf(createCprIndex()),
    client: createClientSigner(),
    egress: { local: isLocal() },
  });
}
