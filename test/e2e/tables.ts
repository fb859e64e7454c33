import { DynamoDBClient, paginateScan, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { LOCAL_CREDENTIALS } from '../../local/engines/tables.ts';
import type { StackInfo } from '../../local/data-dir.ts';
import { sharedStack } from './stack.ts';

type Item = Readonly<Record<string, AttributeValue>>;

/** Everything in the tables of a stack, straight from the engine. */
export async function allItems(
  { endpoints, tables }: StackInfo,
  wanted: (table: string) => boolean = () => true,
): Promise<Item[]> {
  const client = new DynamoDBClient({
    endpoint: endpoints.dynamodb,
    region: 'eu-central-1',
    credentials: LOCAL_CREDENTIALS,
  });
  const items: Item[] = [];
  for (const TableName of tables.filter(wanted))
    for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true }))
      items.push(...Items);
  client.destroy();
  return items;
}

/** What one controller has in the tables: two looks are equal when nothing was changed between them. */
export async function contentsOf(controller: string): Promise<Readonly<Record<string, string>>> {
  const items = await allItems(sharedStack());
  const mine = items.filter(({ pk, sk }) => `${pk?.S} ${sk?.S}`.includes(controller));
  return Object.fromEntries(mine.map((item) => [`${item.pk?.S} ${item.sk?.S}`, JSON.stringify(item)]));
}
