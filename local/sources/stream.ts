import { z } from 'zod';
import type { StreamSource } from '../template/sources.ts';
import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import { compileFilters } from './filter.ts';
import { failuresOf, keepRunning, pause, type Running, type SourceContext } from './source.ts';
import { createStreamReader, type StreamRecord } from './stream-reader.ts';

const place = z.object({ stream: z.string(), shards: z.record(z.string(), z.string()) });
type Place = z.infer<typeof place>;

export type StreamOptions = {
  /** The stream as the engine calls it. */
  readonly streamArn: string;
  readonly checkpointFile: string;
  /** Tells when to look again: at once after a write, else after a while. */
  readonly nextWrite: (signal: AbortSignal) => Promise<void>;
  /** Where records go that are given up. */
  readonly giveUp: (
    source: StreamSource,
    shard: string,
    records: readonly StreamRecord[],
    attempts: number,
  ) => Promise<void>;
};

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 10_000;

const sequence = (record: StreamRecord | undefined): string => record?.dynamodb.SequenceNumber ?? '';
const ageSeconds = (record: StreamRecord | undefined): number =>
  Date.now() / 1000 - (record?.dynamodb.ApproximateCreationDateTime ?? Date.now() / 1000);

/** Brings a table's changes to its function, in order, and remembers on disk how far it came. */
export const startStreamSource = (
  source: StreamSource,
  options: StreamOptions,
  context: SourceContext,
): Running => {
  const { functions, call, report } = context;
  const passes = compileFilters(source.patterns);
  const reader = createStreamReader(call.dynamodb, options.streamArn, source.sourceArn);
  const checkpoint: Checkpoint<Place> = openCheckpoint(options.checkpointFile, (value) => place.parse(value));
  const kept = checkpoint.read();
  // Another stream's numbers mean nothing here: the table was made anew.
  let at: Place = kept?.stream === options.streamArn ? kept : { stream: options.streamArn, shards: {} };
  const reached = (shard: string, number: string): void => {
    at = { ...at, shards: { ...at.shards, [shard]: number } };
    checkpoint.write(at);
  };

  /** Gives the records to the function until it has done all of them, or they are given up. */
  const deliver = async (
    shard: string,
    batch: readonly StreamRecord[],
    signal: AbortSignal,
  ): Promise<void> => {
    let rest = batch;
    let size = rest.length;
    for (let attempt = 0; rest.length > 0 && !signal.aborted; ) {
      const sent = rest.slice(0, size);
      const outcome = await functions.invoke(source.functionName, { Records: sent });
      const failed = failuresOf(outcome, sent.map(sequence), source.reportsItemFailures);
      const first = sent.findIndex((record) => failed.includes(sequence(record)));
      const done = first === -1 ? sent.length : first;
      if (done > 0) {
        reached(shard, sequence(sent[done - 1]));
        rest = rest.slice(done);
        attempt = 0;
      }
      if (first === -1) {
        size = rest.length;
        continue;
      }
      attempt += 1;
      const tooOld = source.maximumAgeSeconds >= 0 && ageSeconds(rest[0]) > source.maximumAgeSeconds;
      const tooOften = source.maximumRetries >= 0 && attempt > source.maximumRetries;
      if (tooOld || tooOften) {
        const lost = rest.slice(0, Math.max(1, Math.min(size, rest.length)));
        await options.giveUp(source, shard, lost, attempt);
        reached(shard, sequence(lost.at(-1)));
        rest = rest.slice(lost.length);
        attempt = 0;
        size = rest.length;
        continue;
      }
      if (source.bisects && !outcome.ok) size = Math.max(1, Math.floor(sent.length / 2));
      else size = Math.max(1, Math.min(size, rest.length));
      if (attempt === 1)
        report(
          `${source.functionName} failed on a record of the stream; it is tried again until it succeeds`,
        );
      await pause(Math.min(FIRST_PAUSE * 2 ** (attempt - 1), LONGEST_PAUSE), signal);
    }
  };

  let shards: readonly string[] = [];
  return keepRunning(source.id, report, async (signal) => {
    // The engine has one shard per table, for ever.
    if (shards.length === 0) shards = await reader.shards(signal);
    let found = 0;
    for (const shard of shards) {
      const read = await reader.read(shard, at.shards[shard], source.batchSize, signal);
      found += read.length;
      const wanted = read.filter(passes);
      await deliver(shard, wanted, signal);
      const last = sequence(read.at(-1));
      if (last && !signal.aborted && at.shards[shard] !== last) reached(shard, last);
    }
    if (found === 0) await options.nextWrite(signal);
  });
};
