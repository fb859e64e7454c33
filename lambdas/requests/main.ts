import { dynamoClient, kmsClient, s3Client } from '../platform/clients.ts';
import { randomIds, systemClock } from '../platform/clock.ts';
import { readEnv } from '../platform/env.ts';
import { ENV } from '../platform/env-names.ts';
import { createLog } from '../platform/logger.ts';
import { Ledger } from '../store/ledger.ts';
import { Packages } from '../store/packages.ts';
import { Sealer } from '../store/sealer.ts';
import { Vault } from '../store/vault.ts';
import { createHandler } from './handler.ts';

const env = readEnv({
  ledger: ENV.ledgerTable,
  identity: ENV.identityTable,
  sealKey: ENV.sealKey,
  bucket: ENV.packagesBucket,
});
const dynamo = dynamoClient();

export const handler = createHandler({
  ledger: new Ledger(dynamo, env.ledger),
  vault: new Vault(dynamo, env.identity, new Sealer(kmsClient(), env.sealKey)),
  packages: new Packages(s3Client(), env.bucket),
  clock: systemClock,
  ids: randomIds,
  log: createLog('requests'),
});
