import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { canonicalJson, sha256 } from '../../lambdas/domain/canonical.ts';
import { bodyItem, bodyOf, type Item, keyItem, stringOf, text } from '../../lambdas/store/items.ts';
import { eventKey, type Key, stateKey } from '../../lambdas/store/keys.ts';
import { LEDGER } from '../engines/engines.ts';

// biome-ignore lint/suspicious/noExplicitAny: a tampering hand changes whatever it likes
type Json = any;

/** Someone with full access to the table, who changes what one child's events and state say. */
export class Tampering {
  private readonly dynamo: DynamoDBClient;
  private readonly controller: string;
  private readonly childId: string;

  constructor(dynamo: DynamoDBClient, controller: string, childId: string) {
    this.dynamo = dynamo;
    this.controller = controller;
    this.childId = childId;
  }

  private readonly event = (seq: number): Key => eventKey(this.controller, 'child', this.childId, seq);

  private async get(key: Key): Promise<Item> {
    const { Item } = await this.dynamo.send(new GetItemCommand({ TableName: LEDGER, Key: keyItem(key) }));
    if (!Item) throw new Error('there is nothing to tamper with');
    return Item;
  }

  private async put(key: Key, item: Item): Promise<void> {
    await this.dynamo.send(new PutItemCommand({ TableName: LEDGER, Item: { ...item, ...keyItem(key) } }));
  }

  /** Changes attributes of an event as they are. */
  async attributes(seq: number, change: Item): Promise<void> {
    await this.put(this.event(seq), { ...(await this.get(this.event(seq))), ...change });
  }

  /** Changes what an event says, and leaves its hash. */
  async body(seq: number, change: (stored: Json) => void): Promise<void> {
    const stored = JSON.parse(stringOf(await this.get(this.event(seq)), 'body'));
    change(stored);
    await this.attributes(seq, { body: text(canonicalJson(stored)) });
  }

  /** Changes what an event says, and makes its hash fit. */
  async bodyAndHash(seq: number, change: (stored: Json) => void): Promise<void> {
    await this.body(seq, change);
    const body = stringOf(await this.get(this.event(seq)), 'body');
    await this.attributes(seq, { hash: text(sha256(body)) });
  }

  /** Puts anything where the body of an event was, with its hash. */
  async forge(seq: number, body: string): Promise<void> {
    await this.attributes(seq, { body: text(body), hash: text(sha256(body)) });
  }

  async remove(seq: number): Promise<void> {
    await this.dynamo.send(new DeleteItemCommand({ TableName: LEDGER, Key: keyItem(this.event(seq)) }));
  }

  async swap(one: number, other: number): Promise<void> {
    const [first, second] = [await this.get(this.event(one)), await this.get(this.event(other))];
    await this.put(this.event(one), second);
    await this.put(this.event(other), first);
  }

  /** Puts another child's event where one of this child's was. */
  async takeFrom(controller: string, childId: string, seq: number): Promise<void> {
    await this.put(this.event(seq), await this.get(eventKey(controller, 'child', childId, seq)));
  }

  /** The head of an event, as the state names it. */
  async hashOf(seq: number): Promise<string> {
    return stringOf(await this.get(this.event(seq)), 'hash');
  }

  /** Puts anything where the state was. */
  async stateBody(other: Item): Promise<void> {
    const key = stateKey(this.controller, 'child', this.childId);
    const { body: _body, packed: _packed, ...item } = await this.get(key);
    await this.put(key, { ...item, ...other });
  }

  /** Changes what the state says, and attributes beside it. */
  async state(change: (state: Json) => void, attributes: Item = {}): Promise<void> {
    const state = JSON.parse(bodyOf(await this.get(stateKey(this.controller, 'child', this.childId))));
    change(state);
    await this.stateBody({ ...bodyItem(canonicalJson(state)), ...attributes });
  }
}
