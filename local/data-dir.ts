import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { commandLine } from './processes.ts';

/** What a running stack tells the other commands; `DIR/stack.json`. */
export const stackInfo = z.object({
  pid: z.number(),
  /** When the process started, so that another one with the same pid is not taken for it. */
  started: z.string(),
  api: z.string(),
  issuer: z.string(),
  dataDir: z.string(),
  endpoints: z.object({
    dynamodb: z.string(),
    sqs: z.string(),
    s3: z.string(),
    kms: z.string(),
    functions: z.string(),
  }),
  tables: z.array(z.string()),
  queues: z.record(z.string(), z.string()),
  buckets: z.array(z.string()),
  keys: z.record(z.string(), z.string()),
  functions: z.array(z.string()),
});
export type StackInfo = z.infer<typeof stackInfo>;

export const DEFAULT_DATA_DIR = '.hjemmel';
const infoFile = (dataDir: string): string => join(dataDir, 'stack.json');
const lockFile = (dataDir: string): string => join(dataDir, 'stack.pid');

/** The start of a process in clock ticks since boot; with the pid, it names one process for ever. */
const startOf = (pid: number): string | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
};
/** Without /proc (not Linux), a pid alone must do. */
const isRunning = (pid: number, started: string): boolean => {
  if (existsSync('/proc/self/stat')) return startOf(pid) === started && commandLine(pid) !== undefined;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const lock = z.object({ pid: z.number(), started: z.string() });

/** The pid of the stack that uses the directory, if one is running. */
export const holderOf = (dataDir: string): number | undefined => {
  try {
    const { pid, started } = lock.parse(JSON.parse(readFileSync(lockFile(dataDir), 'utf8')));
    return isRunning(pid, started) ? pid : undefined;
  } catch {
    return undefined;
  }
};

export class DataDirInUse extends Error {}

/** Makes the directory ours until the process ends; throws when another stack is running on it. */
export const claimDataDir = (directory: string): { readonly dataDir: string; readonly started: string } => {
  const dataDir = resolve(directory);
  mkdirSync(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
  const refuse = (): never => {
    const holder = holderOf(dataDir);
    const how = holder === process.pid ? 'in this process' : `(process ${holder ?? 'unknown'})`;
    throw new DataDirInUse(
      `a stack is already running on ${dataDir} ${how}; stop it, or use another --data-dir`,
    );
  };
  if (holderOf(dataDir) !== undefined) refuse();
  const started = startOf(process.pid) ?? '';
  const own = `${lockFile(dataDir)}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, started }));
  rmSync(lockFile(dataDir), { force: true });
  try {
    // Fails when another stack, started at the same moment, was faster.
    linkSync(own, lockFile(dataDir));
  } catch {
    refuse();
  } finally {
    rmSync(own, { force: true });
  }
  return { dataDir, started };
};

export const releaseDataDir = (dataDir: string): void => {
  rmSync(lockFile(dataDir), { force: true });
  rmSync(infoFile(dataDir), { force: true });
};

export const writeStackInfo = (info: StackInfo): void => {
  const file = infoFile(info.dataDir);
  writeFileSync(`${file}.new`, `${JSON.stringify(info, null, 2)}\n`);
  renameSync(`${file}.new`, file);
};

/** What the stack running on `dataDir` said of itself, or undefined when none runs. */
export const readStackInfo = (directory: string): StackInfo | undefined => {
  const dataDir = resolve(directory);
  if (holderOf(dataDir) === undefined || !existsSync(infoFile(dataDir))) return undefined;
  return stackInfo.parse(JSON.parse(readFileSync(infoFile(dataDir), 'utf8')));
};
