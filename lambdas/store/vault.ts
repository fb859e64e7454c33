import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { type Item, keyItem, number, put, putNew, remove, stringOf, text } from './items.ts';
import { lookupKey, markKey, noteKey, personKey } from './keys.ts';
import type { Mac, Sealer } from './sealer.ts';

/** What names a person; sealed at rest, opened only where a page or package shows it. */
export type Person = {
  readonly cpr: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly uniLogin?: string | undefined;
};

/** Where a person's lookup is found when she is forgotten. */
export const MAC = 'mac';
/** How many children tie a person to this controller, herself as a child included. */
export const LINKS = 'links';
/** Where what else a person is found by stands, to be deleted with her. */
export const MARKS = 'marks';
const SEALED = 'sealed';
const PERSON = 'person';

/** Finds a person by CPR number without the number being stored anywhere. */
export class CprIndex {
  private readonly client: DynamoDBClient;
  private readonly table: string;
  private readonly mac: Mac;

  constructor(client: DynamoDBClient, table: string, mac: Mac) {
    this.client = client;
    this.table = table;
    this.mac = mac;
  }

  /** The person's id with this controller, or undefined when the controller does not know her. */
  async find(controller: string, cpr: string): Promise<string | undefined> {
    const Key = keyItem(lookupKey(controller, await this.macOf(controller, cpr)));
    const { Item } = await this.client.send(
      new GetItemCommand({ TableName: this.table, Key, ConsistentRead: true }),
    );
    return Item && stringOf(Item, 'person');
  }

  /** Per controller, so that the same person has nothing in common between two of them. */
  async macOf(controller: string, cpr: string): Promise<string> {
    return Buffer.from(await this.mac.of(`${controller}\n${cpr}`)).toString('base64url');
  }
}

/** The identity table: the only place where a person has a name. Writes are handed out, to join a ledger transaction. */
export class Vault {
  private readonly client: DynamoDBClient;
  private readonly table: string;
  private readonly sealer: Sealer;

  constructor(client: DynamoDBClient, table: string, sealer: Sealer) {
    this.client = client;
    this.table = table;
    this.sealer = sealer;
  }

  /** Adds a person with her lookup and her marks; the transaction fails if another with the same number came first. */
  async adding(
    controller: string,
    personId: string,
    person: Person,
    found: { readonly mac: string; readonly marks: readonly string[] },
  ): Promise<TransactWriteItem[]> {
    const context = { controller, person: personId, item: PERSON };
    return [
      putNew(this.table, {
        ...keyItem(personKey(controller, personId)),
        [SEALED]: { B: await this.sealer.seal(person, context) },
        [MAC]: text(found.mac),
        [MARKS]: marksItem(found.marks),
        [LINKS]: number(1),
      }),
      putNew(this.table, { ...keyItem(lookupKey(controller, found.mac)), person: text(personId) }),
      ...found.marks.map((mark) => put(this.table, keyItem(markKey(controller, mark, personId)))),
    ];
  }

  /** Ties a known person to one more child, so that she is not forgotten at the same moment. */
  linking(controller: string, personId: string): TransactWriteItem {
    return {
      Update: {
        TableName: this.table,
        Key: keyItem(personKey(controller, personId)),
        UpdateExpression: `ADD ${LINKS} :one`,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':one': number(1) },
      },
    };
  }

  /**
   * Replaces what is known of a person, and her marks as `marksOf` makes them; her number and lookup stay. The transaction
   * fails if another change came first.
   */
  async replacing(
    controller: string,
    personId: string,
    change: Partial<Omit<Person, 'cpr'>>,
    marksOf: (person: Person) => Promise<readonly string[]>,
  ): Promise<TransactWriteItem[]> {
    const item = await this.personItem(controller, personId);
    if (!item) return [];
    const context = { controller, person: personId, item: PERSON };
    const before = sealedOf(item);
    const person = { ...(await this.sealer.open<Person>(before, context)), ...change };
    const [sealed, marks] = await Promise.all([this.sealer.seal(person, context), marksOf(person)]);
    const known = marksIn(item);
    return [
      {
        Update: {
          TableName: this.table,
          Key: keyItem(personKey(controller, personId)),
          UpdateExpression: `SET ${SEALED} = :sealed, ${MARKS} = :marks`,
          ConditionExpression: `${SEALED} = :before`,
          ExpressionAttributeValues: {
            ':sealed': { B: sealed },
            ':marks': marksItem(marks),
            ':before': { B: before },
          },
        },
      },
      ...known
        .filter((mark) => !marks.includes(mark))
        .map((mark) => remove(this.table, markKey(controller, mark, personId))),
      ...marks
        .filter((mark) => !known.includes(mark))
        .map((mark) => put(this.table, keyItem(markKey(controller, mark, personId)))),
    ];
  }

  async person(controller: string, personId: string): Promise<Person | undefined> {
    const item = await this.personItem(controller, personId);
    return item && this.sealer.open<Person>(sealedOf(item), { controller, person: personId, item: PERSON });
  }

  /** Who people are, by their ids; those who are forgotten are not there. */
  async people(controller: string, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
    const found = await Promise.all(
      [...new Set(ids)].map(async (id) => [id, await this.person(controller, id)] as const),
    );
    return new Map(found.flatMap(([id, person]) => (person ? [[id, person] as const] : [])));
  }

  /** Adds a note of a person, in the transaction that refers to it. */
  async addingNote(
    controller: string,
    personId: string,
    noteId: string,
    note: unknown,
  ): Promise<TransactWriteItem[]> {
    const context = { controller, person: personId, item: noteId };
    const sealed = { B: await this.sealer.seal(note, context) };
    return [putNew(this.table, { ...keyItem(noteKey(controller, personId, noteId)), [SEALED]: sealed })];
  }

  async note<T>(controller: string, personId: string, noteId: string): Promise<T | undefined> {
    const { Item } = await this.client.send(
      new GetItemCommand({
        TableName: this.table,
        Key: keyItem(noteKey(controller, personId, noteId)),
        ConsistentRead: true,
      }),
    );
    return Item && this.sealer.open<T>(sealedOf(Item), { controller, person: personId, item: noteId });
  }

  private async personItem(controller: string, personId: string): Promise<Item | undefined> {
    const Key = keyItem(personKey(controller, personId));
    const { Item } = await this.client.send(
      new GetItemCommand({ TableName: this.table, Key, ConsistentRead: true }),
    );
    return Item;
  }
}

/** Marks as they stand with a person. */
export const marksItem = (marks: readonly string[]): AttributeValue => ({ L: marks.map(text) });

/** What else than her number a person is found by. */
export const marksIn = (item: Item): readonly string[] => item[MARKS]?.L?.flatMap(({ S }) => S ?? []) ?? [];

function sealedOf(item: Item): Uint8Array {
  const sealed = item[SEALED]?.B;
  if (!sealed) throw new Error('the item holds nothing sealed');
  return sealed;
}
