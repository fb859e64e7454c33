import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { type Item, keyItem, number, remove, stringOf, text } from './items.ts';
import { lookupKey, markKey, NOTE_PREFIX, personKey } from './keys.ts';
import { LINKS, MAC, MARKS, marksIn, marksItem } from './vault.ts';

/** Forgets people without being able to open what is known of them. */
export class Forgetting {
  private readonly client: DynamoDBClient;
  private readonly table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.client = client;
    this.table = table;
  }

  /** Deletes every note of a person, one by one; begun again, it goes on where it stopped. */
  async notes(controller: string, personId: string): Promise<void> {
    const { pk } = personKey(controller, personId);
    let ExclusiveStartKey: Item | undefined;
    do {
      const page = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :note)',
          ExpressionAttributeValues: { ':pk': text(pk), ':note': text(NOTE_PREFIX) },
          ConsistentRead: true,
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        }),
      );
      for (const item of page.Items ?? []) {
        const Key = keyItem({ pk, sk: stringOf(item, 'sk') });
        await this.client.send(new DeleteItemCommand({ TableName: this.table, Key }));
      }
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
  }

  /**
   * Loosens one tie of a person to a child, her own or another; with the last, her record, her lookup and her marks go. The
   * transaction fails if her ties or her marks changed meanwhile, so that of two at once one is decided again.
   */
  async loosening(
    controller: string,
    personId: string,
  ): Promise<{ readonly forgotten: boolean; readonly writes: readonly TransactWriteItem[] }> {
    const Key = keyItem(personKey(controller, personId));
    const { Item } = await this.client.send(
      new GetItemCommand({ TableName: this.table, Key, ConsistentRead: true }),
    );
    if (!Item) return { forgotten: false, writes: [] };
    const links = number(Number(Item[LINKS]?.N));
    if (Number(links.N) > 1) {
      const Update = {
        TableName: this.table,
        Key,
        UpdateExpression: `ADD ${LINKS} :one`,
        ConditionExpression: `${LINKS} = :links`,
        ExpressionAttributeValues: { ':links': links, ':one': number(-1) },
      };
      return { forgotten: false, writes: [{ Update }] };
    }
    const marks = marksIn(Item);
    const Delete = {
      TableName: this.table,
      Key,
      ConditionExpression: `${LINKS} = :links AND ${MARKS} = :marks`,
      ExpressionAttributeValues: { ':links': links, ':marks': marksItem(marks) },
    };
    const places = [
      lookupKey(controller, stringOf(Item, MAC)),
      ...marks.map((mark) => markKey(controller, mark, personId)),
    ];
    return { forgotten: true, writes: [{ Delete }, ...places.map((key) => remove(this.table, key))] };
  }
}
