import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { aChild, aGuardian, GROUP } from '../engines/people.ts';
import { Tenant } from '../engines/tenant.ts';
import { deliver } from './workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts({});
});
afterAll(() => engines.stop());

/** Erases a child whom no vendor holds. */
async function erase(childId: string): Promise<void> {
  const requestId = await tenant.opens(tenant.caseworker(), childId, { right: 'erasure' });
  await deliver(tenant, 'erasure', requestId);
}
const enrol = (child: ReturnType<typeof aChild>) =>
  tenant.call('enrol', tenant.caseworker(), { body: { group: GROUP, children: [child] } });

describe('a mother who was erased as a child, and is known as a guardian', () => {
  it('is not enrolled again under the id that the ledger calls erased', async () => {
    const her = aChild({ ...aGuardian(), guardians: [aGuardian('Bodil')] });
    const mother = await tenant.enrols(her);
    const { cpr, givenName, familyName } = her;
    await tenant.enrols(aChild({ guardians: [{ cpr, givenName, familyName }] }));
    await erase(mother.childId);

    expect(await enrol(her)).toMatchObject({ status: 422, body: { reason: 'child-erased' } });
  });
});

describe('a child who is being erased', () => {
  it('is not enrolled again before she is erased', async () => {
    const own = new Tenant(engines);
    await own.contracts({ bogklub: ['photos'] });
    const child = aChild();
    const { childId } = await own.enrolsWithGrounds(child);
    const requestId = await own.opens(own.caseworker(), childId, { right: 'erasure' });
    await deliver(own, 'erasure', requestId);
    const again = () => own.call('enrol', own.caseworker(), { body: { group: GROUP, children: [child] } });

    const during = await again();
    await own.answers('bogklub', requestId, { outcome: 'no-data' });
    await deliver(own, 'erasure', requestId);
    const after = await again();

    expect(during).toMatchObject({ status: 422, body: { reason: 'child-erased' } });
    expect(after).toMatchObject({ status: 201, body: { children: [{ enrolled: 'now' }] } });
    expect(after.body.children[0].childId).not.toBe(childId);
  });
});

describe('custody', () => {
  const custodyOf = async (custodyFrom: string) => {
    const { childId, guardianId } = await tenant.enrols(
      aChild({ guardians: [{ ...aGuardian(), custodyFrom }] }),
    );
    const child = await engines.ledger.read(tenant.controller, 'child', childId);
    return child?.state.guardians[guardianId];
  };

  it('from birth is custody always: the ledger does not get the date of birth', async () => {
    expect([await custodyOf('2016-03-14'), await custodyOf('2016-03-01')]).toEqual([{}, {}]);
    const events = (await engines.scan(LEDGER, tenant.controller)).map(({ body }) => body?.S);
    expect(JSON.stringify(events)).not.toContain('2016-03');
  });

  it('from later is custody from that day', async () => {
    expect(await custodyOf('2016-03-15')).toEqual({ from: '2016-03-15' });
  });
});
