import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Forgetting } from '../../lambdas/store/forgetting.ts';
import { type Engines, IDENTITY, startEngines } from '../engines/engines.ts';
import { aChild, aGuardian } from '../engines/people.ts';
import { Tenant } from '../engines/tenant.ts';
import { allButErased, erase, ledgerAfter } from './erasures.ts';
import { deliver, VENDORS } from './workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());

const person = (id: string) => engines.vault.person(tenant.controller, id);

describe('a guardian', () => {
  const siblings = async () => {
    const guardian = aGuardian();
    const first = await tenant.enrolsWithGrounds(aChild({ guardians: [guardian] }));
    const second = await tenant.enrolsWithGrounds(aChild({ guardians: [guardian] }));
    return { first, second, guardianId: first.guardianId };
  };

  it('with another child stays known, and is forgotten with the last', async () => {
    const { first, second, guardianId } = await siblings();

    const one = await erase(tenant, first);
    const between = await person(guardianId);
    await erase(tenant, second);

    expect((await tenant.request(one)).completed?.evidence).toEqual({ erasedPersons: 1 });
    expect(between).toMatchObject({ givenName: 'Ingeborg' });
    expect(await person(guardianId)).toBeUndefined();
  });

  it('is forgotten alone where the other has another child', async () => {
    const [her, him] = [aGuardian('Ingeborg'), aGuardian('Troels')];
    const both = await tenant.enrols(aChild({ guardians: [her, him] }));
    await tenant.enrols(aChild({ guardians: [him] }));

    await erase(tenant, both);

    const people = await Promise.all(both.guardianIds.map(person));
    expect(people.map((one) => one?.givenName)).toEqual([undefined, 'Troels']);
  });

  it('who gets another child enrolled at the last moment stays known', async () => {
    const guardian = aGuardian();
    const enrolled = await tenant.enrolsWithGrounds(aChild({ guardians: [guardian] }));
    const requestId = await allButErased(tenant, enrolled);

    const ledger = ledgerAfter(engines, () => tenant.enrols(aChild({ guardians: [guardian] })));
    await deliver(tenant, 'erasure', requestId, { ledger });

    expect(await person(enrolled.childId)).toBeUndefined();
    expect(await person(enrolled.guardianId)).toMatchObject({ givenName: 'Ingeborg' });
    expect((await tenant.request(requestId)).completed?.evidence).toEqual({ erasedPersons: 1 });
  });

  it('who gets another child enrolled while the erasure looks at her stays known', async () => {
    const guardian = aGuardian();
    const enrolled = await tenant.enrolsWithGrounds(aChild({ guardians: [guardian] }));
    const requestId = await allButErased(tenant, enrolled);
    const slow = new (class extends Forgetting {
      private looks = 0;

      override async loosening(controller: string, personId: string) {
        const tie = await super.loosening(controller, personId);
        this.looks += 1;
        if (this.looks <= 2 && personId === enrolled.guardianId)
          await tenant.enrols(aChild({ guardians: [guardian] }));
        return tie;
      }
    })(engines.dynamo, IDENTITY);

    await deliver(tenant, 'erasure', requestId, { forgetting: slow });

    expect(await person(enrolled.guardianId)).toMatchObject({ givenName: 'Ingeborg' });
  });

  it('whose two children are erased at the same moment is forgotten', async () => {
    const { first, second, guardianId } = await siblings();
    const [one, other] = [await allButErased(tenant, first), await allButErased(tenant, second)];

    const ledger = ledgerAfter(engines, () => deliver(tenant, 'erasure', other));
    await deliver(tenant, 'erasure', one, { ledger });

    expect([await person(first.childId), await person(second.childId)]).toEqual([undefined, undefined]);
    expect(await person(guardianId)).toBeUndefined();
    const evidence = await Promise.all([one, other].map((id) => tenant.request(id)));
    expect(evidence.map(({ completed }) => completed?.evidence.erasedPersons)).toEqual([2, 1]);
  });

  // A mother of seventeen: her own enrolment and her custody are one person in the vault, tied twice.
  it('who is enrolled herself stays known as a guardian when she is erased as a child', async () => {
    const her = aGuardian();
    const mother = await tenant.enrols(aChild({ ...her, guardians: [aGuardian('Bodil')] }));
    const child = await tenant.enrols(aChild({ guardians: [her] }));
    const { guardianId } = child;

    await erase(tenant, mother);

    expect(guardianId).toBe(mother.childId);
    expect(await person(guardianId)).toMatchObject({ givenName: 'Ingeborg' });
    await erase(tenant, child);
    expect(await person(guardianId)).toBeUndefined();
  });
});
