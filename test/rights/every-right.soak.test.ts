import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RIGHT_NAMES } from '../../lambdas/domain/rights.ts';
import { isOpen } from '../../lambdas/domain/task.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { beforeEachTransaction, transactionConflict } from '../engines/calls.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { context, queueEvent } from '../engines/events.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, carryOut, decide, FLOWS, open } from './flows.ts';
import { answer, answerAll, countsOf, deliver, VENDORS, workerOf } from './workers.ts';

let engines: Engines;
/** One controller with three vendors, one without any. */
let school: Tenant;
let empty: Tenant;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  [school, empty] = [new Tenant(engines), new Tenant(engines)];
  await school.contracts(VENDORS);
  await empty.contracts({});
});
beforeEach(() => {
  tenant = school;
});
afterAll(() => engines.stop());

/** The child's events after those of her enrolment, her two bases and her consent. */
const effectsOn = async (childId: string) => (await tenant.events('child', childId)).slice(4);

/** The purposes of each task a request has given, by its key. */
const tasksOf = async (requestId: string) =>
  Object.fromEntries(
    Object.entries((await tenant.request(requestId)).tasks).map(([key, { purposes }]) => [key, purposes]),
  );

/** What a vendor may say that does not settle its task; each right meets one of them. */
const UNSETTLING = [
  { outcome: 'refused', reason: 'Vi kender ham ikke.' },
  { outcome: 'failed', reason: 'Vores system er nede.' },
  { outcome: 'partly-done', reason: 'Sikkerhedskopien mangler.' },
] as const;

describe.each(FLOWS)('$name', (flow) => {
  const [first = {}] = flow.rounds;
  const all = Object.assign({}, ...flow.rounds);
  const questions = Object.keys(flow.decides).length;
  const said = UNSETTLING[FLOWS.indexOf(flow) % UNSETTLING.length] ?? UNSETTLING[0];

  it('gives each vendor that may hold the child its tasks, and waits', async () => {
    const enrolled = await tenant.enrolsWithGrounds();

    const requestId = await assign(tenant, flow, enrolled);

    expect(await tasksOf(requestId)).toEqual(first);
    expect((await tenant.request(requestId)).completed === undefined).toBe(Object.keys(first).length > 0);
  });

  it('is completed when every vendor has answered, also those that have nothing, and people have decided', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await assign(tenant, flow, enrolled);

    await carryOut(tenant, flow, requestId, { noData: ['kantine', 'skema'] });

    expect((await tenant.request(requestId)).completed?.at).toBe(tenant.clock.now());
    expect(await tasksOf(requestId)).toEqual(all);
    expect(await effectsOn(enrolled.childId)).toEqual(flow.effects);
    expect(await tenant.verify('request', requestId)).toMatchObject({ intact: true });
    expect(await tenant.verify('child', enrolled.childId)).toMatchObject({ intact: true });
  });

  it('needs no vendor: where there is none it is completed as soon as people have decided', async () => {
    tenant = empty;
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await assign(tenant, flow, enrolled);

    await carryOut(tenant, flow, requestId);

    // Without a vendor's part there is nothing to release.
    const assessed = flow.decides.release ? 0 : questions;
    expect(await countsOf(tenant, 'request', requestId)).toEqual({
      'request-opened': 1,
      ...(assessed > 0 && { 'request-assessed': assessed }),
      'request-decided': flow.rounds.length,
      'request-completed': 1,
    });
    expect(await effectsOn(enrolled.childId)).toEqual(flow.effects);
  });

  it('happens once however often its messages come: early, twice, after each answer, and long after', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await open(tenant, flow, enrolled);
    const failed: string[] = [];
    const storm = async () => {
      failed.push(...(await deliver(tenant, flow.right, requestId, { times: 2 })));
    };

    await storm();
    for (let round = 0; round <= flow.rounds.length; round += 1) {
      for (const { vendorId } of Object.values((await tenant.request(requestId)).tasks).filter(isOpen)) {
        const { tasks } = await tenant.request(requestId);
        if (Object.values(tasks).some((task) => task.vendorId === vendorId && isOpen(task)))
          await answer(tenant, vendorId, requestId);
        await storm();
      }
      await decide(tenant, flow, requestId);
      await storm();
    }
    tenant.clock.advanceDays(30);
    await storm();

    const answered = Object.keys(all).length;
    expect(failed).toEqual([]);
    expect(await countsOf(tenant, 'request', requestId)).toEqual({
      'request-opened': 1,
      ...(questions > 0 && { 'request-assessed': questions }),
      'request-decided': flow.rounds.length,
      ...(answered > 0 && { 'task-answered': answered }),
      'request-completed': 1,
    });
    expect(await effectsOn(enrolled.childId)).toEqual(flow.effects);
  });

  it('happens once when three workers get its message at the same moment', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await open(tenant, flow, enrolled);
    const together = () => Promise.all([1, 2, 3].map(() => deliver(tenant, flow.right, requestId)));

    for (let round = 0; round <= flow.rounds.length; round += 1) {
      await together();
      await answerAll(tenant, requestId);
      await together();
      await decide(tenant, flow, requestId);
    }
    await together();

    expect(await countsOf(tenant, 'request', requestId)).toMatchObject({
      'request-decided': flow.rounds.length,
      'request-completed': 1,
    });
    expect(await effectsOn(enrolled.childId)).toEqual(flow.effects);
    expect(await tenant.verify('request', requestId)).toMatchObject({ intact: true });
  });

  if (Object.keys(all).length > 0)
    it(`is not completed while one vendor says ${said.outcome}, and is when it has done it after all`, async () => {
      const enrolled = await tenant.enrolsWithGrounds();
      const requestId = await open(tenant, flow, enrolled);
      if (flow.decides.accuracy) await decide(tenant, flow, requestId);
      // The last round is the one that ends the request.
      for (let round = 1; round < flow.rounds.length; round += 1) {
        await deliver(tenant, flow.right, requestId);
        await answerAll(tenant, requestId);
        await decide(tenant, flow, requestId);
      }
      await deliver(tenant, flow.right, requestId);
      const { tasks } = await tenant.request(requestId);
      const [one, ...others] = Object.values(tasks).filter(isOpen);
      if (!one) throw new Error('a vendor has a task');

      await tenant.answers(one.vendorId, requestId, said, one.action);
      for (const other of new Set(others.map(({ vendorId }) => vendorId)))
        if (other !== one.vendorId) await answer(tenant, other, requestId);
      const failed = await deliver(tenant, flow.right, requestId, { times: 2 });
      const waiting = await tenant.view(requestId);
      await carryOut(tenant, flow, requestId);

      expect([failed, waiting.status]).toEqual([[], 'with-vendors']);
      expect(waiting.tasks.find((task: { status: string }) => task.status === said.outcome)).toMatchObject({
        vendorId: one.vendorId,
        action: one.action,
        reason: said.reason,
      });
      expect((await tenant.view(requestId)).status).toBe('completed');
    });
});

