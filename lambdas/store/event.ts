import type { Actor } from '../domain/actor.ts';
import type { AnyEvent, Kind } from '../domain/aggregates.ts';
import { canonicalJson, sha256 } from '../domain/canonical.ts';
import type { Instant } from '../domain/dates.ts';

/** The hash before the first event of an aggregate. */
export const GENESIS = '0'.repeat(64);

/** An event as the ledger keeps it: who did what to which aggregate and when, chained to the event before it. */
export type StoredEvent = {
  readonly controller: string;
  readonly aggregate: { readonly kind: Kind; readonly id: string };
  /** 1 for the first event of the aggregate. */
  readonly seq: number;
  readonly at: Instant;
  readonly by: Actor;
  readonly event: AnyEvent;
  /** SHA-256 of the body before it. */
  readonly prev: string;
};

/** The body that is stored and its hash; the hash is over exactly the bytes stored. */
export function sealEvent(event: StoredEvent): { readonly body: string; readonly hash: string } {
  const body = canonicalJson(event);
  return { body, hash: sha256(body) };
}
