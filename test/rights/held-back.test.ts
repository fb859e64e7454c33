import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { daysAfter } from '../../lambdas/domain/deadline.ts';
import { namedId } from '../../lambdas/domain/named-id.ts';
import { openOrdered } from '../../lambdas/domain/open-request.ts';
import { taskStatus } from '../../lambdas/domain/task.ts';
import { change } from '../../lambdas/store/execute.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { beforeEachTransaction } from '../engines/calls.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { ledgerAfter } from './erasures.ts';
import { assign, flowOf, open } from './flows.ts';
import { answerAll, countsOf, deliver, VENDORS } from './workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());

const restriction = flowOf('a restriction');
const withdrawal = flowOf('a withdrawal');

const statusOf = async (requestId: string): Promise<string> => (await tenant.view(requestId)).status;
const tasksOf = async (requestId: string) =>
  Object.fromEntries(
    Object.entries((await tenant.request(requestId)).tasks).map(([key, task]) => [
      key,
      taskStatus(task, tenant.clock.now()),
    ]),
  );
const heldTimes = async (requestId: string): Promise<number> =>
  (await countsOf(tenant, 'request', requestId))['erasure-held'] ?? 0;
const HELD = {
  'bogklub.stop': 'queued',
  'bogklub.erase': 'withdrawn',
  'kantine.stop': 'queued',
  'kantine.erase': 'withdrawn',
};

describe('a restriction that is asked for while vendors are to erase', () => {
  it('takes the erasure back before it asks them to keep; the request completes, and it is owed when the restriction ends', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const taken = await assign(tenant, withdrawal, enrolled);
    const held = await open(tenant, restriction, enrolled);

    await deliver(tenant, 'restriction', held, { times: 3 });

    expect(await tasksOf(taken)).toEqual(HELD);
    expect(await heldTimes(taken)).toBe(1);
    const late = await tenant.answers('bogklub', taken, { outcome: 'done' }, 'erase');
    expect(late).toMatchObject({ status: 422, body: { reason: 'task-withdrawn' } });
    await answerAll(tenant, taken);
    await deliver(tenant, 'withdrawal', taken, { times: 2 });
    expect(await statusOf(taken)).toBe('completed');

    await answerAll(tenant, held);
    await deliver(tenant, 'restriction', held);
    const params = { requestId: held };
    const liftsOn = daysAfter(tenant.clock.now().slice(0, 10), 1);
    const body = { liftsOn, reason: 'Det er kontrolleret.' };
    await tenant.does('announceLift', tenant.caseworker(), { params, body });
    tenant.clock.advanceDays(1);
    await tenant.does('liftRestriction', tenant.caseworker(), { params });
    await deliver(tenant, 'restriction', held);
    await answerAll(tenant, held);
    await deliver(tenant, 'restriction', held, { times: 2 });

    const owed = namedId(`${held} erasure`);
    await deliver(tenant, 'erasure', owed, { times: 2 });
    expect(await tenant.request(owed)).toMatchObject({ cause: 'hold-ended', purposes: ['photos'] });
    expect(await tasksOf(owed)).toEqual({ 'bogklub.erase': 'queued', 'kantine.erase': 'queued' });
    expect(await tenant.verify('request', taken)).toMatchObject({ intact: true });
  });

  it('leaves alone what is done, and what it does not concern', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const taken = await assign(tenant, withdrawal, enrolled);
    await tenant.answers('kantine', taken, { outcome: 'done' }, 'erase');

    const teaching = await open(tenant, { ...restriction, asks: { purposes: ['attendance'] } }, enrolled);
    await deliver(tenant, 'restriction', teaching);
    const before = await heldTimes(taken);
    const all = await open(tenant, restriction, enrolled);
    await deliver(tenant, 'restriction', all);

    expect(before).toBe(0);
    expect(await tasksOf(taken)).toEqual({ ...HELD, 'kantine.erase': 'done' });
  });

  it('holds the erasure back also while it waits for a person itself', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const taken = await assign(tenant, withdrawal, enrolled);
    const held = await open(tenant, restriction, enrolled);
    const body = { because: 'scope', question: 'Hvilke billeder?' };
    await tenant.does('pauseClock', tenant.caseworker(), { params: { requestId: held }, body });

    await deliver(tenant, 'restriction', held);

    expect(await statusOf(held)).toBe('awaiting-requester');
    expect(await tasksOf(taken)).toEqual(HELD);
  });

  it('finds the erasure, or is found by it, when both are decided at the same moment', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const taken = await open(tenant, withdrawal, enrolled);
    let held: string | undefined;
    // The restriction comes, and its worker has looked, after the withdrawal was decided and before it is stored.
    const overtaken = ledgerAfter(engines, async () => {
      held = await open(tenant, restriction, enrolled);
      await deliver(tenant, 'restriction', held);
    });

    await deliver(tenant, 'withdrawal', taken, { ledger: overtaken });

    expect(await statusOf(held ?? '')).toBe('with-vendors');
    expect(await tasksOf(taken)).toEqual({ 'bogklub.stop': 'queued', 'kantine.stop': 'queued' });
  });

  it('goes on where its function died after the first of two', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const taken = await assign(tenant, withdrawal, enrolled);
    const erasure = await open(tenant, flowOf('an erasure a guardian asks for'), enrolled);
    await deliver(tenant, 'erasure', erasure);
    const held = await open(tenant, restriction, enrolled);
    const client = engines.anotherDynamo();
    beforeEachTransaction(client, async (_input, nth) => {
      if (nth === 2) throw new Error('the function died');
    });
    const dying = new Ledger(client, LEDGER);

    const failed = await deliver(tenant, 'restriction', held, { ledger: dying });
    const between = [await heldTimes(taken), await heldTimes(erasure)];
    await deliver(tenant, 'restriction', held, { times: 2 });

    expect(failed).toEqual(['m0']);
    expect(between.toSorted()).toEqual([0, 1]);
    expect([await heldTimes(taken), await heldTimes(erasure)]).toEqual([1, 1]);
    expect((await tenant.request(erasure)).tasks).toMatchObject({ 'bogklub.erase': { withdrawn: true } });
    await deliver(tenant, 'erasure', erasure, { times: 2 });
    expect(await statusOf(erasure)).toBe('completed');
  });
});

