import { createRemoteJWKSet } from 'jose';
import { dynamoClient, kmsClient } from '../platform/clients.ts';
import { readEnv } from '../platform/env.ts';
import { ENV } from '../platform/env-names.ts';
import { createLog } from '../platform/logger.ts';
import { Mac } from '../store/sealer.ts';
import { CprIndex } from '../store/vault.ts';
import { createHandler } from './handler.ts';

const env = readEnv({
  table: ENV.identityTable,
  key: ENV.lookupKey,
  issuer: ENV.issuer,
  audience: ENV.audience,
  jwks: ENV.jwks,
});
const index = new CprIndex(dynamoClient(), env.table, new Mac(kmsClient(), env.key));

export const handler = createHandler({
  keys: createRemoteJWKSet(new URL(env.jwks)),
  issuer: env.issuer,
  audience: env.audience,
  findPerson: (controller, cpr) => index.find(controller, cpr),
  log: createLog('authorizer'),
});
