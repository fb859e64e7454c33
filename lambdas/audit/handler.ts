import { AUDIT } from '../contracts/audit.ts';
import type { Kind } from '../domain/aggregates.ts';
import { ok, type Refused, refused } from '../domain/outcome.ts';
import type { Clock } from '../platform/clock.ts';
import { type Call, httpService } from '../platform/http.ts';
import type { Log } from '../platform/logger.ts';
import type { Ledger } from '../store/ledger.ts';
import { verifyAggregate } from '../store/verify.ts';

export type AuditDeps = { readonly ledger: Ledger; readonly clock: Clock; readonly log: Log };

const NO_SUCH = {
  child: 'no-such-child',
  request: 'no-such-request',
  vendor: 'no-such-vendor',
  purpose: 'no-such-purpose',
  bulk: 'no-such-bulk',
} as const satisfies Record<Kind, Refused['reason']>;

/** The ledger of one aggregate as it is stored, and whether its chain holds. */
export function createHandler(deps: AuditDeps) {
  const ledgerOf =
    (kind: Kind, param: string) =>
    async ({ caller, params }: Pick<Call<never>, 'caller' | 'params'>) => {
      const id = params[param] ?? '';
      const verified = await verifyAggregate(deps.ledger, caller.controller, kind, id);
      if (!verified) return refused(NO_SUCH[kind]);
      const { verification, events } = verified;
      return ok({ aggregate: { kind, id }, verification, events });
    };

  return httpService(
    'audit',
    AUDIT,
    {
      childLedger: ledgerOf('child', 'childId'),
      requestLedger: ledgerOf('request', 'requestId'),
      vendorLedger: ledgerOf('vendor', 'vendorId'),
      purposeLedger: ledgerOf('purpose', 'purposeId'),
      bulkLedger: ledgerOf('bulk', 'bulkId'),
    },
    deps,
  );
}
