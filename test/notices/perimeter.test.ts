import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { createHandler } from '../../lambdas/notices/handler.ts';
import type { Post } from '../../lambdas/platform/egress.ts';
import { run } from '../deadlines/waiting.ts';
import { TestClock } from '../engines/clock.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { context, queueEvent } from '../engines/events.ts';
import { termsFor } from '../engines/register.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, flowOf } from '../rights/flows.ts';
import { countsOf } from '../rights/workers.ts';

const HOUR = 60 * 60 * 1000;
const NORWAY = { url: 'https://nord.example.no/tasks', country: 'NO' };
const DENMARK = { url: 'https://bogklub.example/tasks', country: 'DK' };

let engines: Engines;
let tenant: Tenant;
/** The addresses that were posted to. */
let posted: string[];
beforeAll(async () => {
  engines = await startEngines();
});
beforeEach(() => {
  tenant = new Tenant(engines, new TestClock('2026-11-06T05:00:00.000Z'));
  posted = [];
});
afterAll(() => engines.stop());

/** Delivers a notice about the task of `bogklub` to stop; the names of the messages that go back to the queue. */
async function notify(requestId: string, notice: 'assigned' | 'reminder' = 'assigned'): Promise<string[]> {
  const post: Post = async ({ url }) => {
    posted.push(url);
    return { status: 200 };
  };
  const handler = createHandler({ ...engines, ...tenant.deps(), post });
  const { controller } = tenant;
  const message = { controller, requestId, vendorId: 'bogklub', action: 'stop', notice };
  const { batchItemFailures } = await handler(queueEvent(message), context);
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

/** A withdrawal whose tasks wait at `bogklub`, which has an agreement for the EU and a webhook there or elsewhere. */
async function withdrawn(webhook: typeof NORWAY): Promise<string> {
  await tenant.contracts({ bogklub: ['photos'] }, webhook);
  return assign(tenant, flowOf('a withdrawal'), await tenant.enrolsWithGrounds());
}

const stopOf = async (requestId: string) => (await tenant.request(requestId)).tasks['bogklub.stop'];

it('a host outside the perimeter is not told: no post, no retry, no record of a notice, and an alarm', async () => {
  const requestId = await withdrawn(NORWAY);

  const failed = [...(await notify(requestId)), ...(await notify(requestId, 'reminder'))];

  expect([failed, posted]).toEqual([[], []]);
  expect(await stopOf(requestId)).not.toHaveProperty('notifiedAt');
  expect(await countsOf(tenant, 'request', requestId)).not.toHaveProperty('task-notified');
  const line = { level: 'error', code: 'webhook-outside-perimeter', vendorId: 'bogklub', requestId };
  expect(tenant.log.lines.filter(({ level }) => level === 'error')).toEqual([
    { ...line, operation: 'assigned' },
    { ...line, operation: 'reminder' },
  ]);
});

it('its task is not lost: the vendor fetches and answers it, and says so before it is late', async () => {
  const requestId = await withdrawn(NORWAY);
  await notify(requestId);

  const { tasks } = await tenant.does('listTasks', tenant.vendor('bogklub'));
  const { status } = await tenant.answers('bogklub', requestId, { outcome: 'no-data' }, 'stop');

  expect(tasks.map(({ taskId }: { taskId: string }) => taskId)).toContain(`${requestId}.bogklub.stop`);
  expect(status).toBeLessThan(300);
  expect((await stopOf(requestId))?.result?.outcome).toBe('no-data');
});

it('nobody who fetches: it is reminded of and escalated as any task that is not answered', async () => {
  const requestId = await withdrawn(NORWAY);
  await notify(requestId);

  tenant.clock.advance(25 * HOUR);
  await run(tenant);
  const reminded = await stopOf(requestId);
  tenant.clock.advance(48 * HOUR);
  await run(tenant);

  expect(reminded?.remindedAt).toBeDefined();
  expect((await stopOf(requestId))?.escalatedAt).toBeDefined();
});

it('the strictest agreement that binds the vendor decides, and it decides each time something is sent', async () => {
  await tenant.contracts({});
  const [as, params] = [tenant.caseworker(), { vendorId: 'bogklub' }];
  const vendor = { id: 'bogklub', name: 'Bogklub', cvr: null, country: 'DK', webhook: NORWAY };
  await tenant.does('registerVendor', as, { body: vendor });
  const sign = async (kind: 'eu' | 'eea') => {
    const terms = termsFor('bogklub', ['photos']);
    const body = { terms: { ...terms, perimeter: { ...terms.perimeter, kind } } };
    const { agreementId } = await tenant.does('draftAgreement', as, { params, body });
    const signed = { params: { ...params, agreementId }, body: { signedOn: '2026-01-01' } };
    await tenant.does('signAgreement', as, signed);
  };
  await sign('eea');
  const enrolled = await tenant.enrolsWithGrounds();
  const requestId = await assign(tenant, flowOf('a withdrawal'), enrolled);

  await notify(requestId);
  await sign('eu');
  await notify(requestId, 'reminder');

  expect(posted).toEqual([NORWAY.url]);
  expect(tenant.log.errors()).toEqual(['webhook-outside-perimeter']);
});

it('replaced by a host inside, the next notice goes there', async () => {
  const requestId = await withdrawn(NORWAY);
  await notify(requestId);
  const params = { vendorId: 'bogklub' };
  await tenant.does('replaceWebhook', tenant.caseworker(), { params, body: { webhook: DENMARK } });

  await notify(requestId, 'reminder');

  expect(posted).toEqual([DENMARK.url]);
});

it('a host inside is told, and nobody is alarmed', async () => {
  const requestId = await withdrawn(DENMARK);

  await notify(requestId);

  expect([posted, tenant.log.errors()]).toEqual([[DENMARK.url], []]);
  expect(await stopOf(requestId)).toHaveProperty('notifiedAt');
});
