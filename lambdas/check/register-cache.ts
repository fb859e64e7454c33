import type { Loaded } from '../store/items.ts';

/** A change to an agreement or purpose is seen within 5 s; one second of it is left for the read itself. */
const FRESH_MS = 4_000;
/** More than a nationwide vendor's agreements and purposes in every municipality; beyond it, all are read anew. */
const MOST = 5_000;

type Registered = 'vendor' | 'purpose';

/** Vendors and purposes as they were read at most four seconds ago; one that does not exist is never kept. Times are in milliseconds. */
export class RegisterCache {
  private readonly kept = new Map<string, { readonly until: number; readonly loaded: Loaded<Registered> }>();

  /** What is kept of a vendor or purpose, as long as it is fresh. */
  fresh<K extends Registered>(controller: string, kind: K, id: string, now: number): Loaded<K> | undefined {
    const kept = this.kept.get(keyOf(controller, kind, id));
    return kept && now < kept.until ? (kept.loaded as Loaded<K>) : undefined;
  }

  /** Keeps what was read. `asked` is the moment before the read, so that nothing is older than it claims. */
  keep(controller: string, kind: Registered, loaded: Loaded<Registered>, asked: number): void {
    if (this.kept.size >= MOST) this.kept.clear();
    this.kept.set(keyOf(controller, kind, loaded.id), { until: asked + FRESH_MS, loaded });
  }
}

const keyOf = (controller: string, kind: Registered, id: string): string => `${controller}#${kind}#${id}`;
