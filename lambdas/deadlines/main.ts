import { dynamoClient } from '../platform/clients.ts';
import { systemClock } from '../platform/clock.ts';
import { readEnv } from '../platform/env.ts';
import { ENV } from '../platform/env-names.ts';
import { createLog } from '../platform/logger.ts';
import { Ledger } from '../store/ledger.ts';
import { createHandler } from './handler.ts';

const env = readEnv({ ledger: ENV.ledgerTable });

export const handler = createHandler({
  ledger: new Ledger(dynamoClient(), env.ledger),
  clock: systemClock,
  log: createLog('deadlines'),
});
