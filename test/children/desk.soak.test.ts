import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { callsOf } from '../engines/calls.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { aChild, aCpr, aGuardian, type ChildToEnrol, GROUP } from '../engines/people.ts';
import { Tenant } from '../engines/tenant.ts';
import { deliver } from '../rights/workers.ts';

const OTHER = { institution: '101001', name: 'Rød stue' };

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
});
beforeEach(() => {
  tenant = new Tenant(engines);
});
afterAll(() => engines.stop());

const search = (body: object) => tenant.does('searchPeople', tenant.caseworker(), { body });
const found = async (body: object): Promise<string[]> =>
  (await search(body)).people.map(({ personId }: { personId: string }) => personId);
const groups = async () => (await tenant.does('listGroups', tenant.caseworker())).institutions;
const theClass = (group = GROUP) =>
  tenant.does('getGroup', tenant.caseworker(), {
    query: { institution: group.institution, group: group.name },
  });
const move = (childId: string, group: typeof GROUP | typeof OTHER) =>
  tenant.does('moveChild', tenant.caseworker(), { params: { childId }, body: { group } });
const leave = (childId: string) =>
  tenant.does('leaveChild', tenant.caseworker(), {
    params: { childId },
    body: { on: tenant.clock.now().slice(0, 10) },
  });
const erase = async (childId: string) => {
  const requestId = await tenant.opens(tenant.caseworker(), childId, { right: 'erasure' });
  await deliver(tenant, 'erasure', requestId);
};
const enrols = async (children: readonly ChildToEnrol[], group: object = GROUP) =>
  (await tenant.does('enrol', tenant.caseworker(), { body: { group, children } })).children;

describe('a search', () => {
  it('finds a child by her name, number or UNI-Login id, and a guardian with her children', async () => {
    const mother = aGuardian('Bente');
    const ida = aChild({
      givenName: 'Ida Åse',
      familyName: 'Holm',
      uniLogin: 'idah1234',
      guardians: [mother],
    });
    const bo = aChild({ givenName: 'Bo', familyName: 'Holm', guardians: [mother] });
    const [first, second] = await enrols([ida, bo]);
    const [motherId] = first.guardianIds;
    const asChild = {
      personId: first.childId,
      kind: 'child',
      givenName: 'Ida Åse',
      familyName: 'Holm',
      group: GROUP,
      children: [],
    };

    expect(await search({ name: 'holm aase' })).toEqual({ people: [asChild], more: false });
    expect(await search({ uniLogin: 'idah1234' })).toEqual({ people: [asChild], more: false });
    expect(await search({ cpr: ida.cpr })).toEqual({ people: [asChild], more: false });
    expect(await found({ name: 'Holm' })).toEqual([second.childId, first.childId]);
    expect(await search({ name: 'bente' })).toEqual({
      people: [
        {
          personId: motherId,
          kind: 'guardian',
          givenName: 'Bente',
          familyName: 'Kvistgaard',
          children: [
            { childId: second.childId, givenName: 'Bo', familyName: 'Holm', group: GROUP },
            { childId: first.childId, givenName: 'Ida Åse', familyName: 'Holm', group: GROUP },
          ],
        },
      ],
      more: false,
    });
    for (const nobody of [{ name: 'Ida Dam' }, { cpr: aCpr('2016-03-14') }, { uniLogin: 'none1234' }])
      expect(await search(nobody)).toEqual({ people: [], more: false });
  });

  it('shows who has left, and nobody who is erased', async () => {
    const { childId, guardianId } = await tenant.enrols();
    await leave(childId);

    const left = tenant.clock.now().slice(0, 10);
    expect((await search({ name: 'Valdemar' })).people).toMatchObject([
      { personId: childId, group: GROUP, left },
    ]);
    expect((await search({ name: 'Ingeborg' })).people).toMatchObject([{ children: [{ childId, left }] }]);

    await erase(childId);
    expect(await found({ name: 'Kvistgaard' })).toEqual([]);
    expect(await engines.vault.person(tenant.controller, guardianId)).toBeUndefined();
  });

  it('finds a person enrolled by a custody that began later, and one by her corrected name', async () => {
    await tenant.contracts({});
    const { childId, guardianId } = await tenant.enrols();
    const steffen = { ...aGuardian('Steffen'), holds: true, from: '2026-01-01' };
    const { personId } = await tenant.does('changeCustody', tenant.caseworker(), {
      params: { childId },
      body: steffen,
    });
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, {
      right: 'rectification',
      changes: [{ field: 'givenName', from: 'Valdemar', to: 'Waldemar' }],
    });
    await tenant.assesses(requestId, 'accuracy', { correctedAtSource: true });
    await deliver(tenant, 'rectification', requestId);

    expect(await found({ name: 'steffen' })).toEqual([personId]);
    expect(await found({ name: 'waldemar' })).toEqual([childId]);
    expect(await found({ name: 'valdemar' })).toEqual([]);
  });

  it('that fits more than fifty shows fifty and says so', async () => {
    const fitting = (people: number) => {
      const ids = Array.from({ length: people }, () => randomUUID());
      const names = Object.assign(Object.create(engines.names), { findByName: async () => ids });
      tenant = new Tenant({ ...engines, names });
      return search({ name: 'Jensen' });
    };

    const [fifty, more] = [await fitting(50), await fitting(51)];

    expect([fifty.people.length, fifty.more]).toEqual([50, false]);
    expect([more.people.length, more.more]).toEqual([50, true]);
  });

  it.each([[{}], [{ name: 'Ida', cpr: '7403154002' }], [{ name: ' ' }], [{ nickname: 'Ida' }]])(
    'of %j is refused',
    async (body) => {
      expect(await tenant.call('searchPeople', tenant.caseworker(), { body })).toMatchObject({ status: 400 });
    },
  );

  it('is for case workers alone', async () => {
    const { guardianId } = await tenant.enrols();

    for (const who of [tenant.guardian(guardianId), tenant.vendor('bogklub')])
      expect(await tenant.call('searchPeople', who, { body: { name: 'Ida' } })).toMatchObject({
        status: 403,
      });
  });
});

