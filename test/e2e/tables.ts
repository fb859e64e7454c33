import { type AttributeValue, paginateScan } from '@aws-sdk/client-dynamodb';
import { sha256 } from '../../lambdas/domain/canonical.ts';
import { operatorDynamo } from '../../local/aws.ts';
import type { StackInfo } from '../../local/data-dir.ts';
import { sharedStack } from './stack.ts';

type Item = Readonly<Record<string, AttributeValue>>;

/** What is in the tables of a stack, straight from the engine; of one controller only when it is named. */
export async function allItems(
  stack: StackInfo,
  tables = stack.tables,
  controller?: string,
): Promise<readonly Item[]> {
  const client = operatorDynamo(stack);
  const filter = controller !== undefined && {
    FilterExpression: 'contains(pk, :controller) OR contains(sk, :controller)',
    ExpressionAttributeValues: { ':controller': { S: controller } },
  };
  const items: Item[] = [];
  for (const TableName of tables) {
    const pages = paginateScan({ client }, { TableName, ConsistentRead: true, ...filter });
    for await (const { Items = [] } of pages) items.push(...Items);
  }
  client.destroy();
  return items;
}

/** What one controller has in the tables, digested: two looks are equal when nothing was changed between them. */
export async function contentsOf(controller: string): Promise<Readonly<Record<string, string>>> {
  const stack = sharedStack();
  const items = await allItems(stack, stack.tables, controller);
  return Object.fromEntries(
    items.map((item) => [
      `${item.pk?.S} ${item.sk?.S}`,
      sha256(JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))),
    ]),
  );
}
