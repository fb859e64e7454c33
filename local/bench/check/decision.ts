import { randomQuestions } from '../decision/cases.ts';
import { decisionEngines, disagreements } from '../decision/engines.ts';
import { atMost, type Goal, type Measuring, type Section, sized } from './part.ts';
import { ASSUMED } from './prices.ts';
import { type Comparison, comparison, type Spread } from './statistics.ts';
import { ratioCells, spreadCell } from './table.ts';

export type EngineMeasured = {
  readonly name: string;
  readonly version: string;
  readonly note: string;
  /** Nanoseconds of one decision of each pass over all cases, beside ours in a warm environment. */
  readonly compared: Comparison;
  /** The same beside ours when nothing is remembered. */
  readonly comparedFirst: Comparison;
};
export type DecisionMeasured = {
  readonly cases: number;
  readonly allowed: number;
  /** Ours, ours with nothing remembered, the hand-written boolean, then the others. */
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
    engines: engines.map(({ name, version, note }, index) => {
      const beside = (other: number): Comparison =>
        comparison(
          (taken[index] ?? []).map((theirs, round) => ({ ours: theirs, bare: taken[other]?.[round] ?? [] })),
        );
      return { name, version, note, compared: beside(0), comparedFirst: beside(1) };
    }),
  };
}

/** How many times as long as the boolean one takes beside which the boolean was measured. */
const inverse = ({ ratio: { p50 } }: Comparison): Spread => ({
  median: 1 / p50.median,
  min: 1 / p50.max,
  max: 1 / p50.min,
});

/** The goal is about a warm environment, so it names what the first question pays. */
function byBoolean({ name, compared, comparedFirst }: EngineMeasured, first: EngineMeasured): Goal {
  const [warm, atFirst] = [inverse(compared), inverse(comparedFirst)];
  const goal = atMost(
    `ours by the ${name} in a warm environment, where an agreement is remembered as long as it is kept (${ASSUMED.registerSeconds} s),`,
    warm.median,
    2,
    [
      `${first.name}, by the ${name}: ${spreadCell(atFirst)}; so much the first question about a vendor and a purpose pays in each ${ASSUMED.registerSeconds} s`,
    ],
  );
  return { ...goal, measured: `${goal.measured}; with nothing remembered ${atFirst.median.toFixed(2)}x` };
}

export function presentDecision({ cases, allowed, engines }: DecisionMeasured): Section {
  const [ours, first, boolean, ...peers] = engines;
  const faster = peers.map(({ name, compared, comparedFirst }): Goal => {
    const [warm, atFirst] = [compared.ratio.p50.median, comparedFirst.ratio.p50.median];
    return {
      text: `faster than ${name}, which has its agreements prepared, in a warm environment`,
      measured: `${warm.toFixed(1)}x; with nothing remembered ${atFirst.toFixed(1)}x`,
      met: warm > 1,
      beside: [],
    };
  });
  return {
    title: `decision: ${cases} random cases (${allowed} allowed), the same answers from all`,
    head: [
      '',
      'version',
      'ns p50',
      'ns p99',
      'p50 by ours (rounds)',
      'p99 by ours (rounds)',
      'p50 by nothing remembered',
    ],
    rows: engines.map(({ name, version, compared, comparedFirst }) => [
      name,
      version,
      compared.ours.p50.toFixed(0),
      compared.ours.p99.toFixed(0),
      ...(name === ours?.name ? ['', ''] : ratioCells(compared)),
      name === first?.name ? '' : spreadCell(comparedFirst.ratio.p50),
    ]),
    goals: [...faster, ...(first && boolean ? [byBoolean(boolean, first)] : [])],
    notes: [
      'nanoseconds of one decision, by passes over all cases; ratios say how many times as long as ours it takes',
      ...engines.map(({ name, note }) => `${name}: ${note}`),
    ],
  };
}
