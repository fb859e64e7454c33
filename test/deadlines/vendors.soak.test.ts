import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestClock } from '../engines/clock.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, flowOf } from '../rights/flows.ts';
import { answerAll, countsOf, deliver } from '../rights/workers.ts';
import { run, waiting } from './waiting.ts';

let engines: Engines | undefined;
let tenant: Tenant;
let clock: TestClock;
beforeEach(async () => {
  await engines?.stop();
  engines = await startEngines();
  clock = new TestClock('2026-11-06T05:00:00.000Z');
  tenant = new Tenant(engines, clock);
  await tenant.contracts({ bogklub: ['photos', 'teaching'], kantine: ['photos'] });
});
afterAll(() => engines?.stop());

const HOUR = 60 * 60 * 1000;
const assigned = async (flow: string) => assign(tenant, flowOf(flow), await tenant.enrolsWithGrounds());
const progress = (requestId: string, key: string) =>
  tenant.does('progressTask', tenant.vendor(key.split('.')[0] ?? ''), {
    params: { taskId: `${requestId}.${key}` },
    body: { status: 'acknowledged' },
  });
/** The tasks that carry a mark, in the order of the alphabet. */
const marked = async (requestId: string, mark: 'remindedAt' | 'escalatedAt') =>
  Object.entries((await tenant.request(requestId)).tasks)
    .filter(([, task]) => task[mark] !== undefined)
    .map(([key]) => key)
    .toSorted();
const reminded = (requestId: string) => marked(requestId, 'remindedAt');
const escalated = (requestId: string) => marked(requestId, 'escalatedAt');

describe('a vendor that is silent', () => {
  it('is reminded after its day to acknowledge, and told to the case worker when it is late: each once', async () => {
    const requestId = await assigned('a withdrawal');
    const happened: unknown[] = [];
    const at = async (ms: number) => {
      clock.advance(ms);
      happened.push(await run(tenant), await run(tenant));
    };

    await at(24 * HOUR - 1);
    await at(2);
    await at(48 * HOUR - 2);
    await at(2);
    await at(27 * 24 * HOUR);

    expect(happened).toEqual([
      ...[{}, {}],
      ...[{ 'task-reminded': 4 }, {}],
      ...[{}, {}],
      // A day to acknowledge, three to have stopped, thirty to have erased.
      ...[{ 'task-escalated': 2 }, {}],
      ...[{ 'task-escalated': 2 }, {}],
    ]);
    expect(tenant.log.errors()).toEqual(['task-escalated', 'task-escalated']);
    expect(await waiting(tenant)).not.toContain(requestId);
    expect((await tenant.view(requestId)).overdue).toEqual(['bogklub', 'kantine']);
  });

  it('that nobody looked after in time is reminded and told in the same run', async () => {
    const requestId = await assigned('a withdrawal');
    clock.advanceDays(4);

    expect(await run(tenant)).toEqual({ 'task-reminded': 4, 'task-escalated': 2 });
    expect(await escalated(requestId)).toEqual(['bogklub.stop', 'kantine.stop']);
  });

  it('is reminded also while the requester is asked what she means', async () => {
    const requestId = await assigned('access');
    await tenant.does('pauseClock', tenant.caseworker(), {
      params: { requestId },
      body: { because: 'scope', question: 'Mener du alt?' },
    });
    clock.advanceDays(2);

    expect(await run(tenant)).toEqual({ 'task-reminded': 2 });
  });
});

describe('more vendors than one transaction takes', () => {
  it('are all reminded, and all told to the case worker, in one run', async () => {
    const many = new Tenant(tenant.engines, clock);
    const names = Array.from({ length: 60 }, (_, nth) => `v${nth}`);
    await many.contracts(Object.fromEntries(names.map((name) => [name, ['photos']])));
    const requestId = await assign(many, flowOf('a withdrawal'), await many.enrolsWithGrounds());
    clock.advanceDays(4);

    const happened = [await run(tenant), await run(tenant)];

    expect(happened).toEqual([{ 'task-reminded': 120, 'task-escalated': 60 }, {}]);
    const counts = await countsOf(many, 'request', requestId);
    expect(counts).toMatchObject({ 'task-reminded': 120, 'task-escalated': 60 });
    expect(await many.verify('request', requestId)).toMatchObject({ intact: true });
  });
});

describe('a vendor that has said something', () => {
  it('is not reminded of it, though it is late with the rest', async () => {
    const requestId = await assigned('a withdrawal');
    await progress(requestId, 'bogklub.stop');
    await tenant.answers('bogklub', requestId, { outcome: 'partly-done', reason: 'Mere følger.' }, 'erase');
    await tenant.answers('kantine', requestId, { outcome: 'done' }, 'stop');
    clock.advanceDays(2);
    const first = await run(tenant);
    clock.advanceDays(29);
    const late = await run(tenant);

    expect([first, late]).toEqual([{ 'task-reminded': 1 }, { 'task-escalated': 3 }]);
    expect(await reminded(requestId)).toEqual(['kantine.erase']);
    expect(await escalated(requestId)).toEqual(['bogklub.erase', 'bogklub.stop', 'kantine.erase']);
  });

  it('is asked again with a clock of its own, and reminded anew', async () => {
    const requestId = await assigned('a withdrawal');
    for (const key of ['bogklub.erase', 'kantine.stop', 'kantine.erase']) await progress(requestId, key);
    await tenant.answers('bogklub', requestId, { outcome: 'failed', reason: 'Nede.' }, 'stop');
    clock.advanceDays(2);
    await tenant.does('retryTask', tenant.caseworker(), {
      params: { requestId, taskId: `${requestId}.bogklub.stop` },
    });
    const early = await run(tenant);
    clock.advance(25 * HOUR);
    const again = await run(tenant);

    expect([early, again]).toEqual([{}, { 'task-reminded': 1, 'task-escalated': 1 }]);
    expect([await reminded(requestId), await escalated(requestId)]).toEqual([
      ['bogklub.stop'],
      ['kantine.stop'],
    ]);
  });
});

describe('nothing waits', () => {
  it('for a vendor whose task is done, waived or taken back', async () => {
    const requestId = await assigned('an objection that is upheld');
    await tenant.assesses(requestId, 'objection');
    await deliver(tenant, 'objection', requestId);
    await tenant.answers('bogklub', requestId, { outcome: 'done' }, 'stop');
    await tenant.does('waiveTask', tenant.caseworker(), {
      params: { requestId, taskId: `${requestId}.bogklub.erase` },
      body: { reason: 'Firmaet er gået konkurs.' },
    });
    clock.advanceDays(20);

    expect(await run(tenant)).toEqual({});
  });

  it('for a request that is carried out', async () => {
    const requestId = await assigned('a withdrawal');
    await answerAll(tenant, requestId);
    await deliver(tenant, 'withdrawal', requestId);

    expect(await waiting(tenant)).not.toContain(requestId);
  });
});
