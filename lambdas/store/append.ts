import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Actor } from '../domain/actor.ts';
import { AGGREGATES, type EventOf, type Kind, type ListEntry, type StateOf } from '../domain/aggregates.ts';
import type { ChildFacts } from '../domain/child.ts';
import type { Instant } from '../domain/dates.ts';
import { GENESIS, sealEvent } from './event.ts';
import {
  eventItem,
  keyItem,
  type Loaded,
  put,
  putNew,
  remove,
  replaceState,
  stateItem,
  text,
  unchanged,
} from './items.ts';
import { eventKey, listKey, stateKey } from './keys.ts';
import { KIND } from './tables.ts';

/** New events of one aggregate, with the state they were decided on (undefined: it is new). */
export type Change<K extends Kind = Kind> = {
  readonly kind: K;
  readonly id: string;
  readonly before: Loaded<K> | undefined;
  readonly events: readonly EventOf<K>[];
  /** Replaces the facts beside the state; left out, they stay. */
  readonly facts?: ChildFacts;
};

export type Authorship = { readonly controller: string; readonly by: Actor; readonly at: Instant };

/**
 * The writes of one change: its events, its next state, and its places on lists. A change without events holds the
 * aggregate still: the transaction fails if another changed what the decision was made on.
 */
export function writesOf<K extends Kind>(
  table: string,
  who: Authorship,
  change: Change<K>,
): TransactWriteItem[] {
  const { kind, id, before, events } = change;
  if (events.length === 0)
    return before ? [unchanged(table, stateKey(who.controller, kind, id), before.version)] : [];
  const { evolve, lists } = AGGREGATES[kind];
  const writes: TransactWriteItem[] = [];
  let state: StateOf<K> | undefined = before?.state;
  let head = before?.head ?? GENESIS;
  let version = before?.version ?? 0;
  for (const event of events) {
    version += 1;
    const sealed = sealEvent({ ...who, aggregate: { kind, id }, seq: version, event, prev: head });
    writes.push(putNew(table, eventItem(eventKey(who.controller, kind, id, version), sealed)));
    state = evolve(state, event);
    head = sealed.hash;
  }
  const next = { state: state as StateOf<K>, facts: change.facts ?? before?.facts ?? {}, version, head };
  const item = stateItem(stateKey(who.controller, kind, id), next);
  writes.push(before ? replaceState(table, item, before.version) : putNew(table, item));
  writes.push(
    ...listWrites(
      table,
      who.controller,
      kind,
      id,
      before ? lists(before.state, before.facts) : [],
      lists(next.state, next.facts),
    ),
  );
  return writes;
}

function listWrites(
  table: string,
  controller: string,
  kind: Kind,
  id: string,
  before: readonly ListEntry[],
  after: readonly ListEntry[],
): TransactWriteItem[] {
  const name = (entry: ListEntry) => JSON.stringify(entry);
  const was = new Set(before.map(name));
  const is = new Set(after.map(name));
  const key = (entry: ListEntry) => listKey(controller, entry, kind, id);
  return [
    ...before.filter((entry) => !is.has(name(entry))).map((entry) => remove(table, key(entry))),
    ...after
      .filter((entry) => !was.has(name(entry)))
      .map((entry) =>
        put(table, {
          ...keyItem(key(entry)),
          [KIND]: text('list'),
          controller: text(controller),
          aggregate: text(kind),
          id: text(id),
        }),
      ),
  ];
}
