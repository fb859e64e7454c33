import { readdirSync, readFileSync } from 'node:fs';

/** CPU a process has used, in ms: its first thread, which runs the server, and all its others. */
export type Cpu = { readonly main: number; readonly others: number };

/** What Linux counts in, whatever the machine: a hundredth of a second. */
const TICK_MS = 10;

const ticks = (stat: string): number => {
  // The name, in brackets, may hold anything; after it come the state, and eleven fields on the two times.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
};

/** Reads /proc; without it (not Linux), or when the process is gone, nothing was used. */
export function cpuOf(pid: number): Cpu {
  let [main, others] = [0, 0];
  try {
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const used = ticks(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')) * TICK_MS;
      if (Number(thread) === pid) main += used;
      else others += used;
    }
  } catch {
    return { main, others };
  }
  return { main, others };
}
