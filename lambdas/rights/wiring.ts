import { dynamoClient, kmsClient, s3Client } from '../platform/clients.ts';
import { systemClock } from '../platform/clock.ts';
import { readEnv } from '../platform/env.ts';
import { ENV } from '../platform/env-names.ts';
import { createLog } from '../platform/logger.ts';
import { Forgetting } from '../store/forgetting.ts';
import { Ledger } from '../store/ledger.ts';
import { Packages } from '../store/packages.ts';
import { Sealer } from '../store/sealer.ts';
import { Vault } from '../store/vault.ts';
import type { WorkerDeps } from './worker.ts';

/** What every right's worker needs, from its environment. */
export const createLedgerWorkerDeps = (right: string): WorkerDeps => ({
  ledger: new Ledger(dynamoClient(), readEnv({ table: ENV.ledgerTable }).table),
  clock: systemClock,
  log: createLog(right),
});

/** The vault, for the rights that open or change what names the child. */
export function createVault(): Vault {
  const env = readEnv({ table: ENV.identityTable, key: ENV.sealKey });
  return new Vault(dynamoClient(), env.table, new Sealer(kmsClient(), env.key));
}

export const createPackages = (): Packages =>
  new Packages(s3Client(), readEnv({ bucket: ENV.packagesBucket }).bucket);

/** What forgets a child and her guardians; it has no key to open what it forgets. */
export const createForgetting = (): Forgetting =>
  new Forgetting(dynamoClient(), readEnv({ table: ENV.identityTable }).table);
