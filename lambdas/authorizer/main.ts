import { createRemoteJWKSet, customFetch } from 'jose';
import { isLocal } from '../platform/clients.ts';
import { createIssuerFetch } from '../platform/egress.ts';
import { readEnv } from '../platform/env.ts';
import { ENV } from '../platform/env-names.ts';
import { identitiesOf } from '../platform/identities.ts';
import { basics, createCprIndex } from '../platform/wiring.ts';
import { createHandler } from './handler.ts';

const { issuer, audience, jwks } = readEnv({ issuer: ENV.issuer, audience: ENV.audience, jwks: ENV.jwks });

export const handler = createHandler({
  ...basics('authorizer'),
  keys: createRemoteJWKSet(new URL(jwks), {
    [customFetch]: createIssuerFetch(jwks, { local: isLocal() }),
  }),
  issuer,
  audience,
  identities: identitiesOf(createCprIndex()),
});
