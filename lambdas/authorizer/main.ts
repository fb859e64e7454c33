import { createRemoteJWKSet, customFetch } from 'jose';
import { isLocal } from '../platform/clients.ts';
import { createKeyFetch } from '../platform/egress.ts';
import { readEnv } from '../platform/env.ts';
import { ENV } from '../platform/env-names.ts';
import { basics, createCprIndex } from '../platform/wiring.ts';
import { createHandler } from './handler.ts';

const { issuer, audience, jwks } = readEnv({ issuer: ENV.issuer, audience: ENV.audience, jwks: ENV.jwks });
const index = createCprIndex();

export const handler = createHandler({
  ...basics('authorizer'),
  keys: createRemoteJWKSet(new URL(jwks), {
    [customFetch]: createKeyFetch(jwks, { local: isLocal() }),
  }),
  issuer,
  audience,
  findPerson: (controller, cpr) => index.find(controller, cpr),
  pseudonym: (controller, subject) => index.macOf(controller, `staff\n${subject}`),
});
