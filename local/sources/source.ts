import { z } from 'zod';
import type { AwsJson } from '../aws-json.ts';
import type { Functions } from '../functions/functions.ts';
import type { Outcome } from '../functions/protocol.ts';

/** A loop that brings events to a function until it is stopped. */
export type Running = { readonly stop: () => Promise<void> };
export type SourceContext = {
  readonly functions: Functions;
  readonly call: { readonly dynamodb: AwsJson; readonly sqs: AwsJson };
  readonly report: (line: string) => void;
};

const partial = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish(),
});

/**
 * Which records of a batch failed: none, some, or all of them. As in Lambda, an answer that does not make sense,
 * such as an unknown id, fails the whole batch.
 */
export const failuresOf = (
  outcome: Outcome,
  ids: readonly string[],
  reportsItems: boolean,
): readonly string[] => {
  if (!outcome.ok) return ids;
  if (!reportsItems) return [];
  const answer: unknown = JSON.parse(outcome.payload);
  if (answer === null || answer === '') return [];
  const parsed = partial.safeParse(answer);
  if (!parsed.success) return ids;
  const failed = (parsed.data.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  return failed.every((id) => ids.includes(id)) ? failed : ids;
};

/** Runs `loop` until stopped; a fault in it is reported, and the loop goes on after a pause. */
export const keepRunning = (
  name: string,
  report: (line: string) => void,
  loop: (signal: AbortSignal) => Promise<void>,
): Running => {
  const stopped = new AbortController();
  const run = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      try {
        await loop(stopped.signal);
      } catch (error) {
        if (stopped.signal.aborted) return;
        report(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        await pause(1000, stopped.signal);
      }
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopped.abort();
      await running;
    },
  };
};

/** Waits, but not longer than until the signal. */
export const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
