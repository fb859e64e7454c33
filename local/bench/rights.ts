import { setTimeout as sleep } from 'node:timers/promises';
import { dateInCopenhagen } from '../../lambdas/domain/dates.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { operatorDynamo } from '../aws.ts';
import { type As, type Client, createClient, freshController } from '../client.ts';
import { type StackProcess, startLocalStackProcess } from '../stack-process.ts';
import { enrolClass, medianErasure, registerAll, VENDOR } from './controller.ts';
import { functionUse, watchMemory } from './memory.ts';
import { createProgress, spoken } from './progress.ts';
import { prove } from './proof.ts';
import { seedChildren } from './seed.ts';
import { startVendor } from './vendor.ts';

export type BenchOptions = {
  readonly children: number;
  readonly perMinute: number;
  /** Whether the whole stack is killed on the way. */
  readonly kill: boolean;
  readonly dataDir: string;
  readonly write: (line: string) => void;
};

const CASEWORKER: As = ['caseworker', 'cw1'];
/** Tokens outlive the longest run. */
const LONGEST_SECONDS = 24 * 60 * 60;
const LOOK_EVERY_MS = 5000;
/** Long enough that no message is shown again while its worker is at it, however busy the machine. */
const RETRY_SECONDS = 120;
const KILL_AT = 0.4;
const ALONE = 5;

type Bulk = {
  readonly status: string;
  readonly seen: number;
  readonly opened: number;
  readonly stillOpen: number;
};

/** What one run measured; times in milliseconds. */
type Measured = { raisedMs: number; completedMs: number; downMs: number };

/**
 * Ends an agreement that concerns many children, on a stack of its own, and follows the erasures to their end; tells
 * times and memory, and proves from the ledger that every child has exactly one request. False when something fails.
 */
export async function benchRights(options: BenchOptions): Promise<boolean> {
  const { children, dataDir, write } = options;
  write(`Erasures for ${children} children at once, on a stack of its own in ${dataDir}`);
  let stack = await startLocalStackProcess({ dataDir, retrySeconds: RETRY_SECONDS });
  const memory = watchMemory(() => stack.pid);
  const client = createClient({ ...stack, controller: freshController(), expiresIn: LONGEST_SECONDS });
  const ledger = ledgerOf(stack);
  const vendor = startVendor(client, VENDOR);
  try {
    const { agreementId, purpose } = await registerAll(client, CASEWORKER);
    const enrolled = await enrolClass(client, CASEWORKER, purpose.id);
    const perSecond = ((enrolled.childIds.length * 1000) / enrolled.ms).toFixed(0);
    write(`\n1. ${enrolled.childIds.length} children enrolled through the API, ${perSecond} a second.`);
    const seeded = Math.max(0, children - enrolled.childIds.length + ALONE + 1);
    write(
      `   The other ${seeded} are written straight to the ledger, event by event, without names in the vault.`,
    );
    const seedingAt = performance.now();
    const now = new Date().toISOString();
    await seedChildren(
      {
        ledger,
        controller: client.controller,
        children: seeded,
        purpose,
        from: dateInCopenhagen(now),
        at: now,
      },
      every(LOOK_EVERY_MS, createProgress('children', seeded, write)),
    );
    write(
      `   took ${spoken(performance.now() - seedingAt)}; peak memory of the stack until here ${memory.peak()} MB`,
    );

    const [warm = '', ...single] = enrolled.childIds;
    await medianErasure(client, CASEWORKER, [warm]);
    const aloneMs = await medianErasure(client, CASEWORKER, single.slice(0, ALONE));
    write(`\n2. One erasure alone, from order to completed: ${aloneMs.toFixed(0)} ms (median of ${ALONE})`);

    write('\n3. The agreement ends');
    const body = { endsOn: dateInCopenhagen(now), perMinute: options.perMinute };
    const params = { vendorId: VENDOR[1] ?? '', agreementId };
    const begun = performance.now();
    const ended = await client.call('terminateAgreement', { as: CASEWORKER, params, body });
    if (ended.status !== 201)
      throw new Error(`the agreement could not be ended: ${JSON.stringify(ended.body)}`);
    const { bulkId } = ended.body;
    const measured = await follow(client, bulkId, begun, options, async () => {
      await stack.kill('SIGKILL');
      stack = await stack.restart();
    });
    memory.stop();

    write('\n4. Proof, from the ledger');
    const proof = await prove(ledgerOf(stack), client.controller, bulkId, children);
    write(`   ${proof.requests} requests of ${proof.children} children, ${proof.completed} completed`);
    write(`   ${proof.chains} chains verified`);
    for (const fault of proof.faults) write(`   WRONG: ${fault}`);

    const worker = functionUse(dataDir, stack.functions.find((name) => /bulks/i.test(name)) ?? '');
    report({ ...measured, aloneMs, peakMegabytes: memory.peak(), worker, children }, write);
    return proof.faults.length === 0;
  } finally {
    memory.stop();
    await vendor.stop();
    await stack.stop();
  }
}

