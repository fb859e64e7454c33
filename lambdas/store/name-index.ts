import { createHmac } from 'node:crypto';
import { type DynamoDBClient, QueryCommand, type QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { nameWords } from '../domain/name-words.ts';
import { type Item, stringOf, text } from './items.ts';
import { markPartition } from './keys.ts';
import type { Mac } from './sealer.ts';
import type { Person } from './vault.ts';

/** What the key of all marks is derived from; a CPR number's message has its controller before it, so it is none of those. */
const KEY_OF = 'marks';

/**
 * Finds people by words of their names or by UNI-Login id without either being stored: under each stands a mark, a keyed
 * hash that is another one with every controller. Who reads the table sees that two people share a word, not which.
 */
export class NameIndex {
  private readonly client: DynamoDBClient;
  private readonly table: string;
  private readonly mac: Mac;
  private key: Promise<Uint8Array> | undefined;

  constructor(client: DynamoDBClient, table: string, mac: Mac) {
    this.client = client;
    this.table = table;
    this.mac = mac;
  }

  /** Everything a person is found by, to be stored with her (`Vault.adding`, `Vault.replacing`). */
  async marksOf(controller: string, { givenName, familyName, uniLogin }: Person): Promise<string[]> {
    const named = await this.ofName(controller, `${givenName} ${familyName}`);
    return uniLogin === undefined ? named : [...named, await this.ofUniLogin(controller, uniLogin)];
  }

  /** The ids of all whose names have every word that was typed, in whatever order; nobody's when there is no word in it. */
  async findByName(controller: string, typed: string): Promise<string[]> {
    const marks = await this.ofName(controller, typed);
    const [first = [], ...others] = await Promise.all(marks.map((mark) => this.under(controller, mark)));
    const sets = others.map((ids) => new Set(ids));
    return first.filter((id) => sets.every((ids) => ids.has(id)));
  }

  /** The ids of all who were enrolled with a UNI-Login id. */
  async findByUniLogin(controller: string, uniLogin: string): Promise<string[]> {
    return this.under(controller, await this.ofUniLogin(controller, uniLogin));
  }

  private ofName(controller: string, name: string): Promise<string[]> {
    return Promise.all(nameWords(name).map((word) => this.markOf(controller, 'name', word)));
  }

  private ofUniLogin(controller: string, uniLogin: string): Promise<string> {
    return this.markOf(controller, 'uni-login', uniLogin);
  }

  private async markOf(controller: string, of: 'name' | 'uni-login', value: string): Promise<string> {
    const key = await this.keyOnce();
    return createHmac('sha256', key).update(`${controller}\n${of}\n${value}`).digest('base64url');
  }

  /** One call to KMS in the life of a function; one that failed is made again. */
  private keyOnce(): Promise<Uint8Array> {
    this.key ??= this.mac.of(KEY_OF).catch((error: unknown) => {
      this.key = undefined;
      throw error;
    });
    return this.key;
  }

  private async under(controller: string, mark: string): Promise<string[]> {
    const ids: string[] = [];
    let ExclusiveStartKey: Item | undefined;
    do {
      const page: QueryCommandOutput = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': text(markPartition(controller, mark)) },
          ConsistentRead: true,
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        }),
      );
      ids.push(...(page.Items ?? []).map((item) => stringOf(item, 'sk')));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return ids;
  }
}
