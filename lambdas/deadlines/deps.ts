import type { Clock, Ids } from '../platform/clock.ts';
import type { Log } from '../platform/logger.ts';
import type { Ledger } from '../store/ledger.ts';

export type DeadlinesDeps = {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
};