describe('the classes', () => {
  it('are listed with how many children are in them now', async () => {
    const [one, two] = await enrols([aChild(), aChild()]);
    const [three] = await enrols([aChild()], OTHER);
    const five = [{ institution: '280123', groups: [{ name: '5B', children: 2 }] }];
    const red = { institution: '101001', groups: [{ name: 'Rød stue', children: 1 }] };

    expect(await groups()).toEqual([red, ...five]);

    await move(two.childId, { ...GROUP, name: '10 C.' });
    await leave(three.childId);
    expect(await groups()).toEqual([
      {
        institution: '280123',
        groups: [
          { name: '5B', children: 1 },
          { name: '10 C.', children: 1 },
        ],
      },
    ]);

    await erase(one.childId);
    await move(two.childId, OTHER);
    expect(await groups()).toEqual([red]);
  });
});

describe('a class', () => {
  it('shows which child has which ground, and what is missing', async () => {
    await tenant.contracts({ bogklub: ['photos', 'teaching'], skema: ['teaching'] });
    const two = [aGuardian(), aGuardian('Troels')];
    const yes = await tenant.enrolsWithGrounds(aChild({ givenName: 'Ane' }));
    const no = await tenant.enrols(aChild({ givenName: 'Bo', guardians: two }));
    const say = (guardianId: string, answer: string) =>
      tenant.does('giveConsent', tenant.guardian(guardianId), {
        params: { childId: no.childId },
        body: { purposeId: 'photos', answer, version: 1 },
      });
    await say(no.guardianIds[0] ?? '', 'given');
    await say(no.guardianIds[1] ?? '', 'refused');
    await tenant.opens(tenant.guardian(yes.guardianId), yes.childId, {
      right: 'objection',
      purposes: ['teaching'],
      reason: 'Nej.',
    });

    const { group, purposes, children } = await theClass();

    expect(group).toEqual(GROUP);
    expect(purposes.find(({ purposeId }: { purposeId: string }) => purposeId === 'teaching')).toEqual({
      purposeId: 'teaching',
      name: { da: 'navn på teaching', en: 'navn på teaching' },
      kind: 'statute',
      vendors: [
        { vendorId: 'bogklub', name: 'Firma bogklub' },
        { vendorId: 'skema', name: 'Firma skema' },
      ],
    });
    const stands = { held: false, allowed: 0, vendors: 0 };
    expect(children).toEqual([
      {
        childId: yes.childId,
        givenName: 'Ane',
        familyName: 'Kvistgaard',
        grounds: {
          photos: { ...stands, standing: 'valid', allowed: 1, vendors: 1 },
          teaching: { ...stands, standing: 'in-force', held: true, vendors: 2 },
          attendance: { ...stands, standing: 'in-force' },
        },
      },
      {
        childId: no.childId,
        givenName: 'Bo',
        familyName: 'Kvistgaard',
        grounds: {
          photos: { ...stands, standing: 'refused', conflict: true, vendors: 1 },
          teaching: { ...stands, standing: 'none', vendors: 2 },
          attendance: { ...stands, standing: 'none' },
        },
      },
    ]);
  });

  it('is read in as many calls for twelve children as for one', async () => {
    const client = engines.anotherDynamo();
    const calls = callsOf(client);
    tenant = new Tenant({ ...engines, ledger: new Ledger(client, LEDGER) });
    await tenant.contracts({ bogklub: ['photos'] });
    const guardians = [aGuardian()];
    await enrols(Array.from({ length: 12 }, () => aChild({ guardians })));
    await enrols([aChild({ guardians })], OTHER);
    const costOf = async (group: object) => {
      calls.length = 0;
      await theClass(group as typeof GROUP);
      return calls.filter(({ input }) => JSON.stringify(input).includes(LEDGER)).length;
    };

    expect(await costOf(GROUP)).toBe(await costOf(OTHER));
    client.destroy();
  });

  it('that nobody is in is none', async () => {
    expect(
      await tenant.call('getGroup', tenant.caseworker(), { query: { institution: '280123', group: '9X' } }),
    ).toMatchObject({
      status: 404,
      body: { reason: 'no-such-group' },
    });
  });
});
