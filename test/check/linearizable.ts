/** What is answered of each purpose: `yes`, or the reason of the no. */
export type Answers = Readonly<Record<string, string>>;

/** One call, from before it was made to after it was answered, on a clock that all callers share. */
export type Span = { readonly start: number; readonly end: number };

/** A call that changes what must be answered of a thing, and what must be once it is done. */
export type Write = Span & { readonly leaves: Answers };

/** A call that was answered something, of one purpose or of several at once. */
export type Read = Span & { readonly answers: Answers };

/** Everything that happened to one thing: writes one after the other, reads whenever. */
export type History<R extends Read = Read> = {
  /** What must be answered before the first write. */
  readonly first: Answers;
  readonly writes: readonly Write[];
  readonly reads: readonly R[];
};

/**
 * A read that no single register could have answered: with what was not current at any moment of the call, or with what
 * was before something that a read already ended has seen.
 */
export type Violation<R extends Read = Read> = {
  readonly kind: 'never-current' | 'back-in-time';
  readonly read: R;
};

/**
 * The reads that keep a history from being linearizable. Each read is given the oldest state that fits what it saw and
 * what ended before it, which leaves the most to the reads after it: if one then finds none, no order explains them all.
 */
export function violationsOf<R extends Read>(history: History<R>): Violation<R>[] {
  const violations: Violation<R>[] = [];
  const seenBy = new Map<R, number>();
  let floor = 0;
  for (const { read, isEnd } of marksOf(history.reads)) {
    if (isEnd) {
      floor = Math.max(floor, seenBy.get(read) ?? 0);
      continue;
    }
    const fitting = versionsSeen(history, read);
    const version = fitting.find((one) => one >= floor);
    if (version !== undefined) seenBy.set(read, version);
    else violations.push({ kind: fitting.length === 0 ? 'never-current' : 'back-in-time', read });
  }
  return violations;
}

/** The reads that were answered with what had been replaced for longer than was promised when they began. */
export const lateReads = <R extends Read>(history: History<R>, promised: number): R[] =>
  history.reads.filter((read) => versionsSeen(history, read, promised).length === 0);

/** Starts and ends of reads as they happened; of those at one moment the starts first, for such calls overlap. */
const marksOf = <R extends Read>(reads: readonly R[]) =>
  reads
    .flatMap((read) => [
      { at: read.start, read, isEnd: false },
      { at: read.end, read, isEnd: true },
    ])
    .toSorted((one, other) => one.at - other.at || Number(one.isEnd) - Number(other.isEnd));

/**
 * The states, by the number of writes before them, that a read may have seen and that say what it was answered: the one
 * left by the last write that had ended when it began, or by any write since that had begun when it ended.
 */
function versionsSeen({ first, writes }: History, { start, end, answers }: Read, lateBy = 0): number[] {
  const oldest = writes.filter((write) => write.end + lateBy < start).length;
  const newest = writes.filter((write) => write.start <= end).length;
  return Array.from({ length: newest - oldest + 1 }, (_, nth) => oldest + nth).filter((version) => {
    const state = version === 0 ? first : (writes[version - 1]?.leaves ?? {});
    return Object.entries(answers).every(([purposeId, answer]) => state[purposeId] === answer);
  });
}
