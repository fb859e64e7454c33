import { type DynamoDBClient, QueryCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type Item, keyItem, remove, stringOf, text } from './items.ts';
import { lookupKey, personKey } from './keys.ts';
import { MAC } from './vault.ts';

/** Forgets people without being able to open what is known of them. */
export class Forgetting {
  private readonly client: DynamoDBClient;
  private readonly table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.client = client;
    this.table = table;
  }

  /**
   * Everything that forgets a person: her record, her notes, her lookup; empty when she is forgotten already. The
   * transaction fails if she is tied to another child meanwhile.
   */
  async of(controller: string, personId: string): Promise<TransactWriteItem[]> {
    const { pk } = personKey(controller, personId);
    const removals: TransactWriteItem[] = [];
    let ExclusiveStartKey: Item | undefined;
    do {
      const page = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': text(pk) },
          ConsistentRead: true,
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        }),
      );
      for (const item of page.Items ?? []) {
        removals.push(...this.removing(controller, item));
      }
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return removals;
  }

  private removing(controller: string, item: Item): TransactWriteItem[] {
    const key = { pk: stringOf(item, 'pk'), sk: stringOf(item, 'sk') };
    const { links } = item;
    if (!links) return [remove(this.table, key)];
    return [
      {
        Delete: {
          TableName: this.table,
          Key: keyItem(key),
          ConditionExpression: 'links = :links',
          ExpressionAttributeValues: { ':links': links },
        },
      },
      remove(this.table, lookupKey(controller, stringOf(item, MAC))),
    ];
  }
}
