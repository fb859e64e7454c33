import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endIfOurs } from '../processes.ts';
import { indexStreams } from './dynoxide-indexes.ts';

/**
 * `sh` holds the reading end of a pipe whose writing end only we hold: however we die, even by kill -9, the read ends
 * and the engine goes with us.
 */
const WATCHDOG =
  '"$@" </dev/null & engine=$!; echo "$engine"; read -r never; kill -9 "$engine"; wait "$engine"';

export type Dynoxide = { readonly endpoint: string; readonly pid: number; stop: () => Promise<void> };
export type DynoxideOptions = {
  readonly dataDir: string;
  readonly port: number;
  /** Called when the engine ends without having been told to. */
  readonly onExit: (code: number | null) => void;
};

const binary = (): string => {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return join(createRequire(import.meta.url).resolve(`${name}/package.json`), '..', 'dynoxide');
  } catch {
    throw new Error(
      `the database engine ${name} is not installed. On linux-x64, run npm install again; on another platform, set ` +
        'HJEMMEL_DYNOXIDE to the path of a dynoxide binary (https://github.com/nubo-db/dynoxide)',
    );
  }
};

const firstLine = async (child: ChildProcess): Promise<string> => {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return text.trim();
};

const answers = async (endpoint: string): Promise<boolean> => {
  try {
    await (await fetch(endpoint, { signal: AbortSignal.timeout(1000) })).arrayBuffer();
    return true;
  } catch {
    return false;
  }
};

/** Starts the database over `DIR/ledger.sqlite`, after ending one that an earlier stack may have left behind. */
export const startDynoxide = async ({ dataDir, port, onExit }: DynoxideOptions): Promise<Dynoxide> => {
  const program = process.env.HJEMMEL_DYNOXIDE ?? binary();
  if (!existsSync(program)) throw new Error(`there is no database engine at ${program} (HJEMMEL_DYNOXIDE)`);
  const database = join(dataDir, 'ledger.sqlite');
  const pidFile = join(dataDir, 'dynoxide.pid');
  if (existsSync(pidFile)) await endIfOurs(Number(readFileSync(pidFile, 'utf8')), ['serve', database]);

  const log = openSync(join(dataDir, 'logs', 'dynoxide.log'), 'a');
  const command = [program, 'serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', database];
  // A session of its own: Ctrl-C in the terminal must not end the engine before the functions are done with it.
  const child = spawn('sh', ['-c', WATCHDOG, 'sh', ...command], {
    detached: true,
    stdio: ['pipe', 'pipe', log],
  });
  closeSync(log);
  const ended = once(child, 'exit');
  const pid = Number(await firstLine(child));
  if (!(pid > 0)) throw new Error(`the database engine ${program} did not start`);
  writeFileSync(pidFile, String(pid));
  const endpoint = `http://127.0.0.1:${port}`;
  let stopping = false;
  const watch = setInterval(() => {
    if (stopping || isAlive(pid)) return;
    clearInterval(watch);
    onExit(null);
  }, 500).unref();
  const stop = async (): Promise<void> => {
    stopping = true;
    clearInterval(watch);
    child.stdin?.end();
    await ended;
    while (isAlive(pid)) await sleep(5);
    rmSync(pidFile, { force: true });
  };
  for (let tries = 0; !(await answers(endpoint)); tries += 1) {
    if (tries < 200 && isAlive(pid)) await sleep(20);
    else {
      await stop();
      throw new Error(
        `the database engine does not answer on ${endpoint}; see ${join(dataDir, 'logs', 'dynoxide.log')}`,
      );
    }
  }
  indexStreams(database);
  return { endpoint, pid, stop };
};

const isAlive = (pid: number): boolean => {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};
