import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { CHECK_THROTTLES } from '../../lib/constructs/http-api.ts';
import { costMeter } from '../engines/cost.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { enrolled, newChild } from '../store/changes.ts';
import { aCheck, question } from './asking.ts';

// What the throttles of the routes take for the worst a call reads: the sum of rate and units is held to what the table can give.

let engines: Engines;
let tenant: Tenant;
let ids: string[];
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts({ bogklub: ['photos', 'teaching'], kantine: ['photos'] });
  ids = Array.from({ length: 600 }, () => tenant.ids.next());
  const by = { role: 'caseworker', id: 'c' } as const;
  const who = { controller: tenant.controller, by, at: tenant.clock.now() };
  const ledger = new Ledger(engines.dynamo, LEDGER);
  for (let from = 0; from < ids.length; from += 15)
    await ledger.append({
      ...who,
      changes: ids.slice(from, from + 15).map((id) => newChild(id, [enrolled(id)])),
    });
  tenant.clock.advanceDays(2);
});
afterAll(() => engines.stop());

/** What a call takes in an environment that has just started. */
async function unitsOf(
  ask: (check: ReturnType<typeof aCheck>) => Promise<{ status: number }>,
): Promise<number> {
  const check = aCheck(tenant);
  const cost = costMeter(check.client);
  expect((await ask(check)).status).toBe(200);
  check.stop();
  return cost().units;
}
const { subject, action } = question('x');
const past = { context: { asOf: '2026-10-06' } };

it('a cold question, now or past, reads no more than its throttle reckons with', async () => {
  const [child = ''] = ids;

  expect(await unitsOf((check) => check.one(question(child)))).toBeLessThanOrEqual(
    CHECK_THROTTLES.evaluate.worstUnits,
  );
  expect(await unitsOf((check) => check.one({ ...question(child), ...past }))).toBeLessThanOrEqual(
    CHECK_THROTTLES.evaluate.worstUnits,
  );
});

it('nor does the largest batch, as much of it past as may be', async () => {
  const evaluations = ids.slice(0, 98).map((id, nth) => ({ ...question(id), ...(nth < 10 && past) }));

  const units = await unitsOf((check) => check.many({ evaluations }));

  expect(units).toBeGreaterThan(98);
  expect(units).toBeLessThanOrEqual(CHECK_THROTTLES.evaluateBatch.worstUnits);
});

it('nor does a page of a search that finds nobody among many', async () => {
  const body = { subject, action, resource: { type: 'child' } };

  const units = await unitsOf((check) => check.find('searchResource', body));

  expect(units).toBeGreaterThan(490);
  expect(units).toBeLessThanOrEqual(CHECK_THROTTLES.searchResource.worstUnits);
});

it('nor do the other searches', async () => {
  const resource = { type: 'child', id: ids[0] };

  expect(await unitsOf((check) => check.find('searchAction', { subject, resource }))).toBeLessThanOrEqual(
    CHECK_THROTTLES.searchAction.worstUnits,
  );
  expect(
    await unitsOf((check) =>
      check.find('searchSubject', { subject: { type: 'vendor' }, action, resource }, tenant.caseworker()),
    ),
  ).toBeLessThanOrEqual(CHECK_THROTTLES.searchSubject.worstUnits);
});
