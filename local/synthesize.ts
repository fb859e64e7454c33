import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '..');

/** Bundles the functions and synthesizes the templates by `bin/app.ts`; gives the directory they are in. */
export const synthesize = async (signal?: AbortSignal): Promise<string> => {
  const { CDK_OUTDIR: _, ...env } = process.env;
  const child = spawn(process.execPath, [join(repository, 'bin', 'app.ts')], {
    cwd: repository,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal && { signal }),
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the templates could not be made:\n${said.trim()}`);
  return join(repository, 'cdk.out');
};
