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

export type Dynoxide = { readonly endpoint: string; readonly stop: () => Promise<void> };
export type DynoxideOptions = {
  readonly dataDir: string;
  readonly port: number;
  readonly report: (line: string) => void;
  /** Called when the engine is gone for good. */
  readonly onFailure: (why: string) => void;
};

/** How often one stack starts it again. */
const RESTARTS = 5;

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

type Launched = { readonly pid: number; readonly ended: Promise<unknown>; readonly end: () => Promise<void> };

/** Starts the engine once, and waits until it answers. */
const launch = async (program: string, database: string, port: number, log: string): Promise<Launched> => {
  const sink = openSync(log, 'a');
  const command = [program, 'serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', database];
  // A session of its own: Ctrl-C in the terminal must not end the engine before the functions are done with it.
  const child = spawn('sh', ['-c', WATCHDOG, 'sh', ...command], {
    detached: true,
    stdio: ['pipe', 'pipe', sink],
  });
  closeSync(sink);
  const closed = once(child, 'close');
  const pid = Number(await firstLine(child));
  if (!(pid > 0)) throw new Error(`the database engine ${program} did not start`);
  const end = async (): Promise<void> => {
    child.stdin?.end();
    await closed;
  };
  for (let tries = 0; !(await answers(`http://127.0.0.1:${port}`)); tries += 1) {
    if (tries < 200 && isAlive(pid)) await sleep(20);
    else {
      await end();
      throw new Error(`the database engine does not answer on port ${port}; see ${log}`);
    }
  }
  const gone = async (): Promise<void> => {
    while (isAlive(pid)) await sleep(100, undefined, { ref: false });
  };
  return { pid, ended: gone(), end };
};

/**
 * Starts the database over `DIR/ledger.sqlite`, after ending one that an earlier stack may have left behind. One that
 * dies is started again: what it had accepted is on disk.
 */
export const startDynoxide = async ({
  dataDir,
  port,
  report,
  onFailure,
}: DynoxideOptions): Promise<Dynoxide> => {
  const program = process.env.HJEMMEL_DYNOXIDE ?? binary();
  if (!existsSync(program)) throw new Error(`there is no database engine at ${program} (HJEMMEL_DYNOXIDE)`);
  const database = join(dataDir, 'ledger.sqlite');
  const pidFile = join(dataDir, 'dynoxide.pid');
  const log = join(dataDir, 'logs', 'dynoxide.log');
  if (existsSync(pidFile)) await endIfOurs(Number(readFileSync(pidFile, 'utf8')), ['serve', database]);

  let stopping = false;
  let running = await launch(program, database, port, log);
  const mind = async (): Promise<void> => {
    for (let left = RESTARTS; ; left -= 1) {
      writeFileSync(pidFile, String(running.pid));
      await running.ended;
      if (stopping) return;
      await running.end();
      if (left === 0) throw new Error('it keeps dying');
      report('the database engine has died and is started again');
      running = await launch(program, database, port, log);
    }
  };
  indexStreams(database);
  mind().catch((error: unknown) => {
    if (!stopping) onFailure(`the database engine is gone (${String(error)}); see ${log}`);
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => {
      stopping = true;
      await running.end();
      rmSync(pidFile, { force: true });
    },
  };
};

const isAlive = (pid: number): boolean => {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};