describe.each(RIGHT_NAMES)('the worker of %s', (right) => {
  const failures = async (...messages: unknown[]) => {
    const { batchItemFailures } = await workerOf(tenant, right)(queueEvent(...messages), context);
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };

  it('sends back alone what it cannot read, what names no request, and what is another right’s', async () => {
    tenant = empty;
    const flow = FLOWS.find((one) => one.right === right);
    const other = FLOWS.find((one) => one.right !== right && Object.keys(one.decides).length === 0);
    if (!flow || !other) throw new Error('there are flows');
    const requestId = await open(tenant, flow, await tenant.enrolsWithGrounds());
    if (flow.decides.accuracy) await decide(tenant, flow, requestId);
    const otherId = await open(tenant, other, await tenant.enrolsWithGrounds());
    const { controller } = tenant;

    const failed = await failures(
      'no JSON',
      { controller, requestId: randomUUID() },
      { controller, requestId: otherId },
      { controller, requestId, more: 'than the contract' },
      { controller: '87654321', requestId: randomUUID() },
    );
    const good = await failures({ controller, requestId: randomUUID() }, { controller, requestId });

    expect(failed).toEqual(['m0', 'm1', 'm2', 'm3', 'm4']);
    expect(good).toEqual(['m0']);
    expect((await tenant.request(requestId)).decisions).toBeDefined();
    expect((await tenant.request(otherId)).decisions).toBeUndefined();
    expect(new Set(tenant.log.errors())).toEqual(new Set(['message-failed']));
  });

  it('sends its message back when it loses race after race, and goes on from what is there', async () => {
    tenant = empty;
    const flow = FLOWS.find((one) => one.right === right);
    if (!flow) throw new Error('there are flows');
    const requestId = await open(tenant, flow, await tenant.enrolsWithGrounds());
    if (flow.decides.accuracy) await decide(tenant, flow, requestId);
    const client = engines.anotherDynamo();
    beforeEachTransaction(client, async () => {
      throw transactionConflict();
    });

    const failed = await deliver(tenant, right, requestId, { ledger: new Ledger(client, LEDGER) });
    const between = await tenant.request(requestId);
    const again = await deliver(tenant, right, requestId);

    expect([failed, between.decisions, again]).toEqual([['m0'], undefined, []]);
    expect((await tenant.request(requestId)).decisions).toBeDefined();
    client.destroy();
  });
});
