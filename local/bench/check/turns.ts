import { percentile } from './statistics.ts';
import { untilSteady } from './steady.ts';

/** One of several things that are measured beside each other. */
export type Side = {
  readonly call: () => Promise<unknown>;
  /** Throws when the last answer is not the one that is to be measured; its time does not count. @default - any will do */
  readonly verify?: () => void;
};

export type Turns = {
  readonly rounds: number;
  /** Calls of each side in a round. */
  readonly calls: number;
  /** Calls of each side at a time before the first round, until their medians are steady. */
  readonly warmUp: number;
};

/** How long each call of each side took in one round, in µs. */
export type Taken<N extends string> = Readonly<Record<N, readonly number[]>>;

const MICROSECONDS = 1000;
const MOST_WARM_UPS = 5;

/** Measures calls in turns, there and back again (a, b, b, a), so that what changes on the machine changes for all. */
export async function inTurns<N extends string>(
  sides: Readonly<Record<N, Side>>,
  { rounds, calls, warmUp }: Turns,
  progress: (round: number) => void = () => undefined,
): Promise<Taken<N>[]> {
  const there = Object.keys(sides) as N[];
  const order = [...there, ...there.toReversed()];
  const round = async (count: number): Promise<Taken<N>> => {
    const taken = Object.fromEntries(there.map((name) => [name, [] as number[]])) as Record<N, number[]>;
    for (let made = 0; made < count; made += 2) {
      for (const name of order) {
        const { call, verify } = sides[name];
        const started = performance.now();
        await call();
        taken[name].push((performance.now() - started) * MICROSECONDS);
        verify?.();
      }
    }
    return taken;
  };
  await untilSteady(async () => {
    const taken = await round(warmUp);
    return there.map((name) => percentile(taken[name], 50));
  }, MOST_WARM_UPS);
  const measured: Taken<N>[] = [];
  while (measured.length < rounds) {
    measured.push(await round(calls));
    progress(measured.length);
  }
  return measured;
}
