import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import type { LocalFunction } from '../template/functions.ts';
import { type Instance, startInstance } from './instance.ts';
import type { Outcome } from './protocol.ts';

/** All execution environments of one function. */
export type Pool = {
  readonly definition: LocalFunction;
  /** Runs one event. When the function runs as often at once as it may, it waits, unless too many do. */
  readonly invoke: (event: unknown) => Promise<Outcome>;
  /** Starts one environment ahead of the first invocation. */
  readonly warm: () => void;
  readonly stop: () => Promise<void>;
};
export type PoolOptions = {
  readonly environment: Readonly<Record<string, string>>;
  readonly log: Writable;
  /** @default 4 */
  readonly maximumInstances?: number;
  /** How many may wait; the next is throttled. @default 500 */
  readonly maximumWaiting?: number;
};

const INSTANCES = 4;
/** Lambda has none wait and runs a thousand at once in a new account; here, four and half as many wait. */
const WAITING = 500;
const IDLE_SECONDS = 15;
/** The largest event and the largest answer of a synchronous invocation. */
export const PAYLOAD_LIMIT = 6 * 1024 * 1024;

const tooLarge = (requestId: string, size: number): Outcome => ({
  ok: false,
  requestId,
  error: {
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size (${size} bytes) exceeded maximum allowed payload size (${PAYLOAD_LIMIT} bytes).`,
  },
});

const THROTTLED = 'TooManyRequestsException';
const throttled = (requestId: string): Outcome => ({
  ok: false,
  requestId,
  error: { errorType: THROTTLED, errorMessage: 'Rate Exceeded.' },
});

/** Whether the function was not run at all, because too many waited for it. */
export const isThrottled = (outcome: Outcome): boolean =>
  !outcome.ok && outcome.error.errorType === THROTTLED;

/** A pool that starts with nothing (the first call is a cold start) and grows on demand. */
export const createPool = (definition: LocalFunction, options: PoolOptions): Pool => {
  const { environment, log, maximumInstances = INSTANCES, maximumWaiting = WAITING } = options;
  const maximum = Math.min(maximumInstances, definition.reservedConcurrency ?? maximumInstances);
  const idle: Instance[] = [];
  const all = new Set<Instance>();
  const queue: ((instance: Instance | undefined) => void)[] = [];
  const retiring = new WeakMap<Instance, NodeJS.Timeout>();

  const start = (): Instance => {
    const instance = startInstance(definition, environment, log);
    all.add(instance);
    return instance;
  };
  /** Undefined when too many wait already. */
  const take = async (): Promise<Instance | undefined> => {
    const free = idle.pop();
    if (free?.alive()) return free;
    if (free) return discard(free, true);
    if (all.size < maximum) return start();
    if (queue.length >= maximumWaiting) return undefined;
    return new Promise((resolve) => queue.push(resolve));
  };
  const discard = (dead: Instance, replace: boolean): Instance => {
    all.delete(dead);
    return replace ? start() : dead;
  };
  /** As Lambda does: what a peak has started is not kept for ever. One stays, so that the next call is a warm one. */
  const retireLater = (instance: Instance): void => {
    const retire = (): void => {
      const place = idle.indexOf(instance);
      if (place === -1 || all.size === 1) return;
      idle.splice(place, 1);
      all.delete(instance);
      void instance.stop();
    };
    clearTimeout(retiring.get(instance));
    retiring.set(instance, setTimeout(retire, IDLE_SECONDS * 1000).unref());
  };
  const give = (instance: Instance): void => {
    const next = queue.shift();
    if (instance.alive()) {
      if (next) next(instance);
      else {
        idle.push(instance);
        retireLater(instance);
      }
    } else {
      discard(instance, false);
      if (next) next(start());
    }
  };

  return {
    definition,
    invoke: async (event) => {
      const requestId = randomUUID();
      const instance = await take();
      if (!instance) return throttled(requestId);
      try {
        const outcome = await instance.invoke({ requestId, event: JSON.stringify(event) });
        if (!outcome.ok) log.write(`${JSON.stringify({ requestId, ...outcome.error, trace: undefined })}\n`);
        const size = outcome.ok ? Buffer.byteLength(outcome.payload) : 0;
        return size > PAYLOAD_LIMIT ? tooLarge(requestId, size) : outcome;
      } finally {
        give(instance);
      }
    },
    warm: () => {
      if (all.size === 0) idle.push(start());
    },
    stop: async () => {
      // Who still waits would start the function again.
      for (const refuse of queue.splice(0)) refuse(undefined);
      await Promise.all([...all].map((instance) => instance.stop()));
    },
  };
};
