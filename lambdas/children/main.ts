import { dynamoClient, kmsClient } from '../platform/clients.ts';
import { randomIds, systemClock } from '../platform/clock.ts';
import { readEnv } from '../platform/env.ts';
import { ENV } from '../platform/env-names.ts';
import { createLog } from '../platform/logger.ts';
import { Ledger } from '../store/ledger.ts';
import { Mac, Sealer } from '../store/sealer.ts';
import { CprIndex, Vault } from '../store/vault.ts';
import { createHandler } from './handler.ts';

const env = readEnv({
  ledger: ENV.ledgerTable,
  identity: ENV.identityTable,
  sealKey: ENV.sealKey,
  lookupKey: ENV.lookupKey,
});
const dynamo = dynamoClient();
const kms = kmsClient();

export const handler = createHandler({
  ledger: new Ledger(dynamo, env.ledger),
  vault: new Vault(dynamo, env.identity, new Sealer(kms, env.sealKey)),
  index: new CprIndex(dynamo, env.identity, new Mac(kms, env.lookupKey)),
  clock: systemClock,
  ids: randomIds,
  log: createLog('children'),
});
