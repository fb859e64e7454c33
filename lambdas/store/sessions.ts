import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../domain/dates.ts';
import { keyItem, number } from './items.ts';
import { sessionKey } from './keys.ts';
import { EXPIRES } from './tables.ts';

/** Remembers the sessions that were signed out of, for as long as their cookies could still open. */
export class EndedSessions {
  private readonly client: DynamoDBClient;
  private readonly table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.client = client;
    this.table = table;
  }

  /** Ends a session at once, also where its cookie was copied. `keptUntil` is when nobody needs to know any more. */
  async end(controller: string, sessionId: string, keptUntil: Instant): Promise<void> {
    const Item = {
      ...keyItem(sessionKey(controller, sessionId)),
      [EXPIRES]: number(Math.ceil(Date.parse(keptUntil) / 1000)),
    };
    await this.client.send(new PutItemCommand({ TableName: this.table, Item }));
  }

  async isEnded(controller: string, sessionId: string): Promise<boolean> {
    const Key = keyItem(sessionKey(controller, sessionId));
    const { Item } = await this.client.send(
      new GetItemCommand({ TableName: this.table, Key, ConsistentRead: true }),
    );
    return Item !== undefined;
  }
}
