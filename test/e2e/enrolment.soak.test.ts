import { beforeAll, describe, expect, it } from '@jest/globals';
import { CLASS } from '../../local/story/input.ts';
import { caseworker, mother, newSchool, type School, stranger, today } from './school.ts';

let school: School;
beforeAll(async () => {
  school = await newSchool();
});

const enrol = (children: readonly unknown[], group: unknown = CLASS.group) =>
  school.done('enrol', { as: caseworker, body: { group, children } });
const person = (cpr: string, givenName = 'Ny') => ({ cpr, givenName, familyName: 'Eksempel' });

describe('an enrolment', () => {
  it('sent again changes nothing and gives the same ids', async () => {
    const again = await school.done('enrol', { as: caseworker, body: CLASS });

    expect(again.children.map(({ childId }) => childId)).toEqual([school.first, school.second, school.third]);
    expect(again.children.map(({ enrolled }) => enrolled)).toEqual(['before', 'before', 'before']);
    const params = { childId: school.first };
    const { events } = await school.done('childLedger', { as: caseworker, params });
    expect(events.filter(({ body }) => body.includes('child-enrolled'))).toHaveLength(1);
  });

  it('says what it did not change of a child who is known', async () => {
    const [known] = CLASS.children;
    const moved = await enrol([{ ...known, guardians: [person('6101900001')] }], {
      institution: '280123',
      name: '6B',
    });

    expect(moved.children).toMatchObject([{ enrolled: 'before', differs: ['group', 'guardians'] }]);
    const again = await school.done('enrol', { as: caseworker, body: CLASS });
    expect(again.children[0]).not.toHaveProperty('differs');
  });

  it('knows a guardian by her number: siblings have one mother', async () => {
    const { children } = await enrol([
      { ...person('750116-4321', 'Søskende'), guardians: [person('620185-1007')] },
    ]);

    expect(children[0]?.guardianIds).toEqual([school.motherId]);
    const hers = await school.done('listChildren', { as: mother });
    expect(hers.children.map(({ childId }) => childId).sort()).toEqual(
      [school.first, school.second, children[0]?.childId].sort(),
    );
  });

  it('takes a CPR number that fails modulus 11, as they are issued since 2007', async () => {
    const number = '0101154444';
    const weighted = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1].map((weight, index) => weight * Number(number[index]));
    expect(weighted.reduce((sum, each) => sum + each) % 11).not.toBe(0);

    const { children } = await enrol([{ ...person(number), guardians: [person('6201851007')] }]);
    expect(children[0]?.enrolled).toBe('now');
  });

  it('takes a class of forty at once', async () => {
    const group = { institution: '280123', name: '0.A' };
    const children = Array.from({ length: 40 }, (_, index) => ({
      ...person(`1003${String(1000 + index).slice(2)}5${String(1000 + index).slice(1)}`, `Barn ${index}`),
      guardians: [person('6201851007')],
    }));
    const { children: enrolled } = await enrol(children, group);

    expect(new Set(enrolled.map(({ childId }) => childId)).size).toBe(40);
    const query = { institution: group.institution, group: group.name };
    const listed = await school.done('listChildren', { as: caseworker, query });
    expect(listed.children).toHaveLength(40);
    const based = await school.done('establishBasis', {
      as: caseworker,
      body: { purposeId: 'support', group },
    });
    expect(based).toMatchObject({ purposeId: 'support', established: 40, before: 0 });
  }, 60_000);
});

describe('a child', () => {
  it('is seen by her guardian with every purpose, its ground and who uses it', async () => {
    const seen = await school.done('getChild', { as: mother, params: { childId: school.first } });

    expect(seen).toMatchObject({
      person: { givenName: 'Barn Et', familyName: 'Eksempel' },
      group: CLASS.group,
    });
    expect(new Set(seen.guardians.map(({ personId }) => personId))).toEqual(
      new Set([school.motherId, school.fatherId]),
    );
    const ground = (id: string) => seen.grounds.find(({ purposeId }) => purposeId === id);
    expect(ground('practice-tests')).toMatchObject({
      ground: { kind: 'statute', standing: 'in-force', from: today(), mayObject: true },
      vendors: [{ vendorId: 'jh-software', allowed: true }],
    });
    expect(ground('news-to-users')).toMatchObject({
      ground: { kind: 'consent', standing: 'none', custody: 'one', answers: [] },
      vendors: [{ vendorId: 'jh-software', allowed: false, reason: 'no-basis' }],
    });
  });

  it('is seen by a case worker by her class, and only by it', async () => {
    const query = { institution: '280123', group: '5B' };
    const listed = await school.done('listChildren', { as: caseworker, query });

    expect(listed.children.map(({ childId }) => childId)).toEqual(
      expect.arrayContaining([school.first, school.second, school.third]),
    );
    expect(await school.refused('listChildren', { as: caseworker })).toBe('422 name-a-group');
    const nobody = { institution: '280123', group: '9Z' };
    expect(await school.done('listChildren', { as: caseworker, query: nobody })).toEqual({ children: [] });
  });

  it('sees herself, and nobody else', async () => {
    const herself = ['child', 'child1'] as const;
    const { children } = await school.done('listChildren', { as: herself });
    expect(children.map(({ childId }) => childId)).toEqual([school.first]);
    expect(await school.refused('getChild', { as: herself, params: { childId: school.second } })).toBe(
      '404 no-such-child',
    );
  });

  it('is not known to exist to another family', async () => {
    expect(await school.refused('getChild', { as: stranger, params: { childId: school.first } })).toBe(
      '404 no-such-child',
    );
  });
});

describe('a statutory basis', () => {
  const establish = (body: unknown) => ({ as: caseworker, body });

  it('is established for the children named, and a second time for nobody', async () => {
    const body = { purposeId: 'user-administration', childIds: [school.first, school.third] };

    expect(await school.done('establishBasis', establish(body))).toMatchObject({ established: 2, before: 0 });
    expect(await school.done('establishBasis', establish(body))).toMatchObject({ established: 0, before: 2 });
  });

  it('is refused where consent is the ground, the class is empty, a child is unknown or the text is newer', async () => {
    const group = { institution: '280123', name: '9Z' };
    const refusals = await Promise.all([
      school.refused('establishBasis', establish({ purposeId: 'news-to-users', group: CLASS.group })),
      school.refused('establishBasis', establish({ purposeId: 'support', group })),
      school.refused(
        'establishBasis',
        establish({ purposeId: 'support', childIds: [school.first, '00000000-0000-4000-8000-000000000000'] }),
      ),
      school.refused('establishBasis', establish({ purposeId: 'unheard-of', group: CLASS.group })),
      school.refused(
        'establishBasis',
        establish({ purposeId: 'support', group: CLASS.group, from: '2024-08-01' }),
      ),
    ]);

    expect(refusals).toEqual([
      '422 purpose-rests-on-consent',
      '404 no-such-group',
      '404 no-such-child',
      '422 unknown-purpose',
      '422 older-than-the-text',
    ]);
  });
});
