import type { Running } from './source.ts';

const EVERY = 1000;

/** Says on the terminal when a dead-letter queue has got messages, and what mends it. */
export const watchDeadLetters = (
  queues: readonly string[],
  depth: (queue: string) => number,
  report: (line: string) => void,
): Running => {
  const known = new Map<string, number>();
  const look = (): void => {
    for (const queue of queues) {
      const count = depth(queue);
      if (count > (known.get(queue) ?? 0)) {
        const messages = count === 1 ? '1 message' : `${count} messages`;
        report(
          `dead letters: ${messages} in ${queue}; find out why (see the logs), then: npm run redrive -- ${queue}`,
        );
      }
      known.set(queue, count);
    }
  };
  look();
  const timer = setInterval(look, EVERY);
  return { stop: async () => clearInterval(timer) };
};
