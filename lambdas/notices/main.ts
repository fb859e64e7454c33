import { dynamoClient, isLocal, kmsClient } from '../platform/clients.ts';
import { systemClock } from '../platform/clock.ts';
import { createPost } from '../platform/egress.ts';
import { readEnv } from '../platform/env.ts';
import { ENV } from '../platform/env-names.ts';
import { createLog } from '../platform/logger.ts';
import { Ledger } from '../store/ledger.ts';
import { Mac } from '../store/sealer.ts';
import { createHandler } from './handler.ts';

const env = readEnv({ ledger: ENV.ledgerTable, webhookKey: ENV.webhookKey });

export const handler = createHandler({
  ledger: new Ledger(dynamoClient(), env.ledger),
  webhookMac: new Mac(kmsClient(), env.webhookKey),
  post: createPost(isLocal()),
  clock: systemClock,
  log: createLog('notices'),
});
