import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { functionUse } from '../memory.ts';
import { cpuOf } from './cpu.ts';
import { keepAlive, type Loaded, load, send, type Target } from './load.ts';
import { type Measuring, sized } from './part.ts';
import { type Stand, startStand } from './stand.ts';
import { percentile, type Spread, spread } from './statistics.ts';
import { untilSteady } from './steady.ts';
import { inTurns, type Side, type Turns } from './turns.ts';

/** One server under load by so many connections, over all rounds; times in µs. */
export type Throughput = {
  readonly perSecond: Spread;
  readonly p50: number;
  readonly p99: number;
  /** Answers that said to come again. */
  readonly refused: number;
};
export type AtConcurrency = {
  readonly concurrency: number;
  readonly stack: Throughput;
  readonly constant: Throughput;
  /** Checks a second for each constant answer a second, round by round. */
  readonly share: Spread;
};

export const STEPS = ['constant', 'health', 'refused', 'check', 'getItem'] as const;
export const BURNERS = ['server', 'functions', 'database', 'asking'] as const;

export type StackMeasured = {
  readonly checks: readonly AtConcurrency[];
  /** Checks a second when every request asks about a whole class. */
  readonly inBatches: {
    readonly children: number;
    readonly concurrency: number;
    readonly perSecond: Spread;
  };
  /** Medians of whole requests in µs, one at a time, in turns. */
  readonly steps: Readonly<Record<(typeof STEPS)[number], number>>;
  /** CPU ms for one check under load, and at how many connections; zeros where there is no /proc. */
  readonly cpu: Readonly<Record<(typeof BURNERS)[number], number>> & { readonly concurrency: number };
  /** What the authorizer's function took on average, in ms, by its own log. */
  readonly authorizerMs: number;
};

const CONCURRENCIES = [1, 8, 32];
const UNDER_LOAD = 8;
const LOAD = { rounds: 5, ms: 1000, warmUps: 6 };
const LOAD_QUICK = { rounds: 2, ms: 400, warmUps: 2 };

/** Checks by HTTP on a whole stack of its own beside a constant by the same server, and where the time goes. */
export async function measureStack(measuring: Measuring): Promise<StackMeasured> {
  measuring.say('starting a stack');
  const stand = await startStand();
  try {
    const checks: AtConcurrency[] = [];
    for (const concurrency of CONCURRENCIES) {
      measuring.say(`${concurrency} at once`);
      checks.push(await besideConstant(stand, concurrency, measuring));
    }
    const { rounds, ms } = sized(measuring, LOAD, LOAD_QUICK);
    const batches: number[] = [];
    while (batches.length < rounds)
      batches.push((await load(stand.batch, UNDER_LOAD, ms)).perSecond * stand.childrenInBatch);
    measuring.say('where the time goes');
    return {
      checks,
      inBatches: {
        children: stand.childrenInBatch,
        concurrency: UNDER_LOAD,
        perSecond: spread(batches),
      },
      steps: await stepsOf(stand, sized(measuring, STEP, STEP_QUICK)),
      cpu: await cpuOfChecks(stand, sized(measuring, 4000, 1200)),
      authorizerMs: authorizerMs(stand),
    };
  } finally {
    await stand.stop();
  }
}

async function besideConstant(
  { check, constant }: Stand,
  concurrency: number,
  measuring: Measuring,
): Promise<AtConcurrency> {
  const { rounds, ms, warmUps } = sized(measuring, LOAD, LOAD_QUICK);
  // At each concurrency anew: what more threads are started for it begin cold.
  for (const target of [check, constant])
    await untilSteady(async () => [(await load(target, concurrency, ms)).perSecond], warmUps);
  const ours: Loaded[] = [];
  const bare: Loaded[] = [];
  while (ours.length < rounds) {
    ours.push(await load(check, concurrency, ms));
    bare.push(await load(constant, concurrency, ms));
  }
  return {
    concurrency,
    stack: throughput(ours),
    constant: throughput(bare),
    share: spread(ours.map(({ perSecond }, round) => perSecond / (bare[round]?.perSecond ?? Number.NaN))),
  };
}

function throughput(rounds: readonly Loaded[]): Throughput {
  const taken = rounds.flatMap((round) => round.taken);
  return {
    perSecond: spread(rounds.map(({ perSecond }) => perSecond)),
    p50: percentile(taken, 50),
    p99: percentile(taken, 99),
    refused: rounds.reduce((sum, { refused }) => sum + refused, 0),
  };
}

const STEP: Turns = { rounds: 1, calls: 500, warmUp: 100 };
const STEP_QUICK: Turns = { rounds: 1, calls: 80, warmUp: 20 };

/** Whole requests that go further and further in, one at a time and in turns: the difference of two is what lies between. */
async function stepsOf(stand: Stand, turns: Turns): Promise<StackMeasured['steps']> {
  const agent = keepAlive(1);
  const asked = (target: Target): Side => ({
    call: async () => {
      const { status, text } = await send(agent, target, 0);
      if (!target.isAnswer(status, text)) throw new Error(`${target.url} answered ${status}: ${text}`);
    },
  });
  const sides = {
    constant: asked(stand.constant),
    health: asked(stand.health),
    refused: asked(stand.refused),
    check: asked(stand.check),
    getItem: asked(stand.getItem),
  };
  const [taken] = await inTurns(sides, turns);
  agent.destroy();
  if (!taken) throw new Error('nothing was measured');
  const medians = STEPS.map((step) => [step, percentile(taken[step], 50)] as const);
  return Object.fromEntries(medians) as StackMeasured['steps'];
}

/** What each process uses of the CPU for one check, from what the system counts before and after. */
async function cpuOfChecks({ stack, check }: Stand, ms: number): Promise<StackMeasured['cpu']> {
  const database = Number(readFileSync(join(stack.dataDir, 'dynoxide.pid'), 'utf8'));
  const used = () => {
    const [ofStack, ofDatabase, own] = [cpuOf(stack.pid), cpuOf(database), process.cpuUsage()];
    return [
      ofStack.main,
      ofStack.others,
      ofDatabase.main + ofDatabase.others,
      (own.user + own.system) / 1000,
    ];
  };
  const before = used();
  const { answers } = await load(check, UNDER_LOAD, ms);
  const after = used();
  const each = BURNERS.map((name, index) => [
    name,
    ((after[index] ?? 0) - (before[index] ?? 0)) / Math.max(1, answers),
  ]);
  return { ...(Object.fromEntries(each) as StackMeasured['cpu']), concurrency: UNDER_LOAD };
}

function authorizerMs({ stack }: Stand): number {
  const name = stack.functions.find((each) => each.includes('Authorizer'));
  if (name === undefined) throw new Error('the stack has no authorizer');
  const { busyMs, invocations } = functionUse(stack.dataDir, name);
  return busyMs / Math.max(1, invocations);
}
