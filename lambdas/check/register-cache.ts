import type { Loaded } from '../store/items.ts';

/** A change to an agreement or purpose is seen within 5 s; one second of it is left for the read itself. */
const FRESH_MS = 4_000;
/** So many are kept before those that are stale are let go. */
const MANY = 500;

type Registered = 'vendor' | 'purpose';

/** What was read, and the moment before it was, so that nothing is older than it claims. */
export type Kept<K extends Registered = Registered> = { readonly asked: number; readonly loaded: Loaded<K> };

/** Vendors and purposes as they were read at most four seconds ago; one that does not exist is never kept. Times are in milliseconds. */
export class RegisterCache {
  private readonly kept = new Map<string, Kept>();

  /** What is kept of a vendor or purpose, as long as it is fresh. */
  fresh<K extends Registered>(controller: string, kind: K, id: string, now: number): Kept<K> | undefined {
    const kept = this.kept.get(keyOf(controller, kind, id));
    return kept && isFresh(kept, now) ? (kept as Kept<K>) : undefined;
  }

  /** Keeps what was asked for at a moment. */
  keep<K extends Registered>(controller: string, kind: K, kept: Kept<K>): void {
    if (this.kept.size >= MANY)
      for (const [key, old] of this.kept) if (!isFresh(old, kept.asked)) this.kept.delete(key);
    this.kept.set(keyOf(controller, kind, kept.loaded.id), kept);
  }
}

/** A clock that was set back makes nothing fresh again. */
const isFresh = ({ asked }: Kept, now: number): boolean => asked <= now && now < asked + FRESH_MS;

const keyOf = (controller: string, kind: Registered, id: string): string => `${controller}#${kind}#${id}`;