const ledgerOf = (stack: StackProcess): Ledger => {
  const table = stack.tables.find((name) => /ledger/i.test(name));
  if (!table) throw new Error('the stack has no ledger');
  return new Ledger(operatorDynamo(stack), table);
};

/** Looks at a bulk until all of its requests are completed, killing the stack once on the way when asked to. */
async function follow(
  client: Client,
  bulkId: string,
  begun: number,
  { children, kill, write }: BenchOptions,
  killAndRestart: () => Promise<void>,
): Promise<Measured> {
  const raising = createProgress('raised', children, write);
  const completing = createProgress('completed', children, write);
  let [raisedMs, downMs] = [0, 0];
  let isToKill = kill;
  for (;;) {
    const bulk = await look(client, bulkId);
    const since = performance.now() - begun;
    if (bulk && raisedMs === 0 && bulk.status === 'done') {
      raisedMs = since;
      write(`   all ${bulk.opened} are raised after ${spoken(raisedMs)}`);
    }
    if (bulk && raisedMs > 0 && bulk.stillOpen === 0) return { raisedMs, completedMs: since, downMs };
    if (bulk && raisedMs === 0) raising(bulk.opened, `, ${bulk.opened - bulk.stillOpen} completed`);
    else if (bulk) completing(bulk.opened - bulk.stillOpen);
    if (bulk && isToKill && bulk.opened >= children * KILL_AT) {
      isToKill = false;
      const down = performance.now();
      write(`   kill -9 of the whole stack, with ${bulk.opened} raised and ${bulk.stillOpen} of them open`);
      await killAndRestart();
      downMs = performance.now() - down;
      write(`   started again on the same data after ${spoken(downMs)}`);
    }
    await sleep(LOOK_EVERY_MS / (children < 2000 ? 10 : 1));
  }
}

const look = async (client: Client, bulkId: string): Promise<Bulk | undefined> => {
  const reply = await client.call('getBulk', { as: CASEWORKER, params: { bulkId } }).catch(() => undefined);
  return reply?.status === 200 ? reply.body : undefined;
};

type Report = Measured & {
  readonly aloneMs: number;
  readonly peakMegabytes: number;
  readonly children: number;
  readonly worker: ReturnType<typeof functionUse>;
};

function report(of: Report, write: (line: string) => void): void {
  const { children, raisedMs, completedMs, downMs, aloneMs, worker } = of;
  const perRequest = (completedMs - downMs) / children;
  const rate = (ms: number) => `${((children * 1000) / (ms - downMs)).toFixed(1)} requests/s`;
  const rows: readonly (readonly [string, string])[] = [
    ['all requests raised', `${spoken(raisedMs)}  (${rate(raisedMs)})`],
    ['all requests completed', `${spoken(completedMs)}  (${rate(completedMs)})`],
    ['of which the stack was down', downMs > 0 ? spoken(downMs) : 'not killed'],
    ['one request among many', `${perRequest.toFixed(1)} ms`],
    ['one request alone', `${aloneMs.toFixed(0)} ms  (${(aloneMs / perRequest).toFixed(1)} times as long)`],
    [
      'peak memory of the stack, all processes',
      of.peakMegabytes > 0 ? `${of.peakMegabytes} MB` : 'unknown here',
    ],
    [
      'peak heap of the worker of bulks',
      `${worker.peakMegabytes} MB in ${worker.invocations} runs of ${spoken(worker.busyMs)} in all`,
    ],
  ];
  write('\n5. Result');
  for (const [what, value] of rows) write(`   ${what.padEnd(42)}${value}`);
}

/** Passes on a number at most once in so many milliseconds. */
function every(ms: number, tell: (done: number) => void): (done: number) => void {
  let last = performance.now();
  return (done) => {
    if (performance.now() - last < ms) return;
    last = performance.now();
    tell(done);
  };
}
