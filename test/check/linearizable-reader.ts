/** A process that only asks: check functions over one database, each with as many calls in flight as it is told. */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createHandler } from '../../lambdas/check/handler.ts';
import type { Caller } from '../../lambdas/platform/caller.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { LEDGER } from '../engines/engines.ts';
import { apiEvent, context } from '../engines/events.ts';
import { TestLog } from '../engines/log.ts';
import { question } from './asking.ts';
import { type Asked, type Orders, type Reading, since } from './linearizable-orders.ts';

/** Later than any day that the writers come to, so that what they have said counts; the children are still under 15. */
const DAY_OF_CHECKS = Date.parse('2030-12-01T08:00:00.000Z');

/** One call in so many is a batch. */
const BATCH_EVERY = 14;

type Answered = { readonly decision: boolean; readonly context?: { readonly reason?: string } };

process.once('disconnect', () => process.exit());
process.on('message', async (orders: Orders) => {
  process.send?.(await read(orders));
});

async function read(orders: Orders): Promise<Reading> {
  const { until } = orders;
  const asked: Asked[] = [];
  const log = new TestLog();
  const left = { singles: until.singles, inBatches: until.inBatches };
  const isGoingOn = () => left.singles > 0 || left.inBatches > 0 || since(orders.origin) < until.ms;

  const clients = Array.from({ length: orders.handlers }, () => databaseOf(orders));
  const lanes = clients.flatMap((client) => {
    const ask = checkOf(orders, client, log);
    return Array.from({ length: orders.lanes }, async () => {
      while (isGoingOn()) {
        const isSingle = randomInt(BATCH_EVERY) > 0;
        const answered = await ask(isSingle);
        for (const { answers } of answered)
          left[isSingle ? 'singles' : 'inBatches'] -= Object.keys(answers).length;
        asked.push(...answered);
        if (orders.restMs > 0) await sleep(orders.restMs);
      }
    });
  });
  await Promise.all(lanes);
  for (const client of clients) client.destroy();
  return { asked, errors: log.errors() };
}

/** A check function just started: it is asked of one child, or of several for every purpose. */
function checkOf(orders: Orders, client: DynamoDBClient, log: TestLog) {
  const now = () => new Date(DAY_OF_CHECKS + since(orders.origin)).toISOString();
  const handler = createHandler({ ledger: new Ledger(client, LEDGER), clock: { now }, log });
  return async (isSingle: boolean): Promise<Asked[]> => {
    const vendorId = anyOf(orders.vendorIds);
    const childIds = isSingle ? [anyOf(orders.childIds)] : someOf(orders.childIds);
    const purposes = isSingle ? [anyOf(orders.purposes)] : orders.purposes;
    const questions = childIds.flatMap((id) => purposes.map((purpose) => question(id, purpose, vendorId)));
    const event = isSingle
      ? apiEvent('evaluate', callerOf(orders, vendorId), { body: questions[0] })
      : apiEvent('evaluateBatch', callerOf(orders, vendorId), { body: { evaluations: questions } });

    const start = since(orders.origin);
    const { statusCode, body } = await handler(event, context);
    const end = since(orders.origin);

    const answer = JSON.parse(body);
    const all: Answered[] = statusCode === 200 ? (isSingle ? [answer] : answer.evaluations) : [];
    const said = questions.map((_one, nth) => wordOf(all[nth]) ?? `status ${statusCode}`);
    return childIds.map((childId, nth) => {
      const hers = said.slice(nth * purposes.length, (nth + 1) * purposes.length);
      const answers = Object.fromEntries(purposes.map((purpose, at) => [purpose, hers[at] ?? 'nothing']));
      return { vendorId, childId, isSingle, start, end, answers };
    });
  };
}

const wordOf = (one: Answered | undefined) => one && (one.decision ? 'yes' : one.context?.reason);

const callerOf = ({ controller }: Orders, id: string): Caller => ({
  role: 'vendor',
  id,
  controller,
  loa: undefined,
});

const anyOf = <T>(all: readonly T[]): T => all[randomInt(all.length)] as T;

/** At least two, starting anywhere. */
function someOf<T>(all: readonly T[]): T[] {
  if (all.length < 2) return [...all];
  const from = randomInt(all.length);
  return [...all.slice(from), ...all.slice(0, from)].slice(0, 2 + randomInt(all.length - 1));
}

function databaseOf({ endpoint, staleMs }: Orders): DynamoDBClient {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new DynamoDBClient({ region: 'eu-central-1', endpoint, credentials });
  if (staleMs > 0) makeStale(client, staleMs);
  return client;
}

/** What is read of a child is answered again for a while, whatever is written meanwhile: the mistake to be found. */
function makeStale(client: DynamoDBClient, ms: number): void {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<unknown> }>();
  client.middlewareStack.add(
    (next) => (args) => {
      const key = JSON.stringify(args.input);
      if (!key.includes('#child#')) return next(args);
      const known = kept.get(key);
      if (known && performance.now() < known.until) return known.answer as ReturnType<typeof next>;
      const answer = next(args);
      kept.set(key, { until: performance.now() + ms, answer });
      return answer;
    },
    { step: 'initialize', name: 'test-stale' },
  );
}
