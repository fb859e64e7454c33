import { randomUUID } from 'node:crypto';
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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

const forget = async (personId: string) => write(await engines.forgetting.of(controller, personId));

async function added() {
  const [personId, person] = [randomUUID(), aGuardian()];
  const mac = await engines.index.macOf(controller, person.cpr);
  await write(await engines.vault.adding(controller, personId, person, mac));
  return { personId, person };
}

async function noted(personId: string): Promise<void> {
  await write(
    await engines.vault.addingNote(controller, personId, randomUUID(), { reason: 'Hun hedder Ingeborg.' }),
  );
}

describe('forgetting a person', () => {
  it('leaves nothing of her: no record, no notes, no lookup', async () => {
    const { personId, person } = await added();
    await noted(personId);
    await noted(personId);

    await forget(personId);

    expect(await engines.scan(IDENTITY, controller)).toEqual([]);
    expect(await engines.vault.person(controller, personId)).toBeUndefined();
    expect(await engines.index.find(controller, person.cpr)).toBeUndefined();
  });

  it('leaves everybody else', async () => {
    const [one, other] = [await added(), await added()];
    await noted(other.personId);
    const before = await engines.scan(IDENTITY, controller);

    await forget(one.personId);

    const after = await engines.scan(IDENTITY, controller);
    expect(after).toHaveLength(before.length - 2);
    expect(await engines.vault.person(controller, other.personId)).toEqual(other.person);
  });

  it('again finds nothing to forget', async () => {
    const { personId } = await added();
    await forget(personId);

    expect(await engines.forgetting.of(controller, personId)).toEqual([]);
  });

  it('opens nothing: it has no key', async () => {
    const { personId } = await added();

    const removals = await engines.forgetting.of(controller, personId);

    expect(removals.every((write) => write.Delete !== undefined)).toBe(true);
    expect(removals).toHaveLength(2);
  });

  it('is called off when she was tied to another child meanwhile', async () => {
    const { personId, person } = await added();
    const removals = await engines.forgetting.of(controller, personId);
    await write([engines.vault.linking(controller, personId)]);

    expect(await write(removals)).toBe(false);
    expect(await engines.vault.person(controller, personId)).toEqual(person);
  });

  it('calls off tying her to another child: she must be added anew', async () => {
    const { personId } = await added();
    const linking = engines.vault.linking(controller, personId);
    await forget(personId);

    expect(await write([linking])).toBe(false);
    expect(await engines.scan(IDENTITY, controller)).toEqual([]);
  });

  // A transaction holds 100 items; a vendor that refuses its task again and again writes a note each time.
  it.failing('goes through however many notes there are', async () => {
    const { personId } = await added();
    for (let notes = 0; notes < 100; notes += 1) await noted(personId);

    await forget(personId);

    expect(await engines.scan(IDENTITY, controller)).toEqual([]);
  });
});
