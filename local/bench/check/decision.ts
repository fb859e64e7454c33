import { randomQuestions } from '../decision/cases.ts';
import { decisionEngines, disagreements } from '../decision/engines.ts';
import { atMost, type Goal, type Measuring, type Section, sized } from './part.ts';
import { type Spread, spread } from './statistics.ts';
import { spreadCell } from './table.ts';

export type EngineMeasured = {
  readonly name: string;
  readonly version: string;
  readonly note: string;
  /** Nanoseconds of one decision. */
  readonly ns: Spread;
  /** How many times as long as ours, round by round. */
  readonly factor: Spread;
};
export type DecisionMeasured = {
  readonly cases: number;
  readonly allowed: number;
  /** Ours first, the hand-written boolean second, then the others. */
  readonly engines: readonly EngineMeasured[];
};

const CASES = 1024;
const SEED = 20_261_122;
/** A slice is long enough for the clock and short enough that the machine is the same for all in a round. */
const SLICE_MS = 25;
const WARM_UP_MS = 250;

type Engine = Awaited<ReturnType<typeof decisionEngines>>[number];

/** Decides every case; gives how many are allowed, so that no decision can be left out. */
function pass({ decide }: Engine): number {
  let allowed = 0;
  for (let index = 0; index < CASES; index += 1) if (decide(index)) allowed += 1;
  return allowed;
}

/** Passes over all cases for at least so long; nanoseconds of one decision. */
function slice(engine: Engine, leastMs: number, allowed: number): number {
  const started = performance.now();
  let passes = 0;
  let took = 0;
  do {
    if (pass(engine) !== allowed) throw new Error(`${engine.name} decided otherwise than before`);
    passes += 1;
    took = performance.now() - started;
  } while (took < leastMs);
  return (took * 1e6) / (passes * CASES);
}

/** Times every engine on the same cases in turns; throws when one of them answers otherwise than ours. */
export async function measureDecision(measuring: Measuring): Promise<DecisionMeasured> {
  const questions = randomQuestions(CASES, SEED);
  const engines = await decisionEngines(questions);
  const differing = disagreements(engines, CASES);
  if (differing.length > 0)
    throw new Error(`the engines do not agree: ${JSON.stringify(differing.slice(0, 5))}`);
  const [ours] = engines;
  if (!ours) throw new Error('there is no engine');
  const allowed = pass(ours);
  for (const engine of engines) slice(engine, WARM_UP_MS, allowed);

  const rounds = sized(measuring, 15, 5);
  const ns = engines.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    const order = [...engines.keys()];
    for (const index of round % 2 === 0 ? order : order.toReversed())
      ns[index]?.push(slice(engines[index] as Engine, SLICE_MS, allowed));
    if (round % 5 === 4) measuring.say(`round ${round + 1} of ${rounds}`);
  }
  return {
    cases: CASES,
    allowed,
    engines: engines.map(({ name, version, note }, index) => ({
      name,
      version,
      note,
      ns: spread(ns[index] ?? []),
      factor: spread((ns[index] ?? []).map((value, round) => value / (ns[0]?.[round] ?? Number.NaN))),
    })),
  };
}

export function presentDecision({ cases, allowed, engines }: DecisionMeasured): Section {
  const [, boolean, ...peers] = engines;
  const faster = peers.map(
    ({ name, factor }): Goal => ({
      text: `faster than ${name}`,
      measured: `${factor.median.toFixed(1)}x`,
      met: factor.median > 1,
    }),
  );
  return {
    title: `decision: ${cases} random cases (${allowed} allowed), the same answers from all`,
    head: ['', 'version', 'ns per decision', 'x ours (rounds)'],
    rows: engines.map(({ name, version, ns, factor }) => [
      name,
      version,
      ns.median.toFixed(0),
      spreadCell(factor),
    ]),
    goals: [
      ...faster,
      ...(boolean ? [atMost(`ours against the ${boolean.name}`, 1 / boolean.factor.median, 2)] : []),
    ],
    notes: engines.map(({ name, note }) => `${name}: ${note}`),
  };
}
