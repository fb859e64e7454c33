import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Kind } from '../domain/aggregates.ts';
import { type Item, stringOf } from './items.ts';
import { Ledger } from './ledger.ts';
import { EVENT_KIND, KIND } from './tables.ts';
import { type Verification, verifyAggregate } from './verify.ts';

/** An aggregate whose chain does not hold. */
export type BrokenChain = { readonly aggregate: string; readonly verification: Verification };

export type TableVerification = {
  readonly aggregates: number;
  readonly events: number;
  readonly broken: readonly BrokenChain[];
  /** Events that belong to no aggregate's chain: more were found in the table than all chains hold. */
  readonly stray: number;
};

/**
 * Verifies every chain of a ledger table, one aggregate at a time, so that a table of any size fits; `progress` hears
 * of each page. A table that is written meanwhile may show the newest events as stray: verify again.
 */
export async function verifyTable(
  client: DynamoDBClient,
  table: string,
  progress: (aggregates: number, events: number) => void = () => undefined,
): Promise<TableVerification> {
  const ledger = new Ledger(client, table);
  const broken: BrokenChain[] = [];
  let aggregates = 0;
  let events = 0;
  let found = 0;
  for await (const item of itemsOf(client, table)) {
    const kind = stringOf(item, KIND);
    if (kind === EVENT_KIND) found += 1;
    if (kind !== 'state') continue;
    const aggregate = stringOf(item, 'pk');
    const [controller = '', of = '', id = ''] = aggregate.split('#');
    const verified = await verifyAggregate(ledger, controller, of as Kind, id);
    if (!verified) continue;
    aggregates += 1;
    events += verified.events.length;
    if (!verified.verification.intact) broken.push({ aggregate, verification: verified.verification });
    if (aggregates % 500 === 0) progress(aggregates, events);
  }
  return { aggregates, events, broken, stray: Math.max(0, found - events) };
}

/** Every item of a table, page by page. */
export async function* itemsOf(client: DynamoDBClient, table: string): AsyncGenerator<Item> {
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: table,
        ConsistentRead: true,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    yield* page.Items ?? [];
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
}
