import { REGISTER } from '../contracts/register.ts';
import type { Clock, Ids } from '../platform/clock.ts';
import { httpService } from '../platform/http.ts';
import type { Log } from '../platform/logger.ts';
import { agreementOperations } from './agreements.ts';
import { bulkOperations } from './bulks.ts';
import { purposeOperations } from './purposes.ts';
import { type VendorDeps, vendorOperations } from './vendors.ts';

export type RegisterDeps = VendorDeps & {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
};

/** What a controller registers before any child's data is used: purposes, vendors, agreements; and what ending one brings. */
export const createHandler = (deps: RegisterDeps) =>
  httpService(
    'register',
    REGISTER,
    {
      ...purposeOperations(deps.ledger),
      ...vendorOperations(deps),
      ...agreementOperations(deps.ledger, deps.ids),
      ...bulkOperations(deps.ledger),
    },
    deps,
  );
