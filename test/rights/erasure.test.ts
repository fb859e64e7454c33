import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LISTS } from '../../lambdas/domain/aggregates.ts';
import { Forgetting } from '../../lambdas/store/forgetting.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { beforeEachTransaction } from '../engines/calls.ts';
import { BUCKET, type Engines, IDENTITY, LEDGER, startEngines } from '../engines/engines.ts';
import { aChild, aGuardian, GROUP } from '../engines/people.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, flowOf } from './flows.ts';
import { answerAll, countsOf, deliver, VENDORS } from './workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());

const person = (id: string) => engines.vault.person(tenant.controller, id);

/** An erasure that waits only for its worker: all vendors have erased. */
async function allButErased(
  enrolled: { childId: string; guardianId: string },
  flow = 'an erasure by the controller',
) {
  const requestId = await assign(tenant, flowOf(flow), enrolled);
  await answerAll(tenant, requestId);
  return requestId;
}

async function erase(enrolled: { childId: string; guardianId: string }): Promise<string> {
  const requestId = await allButErased(enrolled);
  await deliver(tenant, 'erasure', requestId);
  return requestId;
}

/** A ledger whose first transaction comes after something else has happened. */
function ledgerAfter(happens: () => Promise<unknown>): Ledger {
  const client = engines.anotherDynamo();
  beforeEachTransaction(client, async (_input, nth) => {
    if (nth === 1) await happens();
  });
  return new Ledger(client, LEDGER);
}

describe('an erasure by the controller', () => {
  it('leaves nothing of the child and her only guardian in the identity table', async () => {
    const enrolled = await tenant.enrolsWithGrounds();

    const requestId = await erase(enrolled);

    const left = (await engines.scan(IDENTITY, tenant.controller)).map((item) => JSON.stringify(item));
    expect(
      left.filter((item) => item.includes(enrolled.childId) || item.includes(enrolled.guardianId)),
    ).toEqual([]);
    expect((await tenant.request(requestId)).completed?.evidence).toEqual({ erasedPersons: 2 });
  });

  it('leaves a ledger that verifies, a state without guardians and facts, and no place on a list', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    await erase(enrolled);

    const child = await engines.ledger.read(tenant.controller, 'child', enrolled.childId);

    expect(child).toMatchObject({
      facts: {},
      state: { guardians: {}, grounds: {}, holds: {}, erasure: { done: true } },
    });
    expect(await tenant.verify('child', enrolled.childId)).toMatchObject({ intact: true });
    expect(await engines.ledger.idsOn(tenant.controller, LISTS.ofGuardian(enrolled.guardianId))).toEqual([]);
    expect(
      await engines.ledger.idsOn(tenant.controller, LISTS.ofGroup(GROUP.institution, GROUP.name)),
    ).not.toContain(enrolled.childId);
  });

  it('takes the child’s packages and parts along', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const access = await assign(tenant, flowOf('access'), enrolled);
    await answerAll(tenant, access);
    await deliver(tenant, 'access', access);

    await erase(enrolled);

    const { Contents = [] } = await engines.s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
    expect(Contents.filter(({ Key }) => Key?.includes(enrolled.childId))).toEqual([]);
  });

  it('finishes when the function died between the packages and the ledger', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await allButErased(enrolled);
    const dying = ledgerAfter(async () => {
      throw new Error('the function died');
    });

    const failed = await deliver(tenant, 'erasure', requestId, { ledger: dying });
    const between = await person(enrolled.childId);
    await deliver(tenant, 'erasure', requestId, { times: 2 });

    expect(failed).toEqual(['m0']);
    expect(between).toBeDefined();
    expect(await person(enrolled.childId)).toBeUndefined();
    expect(await countsOf(tenant, 'child', enrolled.childId)).toMatchObject({ 'child-erased': 1 });
  });

  it('lets the same child be enrolled again as somebody new', async () => {
    const child = aChild();
    const enrolled = await tenant.enrolsWithGrounds(child);
    await erase(enrolled);

    const again = await tenant.enrols(child);

    expect(again.childId).not.toBe(enrolled.childId);
    expect(again.guardianId).not.toBe(enrolled.guardianId);
  });

  it('makes the ledger forget when she was born', async () => {
    const own = new Tenant(engines);
    await own.contracts({});
    const { childId } = await own.enrols(aChild());
    const requestId = await own.opens(own.caseworker(), childId, { right: 'erasure' });
    await deliver(own, 'erasure', requestId);

    expect(JSON.stringify(await engines.scan(LEDGER, own.controller))).not.toContain('2016-03-14');
  });
});

describe('a guardian', () => {
  const siblings = async () => {
    const guardian = aGuardian();
    const first = await tenant.enrolsWithGrounds(aChild({ guardians: [guardian] }));
    const second = await tenant.enrolsWithGrounds(aChild({ guardians: [guardian] }));
    return { first, second, guardianId: first.guardianId };
  };

  it('with another child stays known, and is forgotten with the last', async () => {
    const { first, second, guardianId } = await siblings();

    const one = await erase(first);
    const between = await person(guardianId);
    await erase(second);

    expect((await tenant.request(one)).completed?.evidence).toEqual({ erasedPersons: 1 });
    expect(between).toMatchObject({ givenName: 'Ingeborg' });
    expect(await person(guardianId)).toBeUndefined();
  });

  it('is forgotten alone where the other has another child', async () => {
    const [her, him] = [aGuardian('Ingeborg'), aGuardian('Troels')];
    const both = await tenant.enrols(aChild({ guardians: [her, him] }));
    await tenant.enrols(aChild({ guardians: [him] }));

    await erase(both);

    const people = await Promise.all(both.guardianIds.map(person));
    expect(people.map((one) => one?.givenName)).toEqual([undefined, 'Troels']);
  });

  it('who gets another child enrolled at the last moment stays known', async () => {
    const guardian = aGuardian();
    const enrolled = await tenant.enrolsWithGrounds(aChild({ guardians: [guardian] }));
    const requestId = await allButErased(enrolled);

    const ledger = ledgerAfter(() => tenant.enrols(aChild({ guardians: [guardian] })));
    await deliver(tenant, 'erasure', requestId, { ledger });

    expect(await person(enrolled.childId)).toBeUndefined();
    expect(await person(enrolled.guardianId)).toMatchObject({ givenName: 'Ingeborg' });
    expect((await tenant.request(requestId)).completed?.evidence).toEqual({ erasedPersons: 1 });
  });

  it('who gets another child enrolled while the erasure looks at her stays known', async () => {
    const guardian = aGuardian();
    const enrolled = await tenant.enrolsWithGrounds(aChild({ guardians: [guardian] }));
    const requestId = await allButErased(enrolled);
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
    const [one, other] = [await allButErased(first), await allButErased(second)];

    const ledger = ledgerAfter(() => deliver(tenant, 'erasure', other));
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

    await erase(mother);

    expect(guardianId).toBe(mother.childId);
    expect(await person(guardianId)).toMatchObject({ givenName: 'Ingeborg' });
    await erase(child);
    expect(await person(guardianId)).toBeUndefined();
  });

  it('who asks for an erasure herself ends the consents; the child stays known', async () => {
    const enrolled = await tenant.enrolsWithGrounds();

    const requestId = await allButErased(enrolled, 'an erasure a guardian asks for');
    await deliver(tenant, 'erasure', requestId);

    expect((await tenant.request(requestId)).completed?.evidence).toEqual({});
    expect(await person(enrolled.childId)).toMatchObject({ givenName: 'Valdemar' });
    expect(await tenant.events('child', enrolled.childId)).not.toContain('child-erased');
  });
});
