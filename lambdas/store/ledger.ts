import {
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandOutput,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { Kind, ListEntry } from '../domain/aggregates.ts';
import type { Instant } from '../domain/dates.ts';
import { type Authorship, type Change, writesOf } from './append.ts';
import { type Item, keyItem, type Loaded, number, putNew, stringOf, text } from './items.ts';
import { aggregatePartition, eventRange, listPartition, onceKey, sortIn, underSort } from './keys.ts';
import { type Sleep, StateReader, type StateRef, type StatesRead } from './states.ts';
import { EXPIRES, KIND } from './tables.ts';

/** A caller's Idempotency-Key and the digest of the body it came with. */
export type Once = { readonly caller: string; readonly key: string; readonly digest: string };

export type Append = Authorship & {
  readonly changes: readonly Change[];
  /** Remembers the answer under the caller's key. */
  readonly remember?: { readonly once: Once; readonly answer: unknown } | undefined;
  /** What the vault stores or forgets in the same transaction. */
  readonly vault?: readonly TransactWriteItem[];
};

/** An event exactly as it is stored: canonical JSON of a `StoredEvent`, and its hash. */
export type LedgerEntry = { readonly body: string; readonly hash: string };

export type ListPage = {
  readonly entries: readonly { readonly controller: string; readonly kind: Kind; readonly id: string }[];
  /** Continues the list; opaque. */
  readonly next: string | undefined;
  /** The place of the last entry here; undefined on an empty page. */
  readonly last: string | undefined;
};

/** One bound at most: all before a sort key, all under one, or all up to a place that another page gave. */
type Bound = { readonly before?: string; readonly sort?: string; readonly upTo?: string };
/** `after` is a place that another page within the same bound gave. */
type PageBounds = Bound & { readonly limit: number; readonly after?: string | undefined };

/** How long an answer is remembered, in seconds: a day is longer than any client retries. */
const REMEMBERED = 24 * 60 * 60;

/** The one store of everything that happened. Every read is strongly consistent; every append is one transaction. */
export class Ledger {
  private readonly client: DynamoDBClient;
  private readonly table: string;
  private readonly states: StateReader;

  constructor(client: DynamoDBClient, table: string, sleep?: Sleep) {
    this.client = client;
    this.table = table;
    this.states = new StateReader(client, table, sleep);
  }

  /** One state; throws `StoreBusy` when DynamoDB refuses to read it now. */
  async read<K extends Kind>(controller: string, kind: K, id: string): Promise<Loaded<K> | undefined> {
    return (await this.readTogether(controller, [{ kind, id }])).whole().get(kind, id);
  }

  /** Many states of one kind, in the order asked for; those that do not exist are left out. `StoreBusy` as above. */
  async readMany<K extends Kind>(controller: string, kind: K, ids: readonly string[]): Promise<Loaded<K>[]> {
    const refs = ids.map((id) => ({ kind, id }));
    const states = (await this.readTogether(controller, refs)).whole();
    return ids.flatMap((id) => states.get(kind, id) ?? []);
  }

  /** States of any kinds in one round trip: what a busy DynamoDB did not give is told apart from what does not exist. */
  readTogether(controller: string, refs: readonly StateRef[]): Promise<StatesRead> {
    return this.states.read(controller, refs);
  }

  /** One page of a list, in the order of its sort keys. */
  async list(
    controller: string,
    entry: Pick<ListEntry, 'list' | 'everywhere'>,
    options: PageBounds,
  ): Promise<ListPage> {
    const { Items, LastEvaluatedKey } = await this.client.send(
      new QueryCommand({
        TableName: this.table,
        ...conditionOf(listPartition(controller, entry), options),
        ConsistentRead: true,
        Limit: options.limit,
        ...(options.after !== undefined && {
          ExclusiveStartKey: keyItem({ pk: listPartition(controller, entry), sk: options.after }),
        }),
      }),
    );
    return {
      entries: (Items ?? []).map((item) => ({
        controller: stringOf(item, 'controller'),
        kind: stringOf(item, 'aggregate') as Kind,
        id: stringOf(item, 'id'),
      })),
      next: LastEvaluatedKey?.sk?.S,
      last: Items?.at(-1)?.sk?.S,
    };
  }

  /** How many entries a list has: all of them, those under one sort key, or those after a place. */
  async count(
    controller: string,
    list: string,
    { after, ...bound }: Pick<PageBounds, 'sort' | 'after'> = {},
  ): Promise<number> {
    const pk = listPartition(controller, { list });
    let counted = 0;
    let ExclusiveStartKey: Item | undefined = after === undefined ? undefined : keyItem({ pk, sk: after });
    do {
      const page: QueryCommandOutput = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          Select: 'COUNT',
          ...conditionOf(pk, bound),
          ConsistentRead: true,
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        }),
      );
      counted += page.Count ?? 0;
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return counted;
  }

  /** How many entries a list has under each of its sort keys, in their order. */
  async tally(controller: string, list: string): Promise<ReadonlyMap<string, number>> {
    const counted = new Map<string, number>();
    let ExclusiveStartKey: Item | undefined;
    do {
      const page: QueryCommandOutput = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          ProjectionExpression: 'sk',
          ...conditionOf(listPartition(controller, { list }), {}),
          ConsistentRead: true,
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        }),
      );
      for (const item of page.Items ?? []) {
        const sort = sortIn(stringOf(item, 'sk'));
        counted.set(sort, (counted.get(sort) ?? 0) + 1);
      }
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return counted;
  }

  /** The ids on a whole list; for lists that are short by nature (a class, a family, the vendors of a controller). */
  async idsOn(controller: string, list: string): Promise<string[]> {
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const page = await this.list(controller, { list }, { limit: 1000, after });
      ids.push(...page.entries.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    return ids;
  }

  /** The states of all on a list that is short by nature. */
  async listed<K extends Kind>(controller: string, kind: K, list: string): Promise<Loaded<K>[]> {
    return this.readMany(controller, kind, await this.idsOn(controller, list));
  }

  /** Every event of an aggregate, the first first. */
  async *history(controller: string, kind: Kind, id: string): AsyncGenerator<LedgerEntry> {
    let ExclusiveStartKey: Item | undefined;
    do {
      const page = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: {
            ':pk': text(aggregatePartition(controller, kind, id)),
            ':from': text(eventRange.from),
            ':to': text(eventRange.to),
          },
          ConsistentRead: true,
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        }),
      );
      for (const item of page.Items ?? [])
        yield { body: stringOf(item, 'body'), hash: stringOf(item, 'hash') };
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
  }

  /** Appends all changes or none: false when someone else changed one of them first, or used the key first. */
  async append({ changes, remember, vault = [], ...who }: Append): Promise<boolean> {
    const TransactItems = [...changes.flatMap((change) => writesOf(this.table, who, change)), ...vault];
    if (remember)
      TransactItems.push(this.remembering(who.controller, who.at, remember.once, remember.answer));
    if (TransactItems.length === 0) return true;
    try {
      await this.client.send(new TransactWriteItemsCommand({ TransactItems }));
      return true;
    } catch (error) {
      if (isLostRace(error)) return false;
      throw error;
    }
  }

  /** The remembered answer of a key: `reused` when it came with another body, undefined when the key is new. */
  async recall(controller: string, once: Once): Promise<{ answer: unknown } | 'reused' | undefined> {
    const Key = keyItem(onceKey(controller, once.caller, once.key));
    const { Item } = await this.client.send(
      new GetItemCommand({ TableName: this.table, Key, ConsistentRead: true }),
    );
    if (!Item) return undefined;
    if (stringOf(Item, 'digest') !== once.digest) return 'reused';
    return { answer: JSON.parse(stringOf(Item, 'answer')) };
  }

  private remembering(controller: string, at: Instant, once: Once, answer: unknown): TransactWriteItem {
    return putNew(this.table, {
      ...keyItem(onceKey(controller, once.caller, once.key)),
      [KIND]: text('once'),
      digest: text(once.digest),
      answer: text(JSON.stringify(answer)),
      [EXPIRES]: number(Math.floor(Date.parse(at) / 1000) + REMEMBERED),
    });
  }
}

/** The key condition of the entries of a list within a bound. */
function conditionOf(pk: string, { before, sort, upTo }: Bound) {
  const [within, place] =
    upTo !== undefined
      ? [' AND sk <= :place', upTo]
      : sort !== undefined
        ? [' AND begins_with(sk, :place)', underSort(sort)]
        : [before === undefined ? '' : ' AND sk < :place', before];
  return {
    KeyConditionExpression: `pk = :pk${within}`,
    ExpressionAttributeValues: { ':pk': text(pk), ...(place !== undefined && { ':place': text(place) }) },
  };
}

/** A failed condition or a collision with another transaction: the caller decides again on fresh state. */
const isLostRace = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some(
    ({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict',
  );
