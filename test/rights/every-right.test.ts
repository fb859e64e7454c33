import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RIGHT_NAMES } from '../../lambdas/domain/rights.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { context, queueEvent } from '../engines/events.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, decide, FLOWS, open } from './flows.ts';
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

describe.each(FLOWS)('$name', (flow) => {
  const vendorIds = Object.keys(flow.tasks);
  const decidedBefore = flow.decides ? ['request-opened', 'objection-decided'] : ['request-opened'];

  it('gives each vendor that may hold the child its task, and waits', async () => {
    const enrolled = await tenant.enrolsWithGrounds();

    const requestId = await assign(tenant, flow, enrolled);

    const { tasks, completed } = await tenant.request(requestId);
    const told = Object.values(tasks).map(({ vendorId, purposes }) => [vendorId, purposes]);
    expect(Object.fromEntries(told)).toEqual(flow.tasks);
    expect(Object.values(tasks).every(({ action }) => action === flow.action)).toBe(true);
    expect(completed === undefined).toBe(vendorIds.length > 0);
  });

  it('is completed when every vendor has answered, also those that have nothing', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await assign(tenant, flow, enrolled);

    await answerAll(tenant, requestId, { noData: ['kantine', 'skema'] });
    await deliver(tenant, flow.right, requestId);

    expect((await tenant.request(requestId)).completed?.at).toBe(tenant.clock.now());
    expect(await effectsOn(enrolled.childId)).toEqual(flow.effects);
    expect(await tenant.verify('request', requestId)).toMatchObject({ intact: true });
    expect(await tenant.verify('child', enrolled.childId)).toMatchObject({ intact: true });
  });

  it('is completed at once when there is no vendor', async () => {
    tenant = empty;
    const enrolled = await tenant.enrolsWithGrounds();

    const requestId = await assign(tenant, flow, enrolled);

    expect(await tenant.events('request', requestId)).toEqual([
      ...decidedBefore,
      'request-decided',
      'request-completed',
    ]);
    expect(await effectsOn(enrolled.childId)).toEqual(flow.effects);
  });

  it('happens once however often its messages come: early, twice, after each answer, and long after', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await open(tenant, flow, enrolled);
    const storm = () => deliver(tenant, flow.right, requestId, { times: 2 });

    if (flow.decides) await storm();
    await decide(tenant, flow, requestId);
    const failed = [...(await storm())];
    for (const vendorId of vendorIds) {
      await answer(tenant, vendorId, requestId);
      failed.push(...(await storm()));
    }
    tenant.clock.advanceDays(30);
    failed.push(...(await storm()));

    expect(failed).toEqual([]);
    expect(await countsOf(tenant, 'request', requestId)).toEqual({
      ...Object.fromEntries(decidedBefore.map((type) => [type, 1])),
      'request-decided': 1,
      ...(vendorIds.length > 0 && { 'task-answered': vendorIds.length }),
      'request-completed': 1,
    });
    expect(await effectsOn(enrolled.childId)).toEqual(flow.effects);
  });

  it('happens once when two workers get its message at the same moment', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await open(tenant, flow, enrolled);
    await decide(tenant, flow, requestId);
    const together = () => Promise.all([1, 2, 3].map(() => deliver(tenant, flow.right, requestId)));

    await together();
    await answerAll(tenant, requestId);
    await together();

    expect(await countsOf(tenant, 'request', requestId)).toMatchObject({
      'request-decided': 1,
      'request-completed': 1,
    });
    expect(await effectsOn(enrolled.childId)).toEqual(flow.effects);
    expect(await tenant.verify('request', requestId)).toMatchObject({ intact: true });
  });

  if (vendorIds.length > 0)
    it('stays open while a vendor refuses, and is completed when that vendor has done it after all', async () => {
      const enrolled = await tenant.enrolsWithGrounds();
      const requestId = await assign(tenant, flow, enrolled);
      const [refuser = '', ...others] = vendorIds;
      for (const vendorId of others) await answer(tenant, vendorId, requestId);

      await tenant.answers(refuser, requestId, { outcome: 'refused', reason: 'Vi kender ham ikke.' });
      await deliver(tenant, flow.right, requestId);
      const open = await tenant.request(requestId);
      await answer(tenant, refuser, requestId);
      await deliver(tenant, flow.right, requestId);

      expect(open.completed).toBeUndefined();
      expect((await tenant.request(requestId)).completed).toBeDefined();
    });
});

describe.each(RIGHT_NAMES)('the worker of %s', (right) => {
  const failures = async (...messages: unknown[]) => {
    const { batchItemFailures } = await workerOf(tenant, right)(queueEvent(...messages), context);
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };

  it('sends back alone what it cannot read, what names no request, and what is another right’s', async () => {
    tenant = empty;
    const enrolled = await tenant.enrolsWithGrounds();
    const flow = FLOWS.find((one) => one.right === right) ?? FLOWS[0];
    const other = FLOWS.find((one) => one.right !== right && !one.decides) ?? FLOWS[0];
    if (!flow || !other) throw new Error('there are flows');
    const requestId = await open(tenant, flow, enrolled);
    await decide(tenant, flow, requestId);
    const { controller } = tenant;
    const otherId = await open(tenant, other, await tenant.enrolsWithGrounds());

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
    expect((await tenant.request(requestId)).completed).toBeDefined();
    expect((await tenant.request(otherId)).decisions).toBeUndefined();
    expect(new Set(tenant.log.errors())).toEqual(new Set(['message-failed']));
  });
});
