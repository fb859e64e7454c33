import { randomQuestions } from '../decision/cases.ts';
import { decisionEngines, disagreements } from '../decision/engines.ts';
import { atMost, type Goal, type Measuring, type Section, sized } from './part.ts';
import { type Comparison, comparison } from './statistics.ts';
import { ratioCells } from './table.ts';

export type EngineMeasured = {
  readonly name: string;
  readonly version: string;
  readonly note: string;
  /** Nanoseconds of one decision, beside ours: of each pass over all cases. */
  readonly compared: Comparison;
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

/** Passes over all cases for at least so long; nanoseconds of one decision, by pass. */
function passes(engine: Engine, leastMs: number, allowed: number): number[] {
  const taken: number[] = [];
  const started = performance.now();
  for (let begun = started; begun - started < leastMs; begun = performance.now()) {
    if (pass(engine) !== allowed) throw new Error(`${engine.name} decided otherwise than before`);
    taken.push(((performance.now() - begun) * 1e6) / CASES);
  }
  return taken;
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
  for (const engine of engines) passes(engine, WARM_UP_MS, allowed);

  const rounds = sized(measuring, 15, 5);
  const taken = engines.map((): number[][] => []);
  for (let round = 0; round < rounds; round += 1) {
    const order = [...engines.keys()];
    for (const index of round % 2 === 0 ? order : order.toReversed())
      taken[index]?.push(passes(engines[index] as Engine, SLICE_MS, allowed));
    if (round % 5 === 4) measuring.say(`round ${round + 1} of ${rounds}`);
  }
  return {
    cases: CASES,
    allowed,
    engines: engines.map(({ name, version, note }, index) => ({
      name,
      version,
      note,
      compared: comparison(
        (taken[index] ?? []).map((theirs, round) => ({ ours: theirs, bare: taken[0]?.[round] ?? [] })),
      ),
    })),
  };
}

export function presentDecision({ cases, allowed, engines }: DecisionMeasured): Section {
  const [ours, boolean, ...peers] = engines;
  const faster = peers.map(({ name, compared: { ratio } }): Goal => {
    const factor = ratio.p50.median;
    return { text: `faster than ${name}`, measured: `${factor.toFixed(1)}x`, met: factor > 1 };
  });
  return {
    title: `decision: ${cases} random cases (${allowed} allowed), the same answers from all`,
    head: ['', 'version', 'ns p50', 'ns p99', 'p50 by ours (rounds)', 'p99 by ours (rounds)'],
    rows: engines.map(({ name, version, compared }) => [
      name,
      version,
      compared.ours.p50.toFixed(0),
      compared.ours.p99.toFixed(0),
      ...(name === ours?.name ? [] : ratioCells(compared)),
    ]),
    goals: [
      ...faster,
      ...(boolean ? [atMost(`ours by the ${boolean.name}`, 1 / boolean.compared.ratio.p50.median, 2)] : []),
    ],
    notes: [
      'nanoseconds of one decision, by passes over all cases; ratios say how many times as long as ours it takes',
      ...engines.map(({ name, note }) => `${name}: ${note}`),
    ],
  };
}
