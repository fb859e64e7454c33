import { dynamoClient, isLocal, kmsClient } from '../platform/clients.ts';
import { randomIds, systemClock } from '../platform/clock.ts';
import { mayBePostedTo } from '../platform/egress.ts';
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
  mayNotify: (url) => mayBePostedTo(url, isLocal()),
  clock: systemClock,
  ids: randomIds,
  log: createLog('register'),
});
