import { AGGREGATES, type Kind, type StateOf } from '../domain/aggregates.ts';
import { canonicalJson, sha256 } from '../domain/canonical.ts';
import { GENESIS, type StoredEvent } from './event.ts';
import { type Loaded, UnreadableState } from './items.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';

/** What a verification found: intact, or the first event at which the chain breaks and how. */
export type Verification =
  | { readonly intact: true; readonly events: number; readonly head: string }
  | { readonly intact: false; readonly at: number; readonly break: Break };

export type Break =
  | 'hash-does-not-match-body'
  | 'event-cannot-be-read'
  | 'does-not-follow-the-event-before'
  | 'sequence-has-a-gap'
  | 'event-of-another-aggregate'
  | 'events-missing-at-the-end'
  | 'state-cannot-be-read'
  | 'state-does-not-follow-from-events';

/** The chain of one aggregate as it was verified, event by event. */
export type VerifiedChain<K extends Kind = Kind> = {
  readonly verification: Verification;
  readonly events: readonly LedgerEntry[];
  /** The state that was verified; undefined when it cannot be read. */
  readonly loaded: Loaded<K> | undefined;
};

const TRIES = 3;

/**
 * Verifies an aggregate as it stands in the table; undefined when there is none. One that changes while it is read is
 * read again, three times at most, so that a new event is no false alarm.
 */
export async function verifyAggregate<K extends Kind>(
  ledger: Ledger,
  controller: string,
  kind: K,
  id: string,
): Promise<VerifiedChain<K> | undefined> {
  for (let tries = 1; ; tries += 1) {
    const loaded = await readState(ledger, controller, kind, id);
    if (!loaded) return undefined;
    const events = await Array.fromAsync(ledger.history(controller, kind, id));
    if (loaded === 'unreadable')
      return {
        verification: { intact: false, at: events.length, break: 'state-cannot-be-read' },
        events,
        loaded: undefined,
      };
    const verification = verifyChain(controller, kind, loaded, events);
    if (verification.intact || tries === TRIES) return { verification, events, loaded };
    const now = await readState(ledger, controller, kind, id);
    if (now === 'unreadable' || now?.version === loaded.version) return { verification, events, loaded };
  }
}

/** Verifies the chain of one aggregate and that its state is what its events make of it. */
export function verifyChain<K extends Kind>(
  controller: string,
  kind: K,
  loaded: Loaded<K>,
  events: readonly LedgerEntry[],
): Verification {
  const broken = (at: number, reason: Break): Verification => ({ intact: false, at, break: reason });
  let state: StateOf<K> | undefined;
  let head = GENESIS;
  let seq = 0;
  for (const { body, hash } of events) {
    seq += 1;
    if (sha256(body) !== hash) return broken(seq, 'hash-does-not-match-body');
    const stored = readEvent(body);
    if (!stored) return broken(seq, 'event-cannot-be-read');
    if (stored.seq !== seq) return broken(seq, 'sequence-has-a-gap');
    if (stored.prev !== head) return broken(seq, 'does-not-follow-the-event-before');
    const { aggregate } = stored;
    if (stored.controller !== controller || aggregate?.kind !== kind || aggregate.id !== loaded.id)
      return broken(seq, 'event-of-another-aggregate');
    const next = evolved(kind, state, stored);
    if (next === undefined) return broken(seq, 'event-cannot-be-read');
    state = next;
    head = hash;
  }
  if (seq !== loaded.version || head !== loaded.head) return broken(seq, 'events-missing-at-the-end');
  if (canonicalJson(state) !== canonicalJson(loaded.state))
    return broken(seq, 'state-does-not-follow-from-events');
  return { intact: true, events: seq, head };
}

/** The state, or that what stands there is none: a fault of the network is no such thing and is thrown. */
async function readState<K extends Kind>(
  ledger: Ledger,
  controller: string,
  kind: K,
  id: string,
): Promise<Loaded<K> | 'unreadable' | undefined> {
  try {
    return await ledger.read(controller, kind, id);
  } catch (error) {
    if (error instanceof UnreadableState) return 'unreadable';
    throw error;
  }
}

/** The event in a body, or undefined when it is none: whoever can forge a hash can forge what is under it. */
function readEvent(body: string): StoredEvent | undefined {
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && read !== null ? (read as StoredEvent) : undefined;
  } catch {
    return undefined;
  }
}

/** The state after an event, or undefined when the event is none of this aggregate's. */
function evolved<K extends Kind>(
  kind: K,
  state: StateOf<K> | undefined,
  { event }: StoredEvent,
): StateOf<K> | undefined {
  try {
    return AGGREGATES[kind].evolve(state, event as never) as StateOf<K> | undefined;
  } catch {
    return undefined;
  }
}
