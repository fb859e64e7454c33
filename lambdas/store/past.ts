import { AGGREGATES, type EventOf, type Kind, type StateOf } from '../domain/aggregates.ts';
import type { Instant } from '../domain/dates.ts';
import { stoodAt } from '../domain/moments.ts';
import type { StoredEvent } from './event.ts';
import type { Loaded } from './items.ts';
import type { Ledger } from './ledger.ts';
import { verifyAggregate } from './verify.ts';

/** An aggregate after one of its events. */
export type Was<K extends Kind> = {
  readonly at: Instant;
  readonly event: EventOf<K>;
  readonly state: StateOf<K>;
  /** The number of events. */
  readonly version: number;
};

/** What an aggregate has been, after each of its events, the first first. */
export type Past<K extends Kind> = {
  readonly was: readonly Was<K>[];
  /** As it is now, with the facts as they are known now: of what is forgotten the past holds nothing either. */
  readonly now: Loaded<K>;
};

/** The past of an aggregate by its ledger: undefined when there is none, `broken` when its chain does not hold. */
export async function pastOf<K extends Kind>(
  ledger: Ledger,
  controller: string,
  kind: K,
  id: string,
): Promise<Past<K> | 'broken' | undefined> {
  const chain = await verifyAggregate(ledger, controller, kind, id);
  if (!chain) return undefined;
  if (!chain.loaded || !chain.verification.intact) return 'broken';
  let state: StateOf<K> | undefined;
  const was = chain.events.map(({ body }, index): Was<K> => {
    const { at, event: stored } = JSON.parse(body) as StoredEvent;
    const event = stored as EventOf<K>;
    state = AGGREGATES[kind].evolve(state, event);
    return { at, event, state, version: index + 1 };
  });
  return { was, now: chain.loaded };
}

/** What an aggregate was at a moment, in the order of its chain, whatever clock an event had; undefined before the first. */
export const wasAt = <K extends Kind>({ was }: Past<K>, at: Instant): Was<K> | undefined => stoodAt(was, at);
