import { REGISTER } from '../contracts/register.ts';
import type { Clock, Ids } from '../platform/clock.ts';
import { httpService } from '../platform/http.ts';
import type { Log } from '../platform/logger.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Mac } from '../store/sealer.ts';
import { agreementOperations } from './agreements.ts';
import { purposeOperations } from './purposes.ts';
import { vendorOperations } from './vendors.ts';

export type RegisterDeps = {
  readonly ledger: Ledger;
  readonly webhookMac: Mac;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
};

/** What a controller registers before any child's data is used: purposes, vendors, agreements. */
export const createHandler = (deps: RegisterDeps) =>
  httpService(
    'register',
    REGISTER,
    {
      ...purposeOperations(deps.ledger),
      ...vendorOperations(deps.ledger, deps.webhookMac),
      ...agreementOperations(deps.ledger, deps.ids),
    },
    deps,
  );
