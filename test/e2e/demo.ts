import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const DEMO = join(import.meta.dirname, '..', '..', 'bin', 'demo.ts');

/** Runs the demo as `npm run demo` does; its exit code and what it wrote. */
export async function demo(...flags: readonly string[]): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [DEMO, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const [code] = await once(child, 'close');
  return { code, said };
}
