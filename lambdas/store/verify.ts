import { AGGREGATES, type Kind, type StateOf } from '../domain/aggregates.ts';
import { canonicalJson, sha256 } from '../domain/canonical.ts';
import { GENESIS } from './event.ts';
import type { Loaded } from './items.ts';
import type { LedgerEntry } from './ledger.ts';

/** What a verification found: intact, or the first event at which the chain breaks and how. */
export type Verification =
  | { readonly intact: true; readonly events: number; readonly head: string }
  | { readonly intact: false; readonly at: number; readonly break: Break };

export type Break =
  | 'hash-does-not-match-body'
  | 'does-not-follow-the-event-before'
  | 'sequence-has-a-gap'
  | 'event-of-another-aggregate'
  | 'events-missing-at-the-end'
  | 'state-does-not-follow-from-events';

/** Verifies the chain of one aggregate and that its state is what its events make of it. */
export async function verifyChain<K extends Kind>(
  controller: string,
  kind: K,
  loaded: Loaded<K>,
  history: AsyncIterable<LedgerEntry>,
): Promise<Verification> {
  const broken = (at: number, reason: Break): Verification => ({ intact: false, at, break: reason });
  let state: StateOf<K> | undefined;
  let head = GENESIS;
  let seq = 0;
  for await (const { stored, body, hash } of history) {
    seq += 1;
    if (sha256(body) !== hash) return broken(seq, 'hash-does-not-match-body');
    if (stored.seq !== seq) return broken(seq, 'sequence-has-a-gap');
    if (stored.prev !== head) return broken(seq, 'does-not-follow-the-event-before');
    const { aggregate } = stored;
    if (stored.controller !== controller || aggregate.kind !== kind || aggregate.id !== loaded.id)
      return broken(seq, 'event-of-another-aggregate');
    state = AGGREGATES[kind].evolve(state, stored.event as never);
    head = hash;
  }
  if (seq !== loaded.version || head !== loaded.head) return broken(seq, 'events-missing-at-the-end');
  if (canonicalJson(state) !== canonicalJson(loaded.state))
    return broken(seq, 'state-does-not-follow-from-events');
  return { intact: true, events: seq, head };
}
