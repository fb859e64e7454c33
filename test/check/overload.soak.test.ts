import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHandler } from '../../lambdas/check/handler.ts';
import { dynamoClient } from '../../lambdas/platform/clients.ts';
import { BRISK } from '../../lambdas/platform/patience.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import '../builders/one-realm.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { apiEvent, context } from '../engines/events.ts';
import { Tenant } from '../engines/tenant.ts';
import { startWire, type Wire } from '../engines/wire.ts';
import { question } from './asking.ts';

let engines: Engines;
let tenant: Tenant;
let childId: string;
let wire: Wire;
let check: ReturnType<typeof theCheck>;
beforeAll(async () => {
  engines = await startEngines();
});
afterAll(() => engines.stop());
beforeEach(async () => {
  tenant = new Tenant(engines);
  await tenant.contracts({ bogklub: ['photos', 'teaching'] });
  ({ childId } = await tenant.enrolsWithGrounds());
  const behind = await engines.dynamo.config.endpoint?.();
  if (!behind) throw new Error('the database has no endpoint');
  wire = await startWire({ host: behind.hostname, port: behind.port ?? 0 });
  check = theCheck(wire);
});
afterEach(async () => {
  check.stop();
  await wire.stop();
});

/** One execution environment of the check, with its own client as it is deployed, over a wire to the database. */
function theCheck({ endpoint }: Wire) {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = dynamoClient({ endpoint, credentials, local: true }, BRISK);
  const handler = createHandler({ ...tenant.deps(), ledger: new Ledger(client, LEDGER) });
  const asked = async (operation: 'evaluate' | 'evaluateBatch', sent: unknown) => {
    const started = performance.now();
    const event = apiEvent(operation, tenant.vendor('bogklub'), { body: sent });
    const { statusCode: status, headers = {}, body } = await handler(event, context);
    return { status, headers, body: JSON.parse(body), ms: performance.now() - started };
  };
  return {
    one: () => asked('evaluate', question(childId)),
    batch: (children: number) =>
      asked('evaluateBatch', { evaluations: Array.from({ length: children }, () => question(childId)) }),
    stop: () => client.destroy(),
  };
}
type Asked = Awaited<ReturnType<ReturnType<typeof theCheck>['one']>>;

/** A check that could not be answered: not a yes, not a no either, and when to ask again. */
const expectUnanswered = ({ status, headers, body, ms }: Asked): void => {
  expect([status, body.reason, headers['retry-after']]).toEqual([503, 'store-unavailable', '2']);
  expect(JSON.stringify(body)).not.toMatch(/decision|evaluations|true/);
  expect(ms).toBeLessThan(3_000);
};
const expectYes = ({ status, body }: Asked): void => {
  expect([status, body.decision]).toEqual([200, true]);
};

describe('a check, when the store', () => {
  it('is slow but answers, is answered', async () => {
    wire.slow(300);

    expectYes(await check.one());
  });

  it.each(['one', 'batch'] as const)('does not answer, fails closed and in time: %s', async (which) => {
    expectYes(await check.one());
    wire.stick();

    expectUnanswered(await (which === 'one' ? check.one() : check.batch(3)));
  });

  it('is slower than anybody waits, fails closed and in time', async () => {
    wire.slow(1_500);

    expectUnanswered(await check.one());
  });

  it('is away, fails closed at once; when it is back, the same function answers', async () => {
    expectYes(await check.one());

    for (let outage = 0; outage < 3; outage += 1) {
      await wire.cut();
      expectUnanswered(await check.one());
      expectUnanswered(await check.batch(3));
      await wire.mend();
      expectYes(await check.one());
    }
  });

  it('was away when the function started, is answered once it is there', async () => {
    await wire.cut();
    expectUnanswered(await check.one());
    await wire.mend();

    expectYes(await check.one());
  });
});

describe('many checks at once, when the store does not answer,', () => {
  const MANY = 400;
  const flood = (many = MANY) => Promise.all(Array.from({ length: many }, () => check.one()));

  it('are each answered in time, by fifty connections and little memory', async () => {
    expectYes(await check.one());
    wire.stick();
    const before = process.memoryUsage().heapUsed;

    for (const each of await flood()) {
      expect([each.status, each.body.reason]).toEqual([503, 'store-unavailable']);
      // All of it is one process here: the last of four hundred waits for the others' turns.
      expect(each.ms).toBeLessThan(4_500);
    }

    expect(wire.most()).toBeLessThanOrEqual(50);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(150 * 1024 * 1024);
  });

  it('do not hurt those who come after', async () => {
    wire.stick();
    await flood();
    await wire.mend();

    // As many as there are connections for.
    for (const each of await flood(50)) expectYes(each);
  });

  it('use up the second attempts, which come back with success', async () => {
    wire.stick();
    await flood();
    await wire.mend();

    const lost = async (): Promise<number> => {
      expectYes(await check.one());
      wire.cutOnUse();
      return (await check.one()).status;
    };
    // Nothing is left for a second attempt. Each success gives back a fourteenth of one.
    expect(await lost()).toBe(503);
    for (let nth = 0; nth < 30; nth += 1) expectYes(await check.one());
    expect(await lost()).toBe(200);
  });
});
