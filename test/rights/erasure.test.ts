import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LISTS } from '../../lambdas/domain/aggregates.ts';
import { BUCKET, type Engines, IDENTITY, LEDGER, startEngines } from '../engines/engines.ts';
import { aChild, GROUP } from '../engines/people.ts';
import { Tenant } from '../engines/tenant.ts';
import { allButErased, erase, ledgerAfter } from './erasures.ts';
import { assign, carryOut, flowOf } from './flows.ts';
import { countsOf, deliver, VENDORS } from './workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());

const person = (id: string) => engines.vault.person(tenant.controller, id);

/** Each decision of a request in a line: purpose, vendor (null: the controller's own record), outcome, reason, law. */
const decisionsOf = async (requestId: string): Promise<string[]> => {
  const { decisions = [] } = await tenant.request(requestId);
  return decisions
    .map(({ purposeId, vendorId, outcome, reason, citation }) =>
      [purposeId, vendorId ?? 'null', outcome, reason, citation].join(' '),
    )
    .toSorted();
};

describe('an erasure by the controller', () => {
  it('leaves nothing of the child and her only guardian in the identity table', async () => {
    const enrolled = await tenant.enrolsWithGrounds();

    const requestId = await erase(tenant, enrolled);

    const left = (await engines.scan(IDENTITY, tenant.controller)).map((item) => JSON.stringify(item));
    expect(
      left.filter((item) => item.includes(enrolled.childId) || item.includes(enrolled.guardianId)),
    ).toEqual([]);
    expect((await tenant.request(requestId)).completed?.evidence).toEqual({ erasedPersons: 2 });
  });

  it('grants every vendor’s copy and keeps the controller’s own record, each with its law', async () => {
    const requestId = await allButErased(tenant, await tenant.enrolsWithGrounds());

    expect(await decisionsOf(requestId)).toEqual(
      [
        'photos bogklub granted no-longer-needed GDPR art. 17(1)(a), 19',
        'photos kantine granted no-longer-needed GDPR art. 17(1)(a), 19',
        'teaching bogklub granted no-longer-needed GDPR art. 17(1)(a), 19',
        'attendance skema granted no-longer-needed GDPR art. 17(1)(a), 19',
        'photos null refused proof-kept GDPR art. 7(1), 17(3)(e)',
        'teaching null refused record-kept GDPR art. 17(3)(b); offentlighedsloven §§ 13, 15; arkivloven',
        'attendance null refused record-kept GDPR art. 17(3)(b); offentlighedsloven §§ 13, 15; arkivloven',
      ].toSorted(),
    );
  });

  it('leaves a ledger that verifies, a state without guardians and facts, and no place on a list', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    await erase(tenant, enrolled);

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
    await carryOut(tenant, flowOf('access'), access);

    await erase(tenant, enrolled);

    const { Contents = [] } = await engines.s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
    expect(Contents.filter(({ Key }) => Key?.includes(enrolled.childId))).toEqual([]);
  });

  it('finishes when the function died between the packages and the ledger', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await allButErased(tenant, enrolled);
    const dying = ledgerAfter(engines, async () => {
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
    await erase(tenant, enrolled);

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
  it('who asks for an erasure herself has erased what rested on consent; the child stays known', async () => {
    const enrolled = await tenant.enrolsWithGrounds();

    const requestId = await allButErased(tenant, enrolled, 'an erasure a guardian asks for');
    await deliver(tenant, 'erasure', requestId);

    expect(await decisionsOf(requestId)).toEqual(
      [
        'photos bogklub granted consent-gone GDPR art. 17(1)(b), 19',
        'photos kantine granted consent-gone GDPR art. 17(1)(b), 19',
        'teaching bogklub refused task-lasts GDPR art. 17(3)(b)',
        'attendance skema refused duty-lasts GDPR art. 17(3)(b)',
        'photos null refused proof-kept GDPR art. 7(1), 17(3)(e)',
        'teaching null refused record-kept GDPR art. 17(3)(b); offentlighedsloven §§ 13, 15; arkivloven',
        'attendance null refused record-kept GDPR art. 17(3)(b); offentlighedsloven §§ 13, 15; arkivloven',
      ].toSorted(),
    );
    expect((await tenant.request(requestId)).completed?.evidence).toEqual({});
    expect(await person(enrolled.childId)).toMatchObject({ givenName: 'Valdemar' });
    expect(await tenant.events('child', enrolled.childId)).not.toContain('child-erased');
  });
});
