import { type AttributeValue, type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';

export type Key = { readonly TableName: string; readonly Key: Record<string, AttributeValue> };

/** A function that reads one item and answers it. */
export const getItem =
  (client: DynamoDBClient) =>
  async ({ TableName, Key }: Key): Promise<unknown> =>
    (await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))).Item;