it('an objection holds back the erasure of what it objects to, before it is assessed', async () => {
  const other = new Tenant(engines);
  await other.contracts(VENDORS);
  const enrolled = await other.enrolsWithGrounds();
  const ordered = await endedAt(other, 'bogklub', enrolled.childId);
  await deliver(other, 'erasure', ordered);
  const before = (await other.request(ordered)).tasks;
  const objected = await open(other, flowOf('an objection that is refused'), enrolled);

  await deliver(other, 'objection', objected, { times: 2 });

  expect(before).toMatchObject({ 'bogklub.erase': { purposes: ['photos', 'teaching'] } });
  expect((await other.request(ordered)).tasks).toMatchObject({ 'bogklub.erase': { purposes: ['photos'] } });
  expect((await countsOf(other, 'request', ordered))['erasure-held']).toBe(1);
  expect((await other.view(objected)).status).toBe('awaiting-decision');
});

/** The erasure that the controller owes at a vendor whose agreement ends today. */
async function endedAt(of: Tenant, vendorId: string, childId: string): Promise<string> {
  const as = of.caseworker();
  const on = of.clock.now().slice(0, 10);
  const { agreements } = await of.does('getVendor', as, { params: { vendorId } });
  const params = { vendorId, agreementId: agreements[0].agreementId };
  await of.does('terminateAgreement', as, { params, body: { endsOn: on } });
  const id = namedId(`${childId} test`);
  const by = { role: 'system', id: 'bulks' } as const;
  const events = [openOrdered(childId, id, by, on, { cause: 'agreement-ended', vendorId })];
  await engines.ledger.append({
    ...{ controller: of.controller, by, at: of.clock.now() },
    changes: [change({ kind: 'request', id, before: undefined, events })],
  });
  return id;
}
