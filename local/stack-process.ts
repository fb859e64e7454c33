import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readStackInfo, type StackInfo } from './data-dir.ts';
import { freePair } from './http.ts';
import type { PersonRole } from './people.ts';
import type { StackOptions } from './stack.ts';
import { requestToken, type TokenOptions } from './tokens.ts';

export type StackProcessOptions = Omit<StackOptions, 'report' | 'onFailure' | 'ephemeral' | 'signal'>;
/** A stack that runs as `npm start` does, in a process of its own that can be killed. */
export type StackProcess = StackInfo & {
  /** What it has written to the terminal. */
  readonly output: () => string;
  readonly tokenFor: (role: PersonRole, id?: string, options?: TokenOptions) => Promise<string>;
  /** Runs a function by its name; gives its answer, or throws its error. */
  readonly invoke: (name: string, event: unknown) => Promise<unknown>;
  /** Stops it as Ctrl-C does; data that was not asked for by `dataDir` is removed. Gives the exit code. */
  readonly stop: () => Promise<number | null>;
  /** Ends it without warning; the data stays for `restart`. */
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>;
  /** Starts it again on the same data and ports, after `kill` or `stop`. */
  readonly restart: () => Promise<StackProcess>;
};

const START = join(import.meta.dirname, '..', 'bin', 'start.ts');
const PATIENCE_SECONDS = 60;

const untilReady = async (child: ChildProcess, dataDir: string, output: () => string): Promise<StackInfo> => {
  const until = Date.now() + PATIENCE_SECONDS * 1000;
  while (child.exitCode === null && child.signalCode === null && Date.now() < until) {
    const info = readStackInfo(dataDir);
    if (info && info.pid === child.pid && output().includes('ready after')) return info;
    await sleep(20);
  }
  child.kill('SIGKILL');
  throw new Error(`the stack did not start:\n${output()}`);
};

/** Starts `bin/start.ts` and waits until it is ready. */
export const startLocalStackProcess = async (options: StackProcessOptions = {}): Promise<StackProcess> => {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'hjemmel-'));
  const port = options.port || (await freePair());
  const flags = Object.entries({
    '--port': port,
    '--data-dir': dataDir,
    '--assembly': options.assembly,
    '--retry-after': options.retrySeconds,
  }).flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)]));
  const child = spawn(process.execPath, [START, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const ended = once(child, 'close');
  const info = await untilReady(child, dataDir, () => said);

  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    await ended;
    return child.exitCode;
  };
  return {
    ...info,
    output: () => said,
    tokenFor: (role, id, tokenOptions) => requestToken(info.issuer, role, id, tokenOptions),
    invoke: async (name, event) => {
      const url = `${info.endpoints.functions}/2015-03-31/functions/${encodeURIComponent(name)}/invocations`;
      const response = await fetch(url, { method: 'POST', body: JSON.stringify(event) });
      const payload = await response.text();
      if (!response.ok || response.headers.has('x-amz-function-error'))
        throw new Error(`${name}: ${payload}`);
      return JSON.parse(payload);
    },
    stop: async () => {
      const code = await end('SIGTERM');
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
      return code;
    },
    kill: async (signal = 'SIGKILL') => {
      await end(signal);
    },
    restart: () => startLocalStackProcess({ ...options, dataDir, port }),
  };
};
