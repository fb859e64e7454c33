import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../engines/engines.ts';
import { aChild, aGuardian } from '../engines/people.ts';
import { Tenant } from '../engines/tenant.ts';
import { VENDORS } from '../rights/workers.ts';

let engines: Engines;
let tenant: Tenant;
let enrolled: { childId: string; guardianIds: string[] };
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
  enrolled = await tenant.enrols(aChild({ guardians: [aGuardian(), aGuardian('Søren')] }));
});
afterAll(() => engines.stop());

const changes = [
  { field: 'klassetrin', from: '4', to: '5' },
  { field: 'adfærd', from: 'urolig', to: 'urolig', statement: 'Han var syg.' },
];

describe('who asked, and for what', () => {
  it('is told to the case worker; what is to be corrected also to who asked, and not to the other parent', async () => {
    const [one = '', other = ''] = enrolled.guardianIds;
    const body = { right: 'rectification', changes };
    const requestId = await tenant.opens(tenant.guardian(one), enrolled.childId, body);
    const seenBy = (caller = tenant.caseworker()) =>
      tenant.does('getRequest', caller, { params: { requestId } });
    expect(await seenBy()).toMatchObject({ requesterId: one, changes });
    const hers = await seenBy(tenant.guardian(one));
    expect(hers.changes).toEqual(changes);
    expect(hers.requesterId).toBeUndefined();
    const others = await seenBy(tenant.guardian(other));
    expect(others.changes).toBeUndefined();
    expect(others.requesterId).toBeUndefined();
  });

  it('is nobody where the controller orders it itself', async () => {
    const { childId } = await tenant.enrols();
    const requestId = await tenant.opens(tenant.caseworker(), childId, { right: 'restriction' });
    expect((await tenant.view(requestId)).requesterId).toBeUndefined();
  });
});

describe('the list of open requests', () => {
  it('names the children', async () => {
    const { childId, guardianId } = await tenant.enrols(aChild({ givenName: 'Asta', familyName: 'Holm' }));
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, { right: 'access' });
    const { requests } = await tenant.does('listRequests', tenant.caseworker());
    expect(requests.find((one: { requestId: string }) => one.requestId === requestId).person).toEqual({
      givenName: 'Asta',
      familyName: 'Holm',
    });
  });

  it('tells a family of its child’s requests without naming her again', async () => {
    const { childId, guardianId } = await tenant.enrols();
    const guardian = tenant.guardian(guardianId);
    await tenant.opens(guardian, childId, { right: 'access' });
    const { requests } = await tenant.does('listChildRequests', guardian, { params: { childId } });
    expect(requests[0]).not.toHaveProperty('person');
  });
});
