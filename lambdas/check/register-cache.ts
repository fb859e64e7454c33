import type { Instant } from '../domain/dates.ts';
import type { PurposeState } from '../domain/purpose.ts';
import type { VendorState } from '../domain/vendor.ts';
import type { Ledger } from '../store/ledger.ts';

/** A change to an agreement or purpose is seen within 5 s; one second of it is left for the read itself. */
const FRESH_MS = 4_000;

/** Vendors and purposes as they were at most four seconds ago; one that does not exist is asked for again each time. */
export class RegisterCache {
  private readonly ledger: Ledger;
  private readonly vendors = new Map<string, { readonly until: number; readonly state: VendorState }>();
  private readonly purposes = new Map<string, { readonly until: number; readonly state: PurposeState }>();

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  vendor(controller: string, vendorId: string, now: Instant): Promise<VendorState | undefined> {
    return fresh(
      this.vendors,
      `${controller}#${vendorId}`,
      now,
      async () => (await this.ledger.read(controller, 'vendor', vendorId))?.state,
    );
  }

  purpose(controller: string, purposeId: string, now: Instant): Promise<PurposeState | undefined> {
    return fresh(
      this.purposes,
      `${controller}#${purposeId}`,
      now,
      async () => (await this.ledger.read(controller, 'purpose', purposeId))?.state,
    );
  }
}

async function fresh<S>(
  cache: Map<string, { readonly until: number; readonly state: S }>,
  key: string,
  now: Instant,
  read: () => Promise<S | undefined>,
): Promise<S | undefined> {
  const asked = Date.parse(now);
  const cached = cache.get(key);
  if (cached && asked < cached.until) return cached.state;
  // The clock starts before the read, so that what is read is never older than it claims.
  const state = await read();
  if (state === undefined) cache.delete(key);
  else cache.set(key, { until: asked + FRESH_MS, state });
  return state;
}
