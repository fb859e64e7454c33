import type { BulkState } from '../../lambdas/domain/bulk.ts';
import { AGREEMENT, TODAY } from './people.ts';

const BULK = 'b0000000-0000-4000-8000-000000000001';

/** A bulk for an agreement that ends today, nothing done yet. */
export const aBulk = (over: Partial<BulkState> = {}): BulkState => ({
  bulkId: BULK,
  cause: { kind: 'agreement-ended', vendorId: 'skolefoto', agreementId: AGREEMENT },
  startsOn: TODAY,
  perMinute: 600,
  openedBy: { role: 'caseworker', id: 'caseworker-1' },
  seen: 0,
  ...over,
});

/** A bulk for the children of a school who leave it today. */
export const aDeparture = (over: Partial<BulkState> = {}): BulkState =>
  aBulk({ cause: { kind: 'child-left', institution: '101001' }, ...over });
