import { type Cold, measureCold, type Start } from '../cold.ts';
import { atMost, type Measuring, type Section, sized } from './part.ts';
import { type Comparison, comparison, type Spread, spread } from './statistics.ts';
import { spreadCell } from './table.ts';

export type ColdMeasured = {
  readonly bytes: Cold['bytes'];
  /** Milliseconds. */
  readonly loadMs: Readonly<Record<keyof Cold['starts'], Spread>>;
  readonly answerMs: Readonly<Record<keyof Cold['starts'], Spread>>;
  /** The check beside the baseline, from the start of loading to the first answer. */
  readonly answer: Comparison;
  readonly load: Comparison;
  readonly againstLean: Comparison;
};

/** Starts in a round. */
const IN_ROUND = 5;

/** The check's bundle from nothing to its first answer, beside one that only makes the client and reads the item. */
export async function measureColdStart(measuring: Measuring): Promise<ColdMeasured> {
  const runs = IN_ROUND * sized(measuring, 5, 1);
  const { starts, bytes } = await measureCold({ runs }, (run) => {
    if (run % IN_ROUND === 0) measuring.say(`start ${run} of ${runs}`);
  });
  const compared = (of: keyof Start, bare: 'baseline' | 'lean'): Comparison =>
    comparison(
      Array.from({ length: runs / IN_ROUND }, (_, round) => {
        const part = (side: readonly Start[]): number[] =>
          side.slice(round * IN_ROUND, (round + 1) * IN_ROUND).map((start) => start[of]);
        return { ours: part(starts.check), bare: part(starts[bare]) };
      }),
    );
  const each = (of: keyof Start) => ({
    check: spread(starts.check.map((start) => start[of])),
    baseline: spread(starts.baseline.map((start) => start[of])),
    lean: spread(starts.lean.map((start) => start[of])),
  });
  return {
    bytes,
    loadMs: each('loadMs'),
    answerMs: each('answerMs'),
    answer: compared('answerMs', 'baseline'),
    load: compared('loadMs', 'baseline'),
    againstLean: compared('answerMs', 'lean'),
  };
}

const NAMES = {
  check: 'the check',
  baseline: 'SDK client and one GetItem',
  lean: 'the same, without the SDK’s searches',
} as const;

export const presentCold = (cold: ColdMeasured): Section => ({
  title: 'cold: load and first answer of the check’s bundle',
  head: ['', 'kB', 'load ms', 'load and answer ms', 'load ratio', 'ratio (rounds)'],
  rows: (Object.keys(NAMES) as (keyof typeof NAMES)[]).map((side) => [
    NAMES[side],
    (cold.bytes[side] / 1000).toFixed(0),
    spreadCell(cold.loadMs[side], 0),
    spreadCell(cold.answerMs[side], 0),
    side === 'baseline' ? spreadCell(cold.load.ratio.p50) : '',
    { check: '', baseline: spreadCell(cold.answer.ratio.p50), lean: spreadCell(cold.againstLean.ratio.p50) }[
      side
    ],
  ]),
  goals: [
    atMost('load and first answer', cold.answer.ratio.p50.median, 1.15, [
      `that is against a baseline that carries the SDK’s search for credentials; against the lean one without it: ${cold.againstLean.ratio.p50.median.toFixed(2)}x`,
      'in the cloud the authorizer, a function of its own, may start cold before the check; its start is not in these numbers',
    ]),
  ],
  notes: [
    'each start is a process of its own; the database is on loopback; ratios are the check’s by that row’s',
  ],
});
