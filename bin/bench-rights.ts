import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchRights } from '../local/bench/rights.ts';

const HELP = `npm run bench:rights [-- options]: an agreement ends, and a vendor erases every child

  --children N     how many children are concerned (30000)
  --per-minute N   how many requests may be raised in a minute (60000, which is no limit here)
  --no-kill        do not kill the stack on the way
  --data-dir DIR   where the stack keeps its data; kept (a temporary directory, removed)
  --help           this text

Starts a stack of its own, so none need run. The stack is killed (kill -9) and started again when two fifths of the
requests are raised. Exits with 0 when every child has exactly one request, all are completed and the chains hold.`;

const fail = (message: string): never => {
  console.error(`hjemmel: ${message}`);
  process.exit(1);
};

const readOptions = () => {
  try {
    return parseArgs({
      options: {
        children: { type: 'string', default: '30000' },
        'per-minute': { type: 'string', default: '60000' },
        kill: { type: 'boolean', default: true },
        'data-dir': { type: 'string' },
        help: { type: 'boolean' },
      },
      allowNegative: true,
    }).values;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
};

const wholeNumber = (name: string, text: string, least: number, most: number): number => {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most
    ? value
    : fail(`--${name} must be a whole number from ${least} to ${most}, not ${text}`);
};

const values = readOptions();
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const children = wholeNumber('children', values.children, 50, 1_000_000);
const perMinute = wholeNumber('per-minute', values['per-minute'], 60, 60_000);
const dataDir = values['data-dir'] ?? mkdtempSync(join(tmpdir(), 'hjemmel-bench-'));
const remove = (): void => {
  if (values['data-dir'] === undefined) rmSync(dataDir, { recursive: true, force: true });
};
try {
  const isProved = await benchRights({
    children,
    perMinute,
    kill: values.kill,
    dataDir,
    write: console.log,
  });
  process.exitCode = isProved ? 0 : 1;
} catch (error) {
  console.error(`hjemmel: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  remove();
}
