import { type AttributeValue, paginateScan } from '@aws-sdk/client-dynamodb';
import { sha256 } from '../../lambdas/domain/canonical.ts';
import { operatorDynamo } from '../../local/aws.ts';
import type { StackInfo } from '../../local/data-dir.ts';
import { sharedStack } from './stack.ts';

type Item = Readonly<Record<string, AttributeValue>>;

/** Everything in the tables of a stack, straight from the engine. */
export async function allItems(stack: StackInfo, tables = stack.tables): Promise<Item[]> {
  const client = operatorDynamo(stack);
  const items: Item[] = [];
  for (const TableName of tables)
    for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true }))
      items.push(...Items);
  client.destroy();
  return items;
}

/** What one controller has in the tables, digested: two looks are equal when nothing was changed between them. */
export async function contentsOf(controller: string): Promise<Readonly<Record<string, string>>> {
  const items = await allItems(sharedStack());
  const mine = items.filter(({ pk, sk }) => `${pk?.S} ${sk?.S}`.includes(controller));
  return Object.fromEntries(
    mine.map((item) => [
      `${item.pk?.S} ${item.sk?.S}`,
      sha256(JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))),
    ]),
  );
}
