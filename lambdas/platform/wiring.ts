import { Forgetting } from '../store/forgetting.ts';
import { Ledger } from '../store/ledger.ts';
import { NameIndex } from '../store/name-index.ts';
import { Packages } from '../store/packages.ts';
import { Mac, Sealer } from '../store/sealer.ts';
import { EndedSessions } from '../store/sessions.ts';
import { Signer } from '../store/signer.ts';
import { CprIndex, Vault } from '../store/vault.ts';
import { dynamoClient, kmsClient, s3Client } from './clients.ts';
import { type Clock, type Ids, randomIds, systemClock } from './clock.ts';
import { readEnv } from './env.ts';
import { ENV } from './env-names.ts';
import { createLog, type Log } from './logger.ts';
import { PATIENT } from './patience.ts';

/** What every function has: the time, new ids, a log under its own name. */
export const basics = (service: string): { clock: Clock; ids: Ids; log: Log } => ({
  clock: systemClock,
  ids: randomIds,
  log: createLog(service),
});

/** The stores, each from the environment of the function that uses it; one that is not used costs nothing. */
export const createLedger = (patience = PATIENT): Ledger =>
  new Ledger(dynamoClient(undefined, patience), readEnv({ table: ENV.ledgerTable }).table);

export function createVault(): Vault {
  const env = readEnv({ table: ENV.identityTable, key: ENV.sealKey });
  return new Vault(dynamoClient(), env.table, new Sealer(kmsClient(), env.key));
}

export function createCprIndex(): CprIndex {
  const env = readEnv({ table: ENV.identityTable, key: ENV.lookupKey });
  return new CprIndex(dynamoClient(), env.table, new Mac(kmsClient(), env.key));
}

export function createNameIndex(): NameIndex {
  const env = readEnv({ table: ENV.identityTable, key: ENV.lookupKey });
  return new NameIndex(dynamoClient(), env.table, new Mac(kmsClient(), env.key));
}

/** Forgets people; it has no key to open what it forgets. */
export const createForgetting = (): Forgetting =>
  new Forgetting(dynamoClient(), readEnv({ table: ENV.identityTable }).table);

export const createPackages = (): Packages =>
  new Packages(s3Client(), readEnv({ bucket: ENV.packagesBucket }).bucket);

/** Derives the secrets that sign vendors' webhooks. */
export const createWebhookMac = (): Mac => new Mac(kmsClient(), readEnv({ key: ENV.webhookKey }).key);

/** The sessions of the pages that were signed out of. */
export const createEndedSessions = (): EndedSessions =>
  new EndedSessions(dynamoClient(), readEnv({ table: ENV.ledgerTable }).table);

/** Derives the keys of the pages' cookies. */
export const createSessionMac = (): Mac => new Mac(kmsClient(), readEnv({ key: ENV.sessionKey }).key);

/** Signs what tells the brokers that it is the pages who ask, and tells the public key. */
export const createClientSigner = (): Signer => new Signer(kmsClient(), readEnv({ key: ENV.clientKey }).key);

/** Signs documents that anybody may verify, and tells the public key. */
export const createSigner = (): Signer => new Signer(kmsClient(), readEnv({ key: ENV.signingKey }).key);
