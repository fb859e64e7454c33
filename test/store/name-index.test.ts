import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NameIndex } from '../../lambdas/store/name-index.ts';
import type { Mac } from '../../lambdas/store/sealer.ts';
import type { Person } from '../../lambdas/store/vault.ts';
import { marksIn } from '../../lambdas/store/vault.ts';
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

const marksOf = (person: Person) => engines.names.marksOf(controller, person);
const write = (vault: Awaited<ReturnType<Engines['vault']['adding']>>) =>
  engines.ledger.append({ ...aLedger(engines.ledger, controller).who, changes: [], vault });

async function added(givenName: string, familyName: string, uniLogin?: string): Promise<string> {
  const personId = randomUUID();
  const person = { cpr: aCpr('2016-03-14'), givenName, familyName, uniLogin };
  const found = { mac: await engines.index.macOf(controller, person.cpr), marks: await marksOf(person) };
  await write(await engines.vault.adding(controller, personId, person, found));
  return personId;
}
const replaced = async (personId: string, change: Partial<Omit<Person, 'cpr'>>) =>
  write(await engines.vault.replacing(controller, personId, change, marksOf));
const named = async (typed: string) => (await engines.names.findByName(controller, typed)).sort();

/** A Mac that counts, and fails so many times first. */
function counting({ failing = 0 } = {}) {
  const asked: string[] = [];
  const mac = {
    of: async (message: string) => {
      asked.push(message);
      if (asked.length <= failing) throw new Error('KMS is away');
      return Buffer.alloc(32, 7);
    },
  } as unknown as Mac;
  return { asked, names: new NameIndex(engines.dynamo, IDENTITY, mac) };
}
const VALDEMAR = { cpr: '7403154002', givenName: 'Valdemar', familyName: 'Holm', uniLogin: 'vald1234' };

describe('people', () => {
  it('are found by every word typed, and by no word fewer', async () => {
    const anne = await added('Anne-Marie', 'Åkjær Holm');
    const marie = await added('Marie', 'Holm');
    const ida = await added('Ida', 'Dam');

    expect(await named('Holm')).toEqual([anne, marie].sort());
    expect(await named('holm MARIE')).toEqual([anne, marie].sort());
    expect(await named('Aakjær Anne Marie')).toEqual([anne]);
    expect(await named('anne-marie')).toEqual([anne]);
    expect(await named('ida')).toEqual([ida]);
    for (const nobody of ['Mari', 'Marie Dam', 'Holm Petersen', '-']) expect(await named(nobody)).toEqual([]);
  });

  it('are found by UNI-Login id, which is no name', async () => {
    const ida = await added('Ida', 'Holm', 'idah1234');
    await added('Idah1234', 'Holm');

    expect(await engines.names.findByUniLogin(controller, 'idah1234')).toEqual([ida]);
    expect(await named('idah1234')).not.toContain(ida);
  });

  it('are found with their own controller only, and have no mark in common with another', async () => {
    await added('Ida', 'Holm', 'idah1234');
    const other = new Tenant(engines).controller;

    expect(await engines.names.findByName(other, 'Ida')).toEqual([]);
    expect(await engines.names.findByUniLogin(other, 'idah1234')).toEqual([]);
    const [here, there] = await Promise.all(
      [controller, other].map((one) => engines.names.marksOf(one, VALDEMAR)),
    );
    expect(here?.filter((mark) => there?.includes(mark))).toEqual([]);
  });

  it('of more than a page are found to the last', async () => {
    const ids = Array.from({ length: 9 }, () => randomUUID());
    const [mark = ''] = await marksOf({ ...VALDEMAR, familyName: 'Valdemar', uniLogin: undefined });
    const pages = new Map<string | undefined, { ids: string[]; next?: string | undefined }>([
      [undefined, { ids: ids.slice(0, 4), next: ids[3] }],
      [ids[3], { ids: ids.slice(4, 8), next: ids[7] }],
      [ids[7], { ids: ids.slice(8) }],
    ]);
    const client = {
      send: async ({ input }: { input: { ExclusiveStartKey?: { sk: { S: string } } } }) => {
        const page = pages.get(input.ExclusiveStartKey?.sk.S);
        return {
          Items: page?.ids.map((id) => ({ sk: { S: id } })),
          LastEvaluatedKey: page?.next && { pk: { S: mark }, sk: { S: page.next } },
        };
      },
    };
    const names = new NameIndex(client as never, IDENTITY, { of: async () => Buffer.alloc(32) } as never);

    expect(await names.findByName(controller, 'Valdemar')).toEqual(ids);
  });
});

describe('a change of name', () => {
  it('is found by the new words and no more by the old', async () => {
    const ida = await added('Ida', 'Holm', 'idah1234');

    await replaced(ida, { givenName: 'Ida-Marie', uniLogin: undefined });
    await replaced(ida, { familyName: 'Dam' });

    expect(await named('marie ida dam')).toEqual([ida]);
    expect(await named('Holm')).toEqual([]);
    expect(await engines.names.findByUniLogin(controller, 'idah1234')).toEqual([]);
  });

  it('leaves as many marks in the table as stand with her, and none when she is forgotten', async () => {
    const ida = await added('Ida', 'Holm', 'idah1234');
    await replaced(ida, { givenName: 'Ida Marie Louise', uniLogin: 'idam1234' });
    const stored = await engines.scan(IDENTITY, controller);
    const marks = stored.filter(({ pk }) => pk?.S?.includes('#mark#')).map(({ pk }) => pk?.S?.split('#')[2]);

    expect(marks.sort()).toEqual([...marksIn(stored.find(({ sk }) => sk?.S === 'person') ?? {})].sort());
    expect(marks).toHaveLength(5);

    await write([...(await engines.forgetting.loosening(controller, ida)).writes]);
    expect(await engines.scan(IDENTITY, controller)).toEqual([]);
  });
});

describe('the key of the marks', () => {
  it('is fetched once, for however many people', async () => {
    const { asked, names } = counting();

    await Promise.all([
      names.marksOf('1', VALDEMAR),
      names.marksOf('2', VALDEMAR),
      names.findByName('1', 'Ida Holm'),
    ]);

    expect(asked).toHaveLength(1);
  });

  it('is fetched again when it did not come', async () => {
    const { asked, names } = counting({ failing: 1 });

    await expect(names.marksOf('1', VALDEMAR)).rejects.toThrow('away');

    expect(await names.marksOf('1', VALDEMAR)).toHaveLength(3);
    expect(asked).toHaveLength(2);
  });
});
