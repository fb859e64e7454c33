import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openOrdered } from '../../lambdas/domain/open-request.ts';
import { change } from '../../lambdas/store/execute.ts';
import { run } from '../deadlines/waiting.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, carryOut, flowOf, open } from './flows.ts';
import { answerAll, countsOf, deliver, VENDORS } from './workers.ts';

const HOUR = 60 * 60 * 1000;

let engines: Engines | undefined;
let tenant: Tenant;
/** The hour looks at every controller: each test has its own. */
beforeEach(async () => {
  await engines?.stop();
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines?.stop());

/** The erasure a controller owes at a vendor whose agreement has ended. */
async function ordered(childId: string): Promise<string> {
  const [vendorId, as] = ['kantine', tenant.caseworker()];
  const { agreements } = await tenant.does('getVendor', as, { params: { vendorId } });
  const params = { vendorId, agreementId: agreements[0].agreementId };
  const on = tenant.clock.now().slice(0, 10);
  await tenant.does('terminateAgreement', as, { params, body: { endsOn: on } });
  const by = { role: 'system', id: 'bulks' } as const;
  const requestId = randomUUID();
  const events = [openOrdered(childId, requestId, by, on, { cause: 'agreement-ended', vendorId })];
  await tenant.engines.ledger.append({
    ...{ controller: tenant.controller, by, at: tenant.clock.now() },
    changes: [change({ kind: 'request', id: requestId, before: undefined, events })],
  });
  return requestId;
}

const work = (requestId: string, times = 1) => deliver(tenant, 'erasure', requestId, { times });
const waits = { status: 'received', tasks: [] };

describe.each(['access', 'portability'] as const)(
  'an erasure the controller owes, while %s is open',
  (right) => {
    it('waits, is woken by the hour after a day, waits again, and goes on when the family is answered', async () => {
      const enrolled = await tenant.enrolsWithGrounds();
      const asked = await assign(tenant, flowOf(right), enrolled);
      const erasure = await ordered(enrolled.childId);

      const failed = await work(erasure, 3);
      const first = await tenant.view(erasure);
      tenant.clock.advance(23 * HOUR);
      const early = await run(tenant);
      await work(erasure);
      const once = await countsOf(tenant, 'request', erasure);
      tenant.clock.advance(2 * HOUR);
      const woken = [await run(tenant), await run(tenant)];
      await work(erasure, 2);
      const second = await tenant.view(erasure);
      await carryOut(tenant, flowOf(right), asked);
      tenant.clock.advance(25 * HOUR);
      await run(tenant);
      await work(erasure, 2);

      expect([failed, first, second]).toMatchObject([[], waits, waits]);
      expect(early).not.toHaveProperty('request-woken');
      expect(once).toEqual({ 'request-opened': 1, 'request-deferred': 1 });
      expect(woken[0]).toMatchObject({ 'request-woken': 1 });
      expect(woken[1]).toEqual({});
      expect(await tenant.view(erasure)).toMatchObject({
        status: 'with-vendors',
        tasks: [{ vendorId: 'kantine', action: 'erase' }],
      });
      expect(await countsOf(tenant, 'request', erasure)).toEqual({
        'request-opened': 1,
        'request-deferred': 2,
        'request-woken': 2,
        'request-decided': 1,
      });
      expect(await tenant.verify('request', erasure)).toMatchObject({ intact: true });
    });

    it('goes on at once when it is looked at after the answer; the hour has nothing left to wake', async () => {
      const enrolled = await tenant.enrolsWithGrounds();
      const asked = await assign(tenant, flowOf(right), enrolled);
      const erasure = await ordered(enrolled.childId);
      await work(erasure);
      await carryOut(tenant, flowOf(right), asked);

      await work(erasure);
      const { status } = await tenant.view(erasure);
      tenant.clock.advance(25 * HOUR);
      const hour = await run(tenant);

      expect(status).toBe('with-vendors');
      expect(hour).toEqual({ 'task-reminded': 1 });
      await answerAll(tenant, erasure);
      await work(erasure);
      expect((await tenant.view(erasure)).status).toBe('completed');
    });
  },
);

it('an erasure the family asks for does not wait for its own access', async () => {
  const enrolled = await tenant.enrolsWithGrounds();
  await assign(tenant, flowOf('access'), enrolled);

  const erasure = await open(tenant, flowOf('an erasure a guardian asks for'), enrolled);
  await work(erasure);

  expect((await tenant.view(erasure)).status).toBe('with-vendors');
});

it('an erasure the controller owes waits for no other right', async () => {
  const enrolled = await tenant.enrolsWithGrounds();
  await assign(tenant, flowOf('rectification'), enrolled);

  const erasure = await ordered(enrolled.childId);
  await work(erasure);

  expect((await tenant.view(erasure)).status).toBe('with-vendors');
});
