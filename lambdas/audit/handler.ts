import { AUDIT } from '../contracts/audit.ts';
import type { Kind } from '../domain/aggregates.ts';
import { ok, type Refused, refused } from '../domain/outcome.ts';
import type { Clock } from '../platform/clock.ts';
import { type Call, httpService } from '../platform/http.ts';
import type { Log } from '../platform/logger.ts';
import type { Ledger } from '../store/ledger.ts';
import { verifyAggregate } from '../store/verify.ts';
import { figuresOperation } from './figures.ts';
import { standstillsOperation } from './standstills.ts';

export type AuditDeps = { readonly ledger: Ledger; readonly clock: Clock; readonly log: Log };

const NO_SUCH = {
  child: 'no-such-child',
  request: 'no-such-request',
  vendor: 'no-such-vendor',
  purpose: 'no-such-purpose',
  bulk: 'no-such-bulk',
  controller: 'controller-not-described',
} as const satisfies Record<Kind, Refused['reason']>;

/** What a municipality is seen to by: ledgers as they are stored and whether their chains hold, figures, what stands still. */
export function createHandler(deps: AuditDeps) {
  /** The ledger of the id in the path; a path without one is about the controller itself. */
  const ledgerOf =
    (kind: Kind, param?: string) =>
    async ({ caller, params, now }: Pick<Call<never>, 'caller' | 'params' | 'now'>) => {
      const id = param === undefined ? caller.controller : (params[param] ?? '');
      const verified = await verifyAggregate(deps.ledger, caller.controller, kind, id);
      if (!verified) return refused(NO_SUCH[kind]);
      const { verification, events } = verified;
      return ok({ aggregate: { kind, id }, verifiedAt: now, verification, events });
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
      controllerLedger: ledgerOf('controller'),
      getFigures: figuresOperation(deps.ledger),
      listStandstills: standstillsOperation(deps.ledger),
    },
    deps,
  );
}
