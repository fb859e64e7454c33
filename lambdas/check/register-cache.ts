import type { StateOf } from '../domain/aggregates.ts';
import type { Instant } from '../domain/dates.ts';
import type { Ledger } from '../store/ledger.ts';

/** A change to an agreement or purpose is seen within 5 s; one second of it is left for the read itself. */
const FRESH_MS = 4_000;

type Registered = 'vendor' | 'purpose';
type Cached = { readonly until: number; readonly state: StateOf<Registered> };

/** Vendors and purposes as they were at most four seconds ago; one that does not exist is asked for again each time. */
export class RegisterCache {
  private readonly ledger: Ledger;
  private readonly cached = new Map<string, Cached>();

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  async read<K extends Registered>(
    controller: string,
    kind: K,
    id: string,
    now: Instant,
  ): Promise<StateOf<K> | undefined> {
    const key = `${controller}#${kind}#${id}`;
    // The clock starts before the read, so that what is read is never older than it claims.
    const asked = Date.parse(now);
    const cached = this.cached.get(key);
    if (cached && asked < cached.until) return cached.state as StateOf<K>;
    const state = (await this.ledger.read(controller, kind, id))?.state;
    if (state === undefined) this.cached.delete(key);
    else this.cached.set(key, { until: asked + FRESH_MS, state });
    return state;
  }
}
