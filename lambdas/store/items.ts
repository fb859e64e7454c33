import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Kind, StateOf } from '../domain/aggregates.ts';
import { canonicalJson } from '../domain/canonical.ts';
import type { ChildFacts } from '../domain/child.ts';
import type { Key } from './keys.ts';
import { EVENT_KIND, KIND } from './tables.ts';

export type Item = Record<string, AttributeValue>;

/** An aggregate as it was read: its state, the facts beside it, and the version it is changed from. */
export type Loaded<K extends Kind = Kind> = {
  readonly id: string;
  readonly state: StateOf<K>;
  readonly facts: ChildFacts;
  /** The number of events. */
  readonly version: number;
  /** Hash of the last event. */
  readonly head: string;
};

export const text = (value: string): AttributeValue => ({ S: value });
export const number = (value: number): AttributeValue => ({ N: String(value) });
export const keyItem = ({ pk, sk }: Key): Item => ({ pk: text(pk), sk: text(sk) });

/** A string attribute that must be there: its absence means the table was written by something else. */
export function stringOf(item: Item, name: string): string {
  const value = item[name]?.S;
  if (value === undefined) throw new Error(`the item has no string ${name}`);
  return value;
}

/** Thrown when what stands where a state should be is none: the table was written by something else. */
export class UnreadableState extends Error {
  override readonly name = 'UnreadableState';
}

/** How many bytes of JSON stand as plain text: with keys, facts and head, the item is below the 4 KB of one read unit. */
const PLAIN_BYTES = 3_000;

/** The attribute that holds a state's JSON: `body`, plain, or `packed`, deflated, when it is long (ADR 24). */
export const bodyItem = (json: string): Item =>
  Buffer.byteLength(json) > PLAIN_BYTES ? { packed: { B: deflateRawSync(json) } } : { body: text(json) };

/** The JSON of a state, plain or packed. */
export const bodyOf = (item: Item): string =>
  item.packed?.B ? inflateRawSync(item.packed.B).toString('utf8') : stringOf(item, 'body');

export const stateItem = <K extends Kind>(key: Key, loaded: Omit<Loaded<K>, 'id'>): Item => ({
  ...keyItem(key),
  [KIND]: text('state'),
  ...bodyItem(canonicalJson(loaded.state)),
  version: number(loaded.version),
  head: text(loaded.head),
  facts: text(canonicalJson(loaded.facts)),
});

/** An aggregate as its state's item has it; throws `UnreadableState`. */
export function loadedFrom<K extends Kind>(id: string, item: Item): Loaded<K> {
  try {
    return {
      id,
      state: JSON.parse(bodyOf(item)) as StateOf<K>,
      facts: JSON.parse(stringOf(item, 'facts')) as ChildFacts,
      version: Number(item.version?.N),
      head: stringOf(item, 'head'),
    };
  } catch {
    // Without the cause, which quotes what it could not parse.
    throw new UnreadableState('what stands where a state should be is none');
  }
}

export const eventItem = (key: Key, sealed: { body: string; hash: string }): Item => ({
  ...keyItem(key),
  [KIND]: text(EVENT_KIND),
  body: text(sealed.body),
  hash: text(sealed.hash),
});

/** A put that never overwrites. */
export const putNew = (table: string, item: Item): TransactWriteItem => ({
  Put: { TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' },
});

export const put = (table: string, item: Item): TransactWriteItem => ({
  Put: { TableName: table, Item: item },
});

export const remove = (table: string, key: Key): TransactWriteItem => ({
  Delete: { TableName: table, Key: keyItem(key) },
});

/** Holds when nobody changed a state since it was read. */
const atVersion = (version: number) => ({
  ConditionExpression: '#version = :version',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: { ':version': number(version) },
});

/** Replaces a state only if nobody changed it since it was read. */
export const replaceState = (table: string, item: Item, version: number): TransactWriteItem => ({
  Put: { TableName: table, Item: item, ...atVersion(version) },
});

/** Holds a state still: fails if somebody changed it since it was read. */
export const unchanged = (table: string, key: Key, version: number): TransactWriteItem => ({
  ConditionCheck: { TableName: table, Key: keyItem(key), ...atVersion(version) },
});
