import { REGISTER } from '../contracts/register.ts';
import type { Clock, Ids } from '../platform/clock.ts';
import { httpService } from '../platform/http.ts';
import type { Log } from '../platform/logger.ts';
import { agreementOperations } from './agreements.ts';
import { bulkOperations } from './bulks.ts';
import { controllerOperations } from './controller.ts';
import { findingsOperation } from './findings.ts';
import { purposeOperations } from './purposes.ts';
import { type VendorDeps, vendorOperations } from './vendors.ts';

export type RegisterDeps = VendorDeps & {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
};

/** What a controller registers before any child's data is used: itself, purposes, vendors, agreements; what ending one brings, and what is wanting in them. */
export const createHandler = (deps: RegisterDeps) =>
  httpService(
    'register',
    REGISTER,
    {
      ...controllerOperations(deps.ledger),
      ...purposeOperations(deps.ledger),
      ...vendorOperations(deps),
      ...agreementOperations(deps.ledger, deps.ids),
      ...bulkOperations(deps.ledger),
      listFindings: findingsOperation(deps.ledger),
    },
    deps,
  );
