/** The least, the middle and the greatest of several measurements of the same thing. */
export type Spread = { readonly median: number; readonly min: number; readonly max: number };

/** What many calls took, in the unit they were measured in; a bill is for the mean, which has the slow ones in it. */
export type Summary = {
  readonly count: number;
  readonly mean: number;
  readonly p50: number;
  readonly p99: number;
};

/** One thing beside another: each over all rounds, and how many times as long, by round. */
export type Comparison = {
  readonly rounds: number;
  readonly ours: Summary;
  readonly bare: Summary;
  readonly ratio: { readonly p50: Spread; readonly p99: Spread };
};

/** The samples of one round, taken in turns. */
export type Round = { readonly ours: readonly number[]; readonly bare: readonly number[] };

/** The smallest sample that at least `percent` per cent of all are not above (nearest rank); throws when there is none. */
export function percentile(samples: readonly number[], percent: number): number {
  const rank = Math.max(1, Math.ceil((samples.length * percent) / 100));
  const found = samples.toSorted((a, b) => a - b)[rank - 1];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

/** The median of an even count is the mean of the two in the middle; throws when there is nothing. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || min === undefined || max === undefined)
    throw new Error('nothing was measured');
  return { median: (low + high) / 2, min, max };
}

export const summary = (samples: readonly number[]): Summary => ({
  count: samples.length,
  mean: samples.reduce((sum, sample) => sum + sample, 0) / samples.length,
  p50: percentile(samples, 50),
  p99: percentile(samples, 99),
});

/** Each side over all rounds; the ratio of a percentile is taken in each round, so that a slow minute counts for both. */
export function comparison(rounds: readonly Round[]): Comparison {
  const ratio = (percent: number): Spread =>
    spread(rounds.map(({ ours, bare }) => percentile(ours, percent) / percentile(bare, percent)));
  return {
    rounds: rounds.length,
    ours: summary(rounds.flatMap(({ ours }) => ours)),
    bare: summary(rounds.flatMap(({ bare }) => bare)),
    ratio: { p50: ratio(50), p99: ratio(99) },
  };
}
