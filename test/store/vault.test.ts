import { randomUUID } from 'node:crypto';
import { PutItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { keyItem } from '../../lambdas/store/items.ts';
import { noteKey, personKey } from '../../lambdas/store/keys.ts';
import type { Person } from '../../lambdas/store/vault.ts';
import { type Engines, IDENTITY, startEngines } from '../engines/engines.ts';
import { aCpr } from '../engines/people.ts';
import { Tenant } from '../engines/tenant.ts';
import { aLedger } from './changes.ts';

let engines: Engines;
let controller: string;
beforeAll(async () => {
  engines = await startEngines();
});
beforeEach(() => {
  controller = new Tenant(engines).controller;
});
afterAll(() => engines.stop());

const write = (vault: readonly TransactWriteItem[]) =>
  engines.ledger.append({ ...aLedger(engines.ledger, controller).who, changes: [], vault });

const valdemar = (): Person => ({ cpr: aCpr('2016-03-14'), givenName: 'Valdemar', familyName: 'Kvistgaard' });

const marksOf = (person: Person) => engines.names.marksOf(controller, person);

async function adding(person = valdemar(), personId: string = randomUUID()) {
  const mac = await engines.index.macOf(controller, person.cpr);
  const marks = await marksOf(person);
  return { personId, writes: await engines.vault.adding(controller, personId, person, { mac, marks }) };
}

const replacing = (personId: string, change: Partial<Omit<Person, 'cpr'>>) =>
  engines.vault.replacing(controller, personId, change, marksOf);

/** A person in the vault. */
async function added(person = valdemar()) {
  const { personId, writes } = await adding(person);
  await write(writes);
  return { personId, person };
}

describe('a person in the vault', () => {
  it('is opened as she was added', async () => {
    const { personId, person } = await added();

    expect(await engines.vault.person(controller, personId)).toEqual(person);
  });

  it('is found by her number, with this controller only', async () => {
    const { personId, person } = await added();
    const other = new Tenant(engines).controller;

    expect(await engines.index.find(controller, person.cpr)).toBe(personId);
    expect(await engines.index.find(controller, aCpr('2016-03-14'))).toBeUndefined();
    expect(await engines.index.find(other, person.cpr)).toBeUndefined();
    expect(await engines.vault.person(other, personId)).toBeUndefined();
  });

  it('has nothing in common with herself at another controller', async () => {
    const cpr = aCpr('2016-03-14');

    const macs = [await engines.index.macOf(controller, cpr), await engines.index.macOf('87654321', cpr)];

    expect(new Set(macs).size).toBe(2);
  });

  it('stands nowhere in the table in plain', async () => {
    const { person } = await added();

    const stored = Buffer.from(
      JSON.stringify(await engines.scan(IDENTITY, controller), (_key, value) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
      ),
    ).toString();

    for (const value of Object.values(person)) expect(stored).not.toContain(value);
  });

  it('is added once: another with the same number is turned away', async () => {
    const { personId, person } = await added();

    const { personId: second, writes } = await adding(person);

    expect(await write(writes)).toBe(false);
    expect(await engines.index.find(controller, person.cpr)).toBe(personId);
    expect(await engines.vault.person(controller, second)).toBeUndefined();
  });

  it('does not open where she does not belong', async () => {
    const [mine, yours] = [await added(), await added()];
    const items = await engines.scan(IDENTITY, controller);
    const sealed = items.find(({ pk }) => pk?.S?.endsWith(mine.personId))?.sealed;
    const place = keyItem(personKey(controller, yours.personId));
    await engines.dynamo.send(
      new PutItemCommand({ TableName: IDENTITY, Item: { ...place, sealed: sealed ?? { S: '' } } }),
    );

    await expect(engines.vault.person(controller, yours.personId)).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
  });
});

describe('replacing', () => {
  it('changes what is given and keeps the number and the lookup', async () => {
    const { personId, person } = await added();

    await write(await replacing(personId, { givenName: 'Waldemar' }));

    expect(await engines.vault.person(controller, personId)).toEqual({ ...person, givenName: 'Waldemar' });
    expect(await engines.index.find(controller, person.cpr)).toBe(personId);
  });

  it('takes a value away', async () => {
    const { personId, person } = await added({ ...valdemar(), uniLogin: 'vald1234' });

    await write(await replacing(personId, { uniLogin: undefined }));

    const { uniLogin: _taken, ...rest } = person;
    expect(await engines.vault.person(controller, personId)).toEqual(rest);
  });

  it('leaves her ties alone', async () => {
    const { personId } = await added();
    await write([engines.vault.linking(controller, personId)]);

    await write(await replacing(personId, { givenName: 'Waldemar' }));

    expect(await engines.forgetting.loosening(controller, personId)).toMatchObject({ forgotten: false });
  });

  it('of a person who is forgotten does nothing', async () => {
    expect(await replacing(randomUUID(), { givenName: 'Waldemar' })).toEqual([]);
  });

  it('never brings back a person who was forgotten meanwhile', async () => {
    const { personId } = await added();
    const before = await replacing(personId, { givenName: 'Waldemar' });
    await write((await engines.forgetting.loosening(controller, personId)).writes);

    expect(await write(before)).toBe(false);
    expect(await engines.scan(IDENTITY, controller)).toEqual([]);
  });

  it('at the same moment loses neither change', async () => {
    const { personId, person } = await added();
    const given = await replacing(personId, { givenName: 'Waldemar' });
    const family = await replacing(personId, { familyName: 'Qvistgaard' });

    const answers = [await write(given), await write(family)];
    await write(await replacing(personId, { familyName: 'Qvistgaard' }));

    expect(answers).toEqual([true, false]);
    expect(await engines.vault.person(controller, personId)).toEqual({
      ...person,
      givenName: 'Waldemar',
      familyName: 'Qvistgaard',
    });
  });
});

describe('a note', () => {
  it('is opened as it was written, where it belongs', async () => {
    const { personId } = await added();
    const noteId = randomUUID();

    await write(
      await engines.vault.addingNote(controller, personId, noteId, { reason: 'Vi flytter til Aarhus.' }),
    );

    expect(await engines.vault.note(controller, personId, noteId)).toEqual({
      reason: 'Vi flytter til Aarhus.',
    });
    expect(await engines.vault.note(controller, personId, randomUUID())).toBeUndefined();
    expect(await engines.vault.note('87654321', personId, noteId)).toBeUndefined();
  });

  it('does not open as another note', async () => {
    const { personId } = await added();
    const [noteId, other] = [randomUUID(), randomUUID()];
    await write(
      await engines.vault.addingNote(controller, personId, noteId, { reason: 'Vi flytter til Aarhus.' }),
    );
    const [item] = (await engines.scan(IDENTITY, controller)).filter(({ sk }) => sk?.S === `note#${noteId}`);
    const moved = { ...item, ...keyItem(noteKey(controller, personId, other)) };
    await engines.dynamo.send(new PutItemCommand({ TableName: IDENTITY, Item: moved }));

    await expect(engines.vault.note(controller, personId, other)).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
  });

  it.each([
    ['a reason of 4,000 Danish letters', { reason: 'æ'.repeat(4000) }],
    [
      'twenty fields to rectify',
      {
        changes: Array.from({ length: 20 }, (_, n) => ({
          field: `felt ${n}`,
          from: 'x'.repeat(500),
          to: null,
        })),
      },
    ],
  ])('may be as long as the contracts allow: %s', async (_what, note) => {
    const { personId } = await added();
    const noteId = randomUUID();

    await write(await engines.vault.addingNote(controller, personId, noteId, note));

    expect(await engines.vault.note(controller, personId, noteId)).toEqual(note);
  });
});
