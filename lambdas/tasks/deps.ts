import type { Clock, Ids } from '../platform/clock.ts';
import type { Log } from '../platform/logger.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Packages } from '../store/packages.ts';
import type { Vault } from '../store/vault.ts';

export type TasksDeps = {
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly packages: Packages;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
};
