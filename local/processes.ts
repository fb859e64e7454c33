import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The command line of a running process, or undefined when there is none (or it is a zombie). */
export const commandLine = (pid: number): readonly string[] | undefined => {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
    return words.length > 0 ? words : undefined;
  } catch {
    return undefined;
  }
};

/** Ends a process if its command line still says all of `words`: pids are reused. Resolves when it is gone. */
export const endIfOurs = async (pid: number, words: readonly string[]): Promise<boolean> => {
  const isOurs = (): boolean => {
    const line = commandLine(pid);
    return line !== undefined && words.every((word) => line.includes(word));
  };
  if (!isOurs()) return false;
  process.kill(pid, 'SIGKILL');
  while (isOurs()) await sleep(10);
  return true;
};
