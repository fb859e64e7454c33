import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aDescription } from '../builders/controller.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { aChild, GROUP } from '../engines/people.ts';
import { purpose } from '../engines/register.ts';
import { Tenant } from '../engines/tenant.ts';
import { carryOut, flowOf } from '../rights/flows.ts';

const CONSENT = { kind: 'consent', custody: 'one', childDecidesFrom: null, special: false } as const;
const HOMEWORK = { ...purpose('homework', CONSENT), usedIn: 'school' } as const;
const NAPS = { ...purpose('naps', CONSENT), usedIn: 'daycare' } as const;

let engines: Engines;
let tenant: Tenant;
let [childId, guardianId, classmate] = ['', '', ''];
beforeAll(async () => {
  engines = await startEngines();
});
afterAll(() => engines.stop());
beforeEach(async () => {
  tenant = new Tenant(engines);
  for (const body of [HOMEWORK, NAPS]) await tenant.does('registerPurpose', tenant.caseworker(), { body });
  await tenant.contracts({ hjul: ['naps'] });
  [childId, guardianId] = await enrolled('Ane');
  [classmate] = await enrolled('Bo');
});

const enrolled = async (givenName: string): Promise<[string, string]> => {
  const { childId: id, guardianId: by } = await tenant.enrols(aChild({ givenName }));
  return [id, by];
};
const describes = () => tenant.does('describeController', tenant.caseworker(), { body: aDescription() });
const idsOf = (all: readonly { purposeId: string }[]) => all.map(({ purposeId }) => purposeId).sort();
const shownOf = async (id = childId): Promise<string[]> =>
  idsOf((await tenant.does('getChild', tenant.caseworker(), { params: { childId: id } })).grounds);
const toldOf = async (): Promise<string[]> =>
  idsOf((await tenant.does('childHistory', tenant.guardian(guardianId), { params: { childId } })).purposes);
const theClass = () =>
  tenant.does('getGroup', tenant.caseworker(), {
    query: { institution: GROUP.institution, group: GROUP.name },
  });
const saysOfNaps = (answer: string) =>
  tenant.does('giveConsent', tenant.guardian(guardianId), {
    params: { childId },
    body: { purposeId: 'naps', answer, version: 1 },
  });

const ALL = ['attendance', 'homework', 'naps', 'photos', 'teaching'];
const AT_SCHOOL = ALL.filter((id) => id !== 'naps');

describe('a purpose that daycares alone use', () => {
  it('is shown of a schoolchild while nobody has said that hers is a school', async () => {
    expect(await shownOf()).toEqual(ALL);
    expect(await toldOf()).toEqual(ALL);
    expect(idsOf((await theClass()).purposes)).toEqual(ALL);
  });

  it('is left out of her page, her past and her class from then on', async () => {
    await describes();

    expect(await shownOf()).toEqual(AT_SCHOOL);
    expect(await toldOf()).toEqual(AT_SCHOOL);
    const { purposes, children } = await theClass();
    expect(idsOf(purposes)).toEqual(AT_SCHOOL);
    for (const { grounds } of children) expect(Object.keys(grounds).sort()).toEqual(AT_SCHOOL);
  });

  it('may be answered all the same, counts, and is shown of her alone', async () => {
    await describes();
    await saysOfNaps('given');

    expect(await tenant.mayUse('hjul', 'naps', childId)).toBe('yes');
    expect(await shownOf()).toEqual(ALL);
    expect(await toldOf()).toEqual(ALL);
    expect(await shownOf(classmate)).toEqual(AT_SCHOOL);
    const { purposes, children } = await theClass();
    expect(idsOf(purposes)).toEqual(ALL);
    const grounds = children.map((child: { grounds: object }) => Object.keys(child.grounds).sort());
    expect(grounds).toEqual([ALL, AT_SCHOOL]);
  });

  it('stays in her past when a hold that named it is lifted', async () => {
    await describes();
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, {
      right: 'restriction',
      because: 'needed-for-claims',
      purposes: ['naps'],
    });
    expect(await shownOf()).toEqual(ALL);
    await carryOut(tenant, flowOf('a restriction'), requestId);
    const lifts = { params: { requestId }, body: { liftsOn: '2026-10-08', reason: 'Det er klaret.' } };
    await tenant.does('announceLift', tenant.caseworker(), lifts);
    tenant.clock.advanceDays(7);
    await tenant.does('liftRestriction', tenant.caseworker(), { params: { requestId } });

    expect(await shownOf()).toEqual(AT_SCHOOL);
    expect(await toldOf()).toEqual(ALL);
  });

  it('is asked about from when she is in a daycare', async () => {
    await describes();
    const group = { institution: '280456', name: 'Svalen' };
    await tenant.does('moveChild', tenant.caseworker(), { params: { childId }, body: { group } });

    expect(await shownOf()).toEqual(ALL.filter((id) => id !== 'homework'));
  });
});
