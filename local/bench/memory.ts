import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MEGABYTE = 1024;

/** The parent and the resident memory (in kB) of every process there is; without /proc (not Linux), none. */
function processes(): Map<number, { readonly parent: number; readonly kilobytes: number }> {
  const found = new Map<number, { parent: number; kilobytes: number }>();
  try {
    for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      const status = statusOf(name);
      const field = (of: string) => Number(new RegExp(`^${of}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
      found.set(Number(name), { parent: field('PPid'), kilobytes: field('VmRSS') });
    }
  } catch {
    return new Map();
  }
  return found;
}

/** Empty for a process that has just ended. */
function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

/** The resident memory of a process and all it has started, in MB. */
export function treeMegabytes(root: number): number {
  const all = processes();
  const isBelow = (pid: number): boolean => {
    const process = all.get(pid);
    return pid === root || (process !== undefined && process.parent > 1 && isBelow(process.parent));
  };
  let kilobytes = 0;
  for (const [pid, process] of all) if (isBelow(pid)) kilobytes += process.kilobytes;
  return Math.round(kilobytes / MEGABYTE);
}

/** Watches the memory of a process tree; `root` may change, as it does when a stack is started again. */
export function watchMemory(root: () => number): { readonly peak: () => number; readonly stop: () => void } {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, treeMegabytes(root()));
  }, 500);
  return { peak: () => peak, stop: () => clearInterval(timer) };
}

const REPORT = /"type":"platform\.report".*"durationMs":(\d+).*"maxMemoryUsedMB":(\d+)/;

export type FunctionUse = {
  readonly invocations: number;
  readonly peakMegabytes: number;
  readonly busyMs: number;
};

/** What a function used, by its own log: runs, the peak of its heap in MB, and how long it ran in all. */
export function functionUse(dataDir: string, name: string): FunctionUse {
  let [invocations, peakMegabytes, busyMs] = [0, 0, 0];
  for (const line of readFileSync(join(dataDir, 'logs', `${name}.log`), 'utf8').split('\n')) {
    const [, ms, megabytes] = REPORT.exec(line) ?? [];
    if (ms === undefined || megabytes === undefined) continue;
    invocations += 1;
    busyMs += Number(ms);
    peakMegabytes = Math.max(peakMegabytes, Number(megabytes));
  }
  return { invocations, peakMegabytes, busyMs };
}
