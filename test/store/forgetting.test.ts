import { randomUUID } from 'node:crypto';
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Forgetting } from '../../lambdas/store/forgetting.ts';
import type { Person } from '../../lambdas/store/vault.ts';
import { callsOf } from '../engines/calls.ts';
import { type Engines, IDENTITY, startEngines } from '../engines/engines.ts';
import { aGuardian } from '../engines/people.ts';
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

const loosening = (personId: string) => engines.forgetting.loosening(controller, personId);
const loosen = async (personId: string) => write((await loosening(personId)).writes);
const link = (personId: string) => write([engines.vault.linking(controller, personId)]);
const stored = () => engines.scan(IDENTITY, controller);
const notes = async () => (await stored()).filter(({ sk }) => sk?.S?.startsWith('note#'));
const linksOf = async (personId: string) =>
  (await stored()).find(({ pk, sk }) => pk?.S?.endsWith(personId) && sk?.S === 'person')?.links?.N;

/** A person tied to so many children. */
async function added({ ties = 1 } = {}) {
  const [personId, person] = [randomUUID(), aGuardian()];
  const mac = await engines.index.macOf(controller, person.cpr);
  const marks = await engines.names.marksOf(controller, person);
  await write(await engines.vault.adding(controller, personId, person, { mac, marks }));
  for (let tie = 1; tie < ties; tie += 1) await link(personId);
  return { personId, person };
}

async function noted(personId: string, times = 1): Promise<void> {
  const note = { reason: 'Hun hedder Ingeborg.' };
  for (let time = 0; time < times; time += 1)
    await write(await engines.vault.addingNote(controller, personId, randomUUID(), note));
}

describe('loosening the last tie of a person', () => {
  it('forgets her: no record, no lookup, no mark', async () => {
    const { personId, person } = await added();

    const { forgotten } = await loosening(personId);
    await loosen(personId);

    expect(forgotten).toBe(true);
    expect(await stored()).toEqual([]);
    expect(await engines.vault.person(controller, personId)).toBeUndefined();
    expect(await engines.index.find(controller, person.cpr)).toBeUndefined();
    expect(await engines.names.findByName(controller, person.givenName)).toEqual([]);
  });

  it('leaves everybody else', async () => {
    const [one, other] = [await added(), await added()];
    const before = await stored();

    await loosen(one.personId);

    expect(await stored()).toHaveLength(before.length / 2);
    expect(await engines.vault.person(controller, other.personId)).toEqual(other.person);
  });

  it('again finds nothing to forget', async () => {
    const { personId } = await added();
    await loosen(personId);

    expect(await loosening(personId)).toEqual({ forgotten: false, writes: [] });
  });

  it('opens nothing: it has no key', async () => {
    const { personId } = await added();

    const { writes } = await loosening(personId);

    expect(new Set(writes.flatMap((each) => Object.keys(each)))).toEqual(new Set(['Delete']));
  });

  it('is called off when she was tied to another child meanwhile', async () => {
    const { personId, person } = await added();
    const { writes } = await loosening(personId);
    await link(personId);

    expect(await write(writes)).toBe(false);
    expect(await engines.vault.person(controller, personId)).toEqual(person);
  });

  it('is called off when her name was corrected meanwhile, and leaves nothing when decided again', async () => {
    const { personId } = await added();
    const { writes } = await loosening(personId);
    const marksOf = (person: Person) => engines.names.marksOf(controller, person);
    await write(await engines.vault.replacing(controller, personId, { givenName: 'Dagmar' }, marksOf));

    expect(await write(writes)).toBe(false);
    await loosen(personId);
    expect(await stored()).toEqual([]);
  });

  it('calls off tying her to another child: she must be added anew', async () => {
    const { personId } = await added();
    const linking = engines.vault.linking(controller, personId);
    await loosen(personId);

    expect(await write([linking])).toBe(false);
    expect(await stored()).toEqual([]);
  });
});

describe('loosening one tie of several', () => {
  it('leaves her known, with one tie less', async () => {
    const { personId, person } = await added({ ties: 3 });

    const { forgotten } = await loosening(personId);
    await loosen(personId);

    expect(forgotten).toBe(false);
    expect(await linksOf(personId)).toBe('2');
    expect(await engines.vault.person(controller, personId)).toEqual(person);
    expect(await engines.index.find(controller, person.cpr)).toBe(personId);
  });

  it('so often as she has ties forgets her with the last', async () => {
    const { personId } = await added({ ties: 3 });

    const known = [];
    for (let tie = 0; tie < 3; tie += 1) {
      await loosen(personId);
      known.push((await engines.vault.person(controller, personId)) !== undefined);
    }

    expect(known).toEqual([true, true, false]);
    expect(await stored()).toEqual([]);
  });

  it('of two at the same moment calls one off, which then is the last', async () => {
    const { personId } = await added({ ties: 2 });
    const [one, other] = [await loosening(personId), await loosening(personId)];

    const answers = [await write(one.writes), await write(other.writes)];
    const again = await loosening(personId);
    await write(again.writes);

    expect(answers).toEqual([true, false]);
    expect(again.forgotten).toBe(true);
    expect(await stored()).toEqual([]);
  });
});

describe('the notes of a person', () => {
  it('are deleted, however many there are; she herself and others’ notes stay', async () => {
    const [{ personId }, other] = [await added(), await added()];
    await noted(personId, 100);
    await noted(other.personId);

    await engines.forgetting.notes(controller, personId);

    const left = (await stored()).map(({ pk, sk }) => [pk?.S?.split('#')[2], sk?.S?.split('#')[0]]);
    expect(left.filter(([id]) => id === personId)).toEqual([[personId, 'person']]);
    expect(left.filter(([id]) => id === other.personId)).toHaveLength(2);
  });

  it('that were half deleted when the function died are deleted to the last', async () => {
    const { personId } = await added();
    await noted(personId, 5);
    const client = engines.anotherDynamo();
    const calls = callsOf(client);
    client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const deletes = calls.filter(({ command }) => command === 'DeleteItem').length;
          if (commandName === 'DeleteItemCommand' && deletes === 3) throw new Error('the function died');
          return next(args);
        },
      { step: 'initialize', priority: 'low' },
    );

    await expect(new Forgetting(client, IDENTITY).notes(controller, personId)).rejects.toThrow('died');
    const between = await notes();
    await engines.forgetting.notes(controller, personId);

    expect(between).toHaveLength(3);
    expect(await notes()).toEqual([]);
    client.destroy();
  });

  it('are none where nothing was written', async () => {
    await engines.forgetting.notes(controller, randomUUID());

    expect(await stored()).toEqual([]);
  });
});
