import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../local/http.ts';

/** The engine ends when the pipe of its input closes: also when a test worker is killed. */
const UNTIL_WE_END = '"$@" </dev/null >/dev/null 2>&1 & engine=$!; read -r never; kill -9 "$engine"; wait';

const binary = (): string => {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  return join(createRequire(import.meta.url).resolve(`${name}/package.json`), '..', 'dynoxide');
};

const answers = async (endpoint: string): Promise<boolean> => {
  try {
    await (await fetch(endpoint)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
};

export type Database = { readonly endpoint: string; readonly stop: () => Promise<void> };

/** A database of its own, in memory. */
export async function startDatabase(): Promise<Database> {
  const port = await freePort();
  const command = [process.env.HJEMMEL_DYNOXIDE ?? binary(), 'serve', '--port', String(port)];
  const shell = spawn('sh', ['-c', UNTIL_WE_END, 'sh', ...command], { stdio: ['pipe', 'ignore', 'ignore'] });
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async () => {
    const ended = once(shell, 'exit');
    shell.stdin.end();
    await ended;
  };
  for (let tries = 0; !(await answers(endpoint)); tries += 1) {
    if (tries < 200) await sleep(10);
    else {
      await stop();
      throw new Error('the database engine does not answer');
    }
  }
  return { endpoint, stop };
}
