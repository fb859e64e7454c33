import { pause } from './source.ts';

/** Tells a stream's reader that its table was written, so that it need not ask all the time. */
export type Wakeups = {
  readonly notify: (table: string) => void;
  readonly next: (table: string, signal: AbortSignal) => Promise<void>;
};

/** Writes that did not come through the functions are seen after this long. */
const LONGEST = 500;

export const createWakeups = (): Wakeups => {
  const written = new Set<string>();
  const waiting = new Map<string, AbortController>();
  return {
    notify: (table) => {
      const waiter = waiting.get(table);
      if (waiter) waiter.abort();
      else written.add(table);
    },
    next: async (table, signal) => {
      if (written.delete(table)) return;
      const waiter = new AbortController();
      waiting.set(table, waiter);
      await pause(LONGEST, AbortSignal.any([waiter.signal, signal]));
      if (waiting.get(table) === waiter) waiting.delete(table);
    },
  };
};
