import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import {
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  ProvisionedThroughputExceededException,
  RequestLimitExceeded,
  ThrottlingException,
} from '@aws-sdk/client-dynamodb';
import type { Kind } from '../domain/aggregates.ts';
import { type Item, keyItem, type Loaded, loadedFrom, stringOf, UnreadableState } from './items.ts';
import { aggregatePartition, stateKey } from './keys.ts';

/** Names one aggregate of a controller. */
export type StateRef = { readonly kind: Kind; readonly id: string };

/** Waits some milliseconds. */
export type Sleep = (ms: number) => Promise<unknown>;

/** Thrown when the store is too busy to give a state that was asked for: it may exist or not. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}

const BATCH_GET_LIMIT = 100;

/** What is waited at most before each time DynamoDB is asked for the same, in milliseconds: 620 in all. */
const PAUSES_MS = [0, 20, 40, 80, 160, 320] as const;

/** Why a state that may exist was not given: the store was too busy, or what stands there is no state. */
export type Missed = 'unread' | 'unreadable';

/** States as they stood when they were read together. A state that is neither there nor missed does not exist. */
export class StatesRead {
  private readonly controller: string;
  private readonly loaded: ReadonlyMap<string, Loaded>;
  private readonly notGiven: ReadonlyMap<string, Missed>;

  constructor(
    controller: string,
    loaded: ReadonlyMap<string, Loaded>,
    notGiven: ReadonlyMap<string, Missed>,
  ) {
    this.controller = controller;
    this.loaded = loaded;
    this.notGiven = notGiven;
  }

  /** The state; undefined when there is none, or when it was missed. */
  get<K extends Kind>(kind: K, id: string): Loaded<K> | undefined {
    return this.loaded.get(aggregatePartition(this.controller, kind, id)) as Loaded<K> | undefined;
  }

  /** Why nobody can say whether there is such a state; undefined when it was given or does not exist. */
  missed(kind: Kind, id: string): Missed | undefined {
    if (this.notGiven.size === 0) return undefined;
    return this.notGiven.get(aggregatePartition(this.controller, kind, id));
  }

  /** How many states stand there that cannot be read. */
  get unreadable(): number {
    let count = 0;
    for (const why of this.notGiven.values()) if (why === 'unreadable') count += 1;
    return count;
  }

  /** The same states, when none was missed; otherwise throws `UnreadableState` or `StoreBusy`, as absence would be a lie. */
  whole(): this {
    if (this.unreadable > 0) throw new UnreadableState(`${this.unreadable} states cannot be read`);
    if (this.notGiven.size > 0) throw new StoreBusy(`${this.notGiven.size} states were not read`);
    return this;
  }
}

/** Reads states strongly consistent, with as few requests as DynamoDB allows. */
export class StateReader {
  private readonly client: DynamoDBClient;
  private readonly table: string;
  private readonly sleep: Sleep;

  constructor(client: DynamoDBClient, table: string, sleep: Sleep = setTimeout) {
    this.client = client;
    this.table = table;
    this.sleep = sleep;
  }

  /** Each distinct state once: a GetItem for one, a BatchGetItem for every hundred, all at the same time. */
  async read(controller: string, refs: readonly StateRef[]): Promise<StatesRead> {
    const ids = new Map<string, string>();
    const keys: Item[] = [];
    for (const { kind, id } of refs) {
      const key = stateKey(controller, kind, id);
      if (!isId(id) || ids.has(key.pk)) continue;
      ids.set(key.pk, id);
      keys.push(keyItem(key));
    }
    const reading: Promise<Answer>[] = [];
    for (let from = 0; from < keys.length; from += BATCH_GET_LIMIT)
      reading.push(this.batch(keys.slice(from, from + BATCH_GET_LIMIT)));
    const loaded = new Map<string, Loaded>();
    const notGiven = new Map<string, Missed>();
    for (const { items, left } of await Promise.all(reading)) {
      for (const item of items) {
        const pk = stringOf(item, 'pk');
        const state = readable(ids.get(pk) ?? '', item);
        if (state) loaded.set(pk, state);
        else notGiven.set(pk, 'unreadable');
      }
      for (const key of left) notGiven.set(stringOf(key, 'pk'), 'unread');
    }
    return new StatesRead(controller, loaded, notGiven);
  }

  /** The items under at most a hundred keys, and the keys that DynamoDB did not get to though it was asked again. */
  private async batch(keys: readonly Item[]): Promise<Answer> {
    const items: Item[] = [];
    let left = keys;
    try {
      for (const pause of PAUSES_MS) {
        if (pause > 0) await this.sleep(randomInt(pause / 2, pause));
        const answer = await this.ask(left);
        items.push(...answer.items);
        left = answer.left;
        if (left.length === 0) break;
      }
    } catch (error) {
      // By then the client itself has asked again as often as it may.
      if (!isThrottled(error)) throw error;
    }
    return { items, left };
  }

  private async ask(keys: readonly Item[]): Promise<Answer> {
    const [Key, ...more] = keys;
    if (more.length === 0) {
      const get = new GetItemCommand({ TableName: this.table, Key, ConsistentRead: true });
      const { Item } = await this.client.send(get);
      return { items: Item ? [Item] : [], left: [] };
    }
    const { Responses, UnprocessedKeys } = await this.client.send(
      new BatchGetItemCommand({
        RequestItems: { [this.table]: { Keys: [...keys], ConsistentRead: true } },
      }),
    );
    return { items: Responses?.[this.table] ?? [], left: UnprocessedKeys?.[this.table]?.Keys ?? [] };
  }
}

function readable(id: string, item: Item): Loaded | undefined {
  try {
    return loadedFrom(id, item);
  } catch (error) {
    if (error instanceof UnreadableState) return undefined;
    throw error;
  }
}

type Answer = { readonly items: readonly Item[]; readonly left: readonly Item[] };

/** Nothing was ever stored under a longer id, and a key has its limits; what is too long is simply not there. */
const isId = (id: string): boolean => id.length > 0 && id.length <= 200 && !id.includes('#');

/** True when DynamoDB refused a request as one too many: for a key, for the table or for the account. */
const isThrottled = (error: unknown): boolean =>
  [ProvisionedThroughputExceededException, ThrottlingException, RequestLimitExceeded].some(
    (one) => error instanceof one,
  );
