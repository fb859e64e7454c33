import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_DATA_DIR, holderOf } from '../local/data-dir.ts';

const HELP = `npm run reset [-- --data-dir DIR]: empties the data directory (${DEFAULT_DATA_DIR}) of a stack that is not running`;
/** What only a stack's directory has: nothing else may be removed by a slip of the finger. */
const MARKS = ['logs', 'ledger.sqlite', 'queues', 'issuer.json', 'kms.json', 'stack.pid'];

const fail = (message: string): never => {
  console.error(`hjemmel: ${message}`);
  process.exit(1);
};

const read = () => {
  try {
    return parseArgs({ options: { 'data-dir': { type: 'string' }, help: { type: 'boolean' } } }).values;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
};

const options = read();
if (options.help) {
  console.log(HELP);
  process.exit(0);
}
const dataDir = resolve(options['data-dir'] ?? DEFAULT_DATA_DIR);
const holder = holderOf(dataDir);
if (holder !== undefined) fail(`a stack is running on ${dataDir} (process ${holder}); stop it first`);
if (!existsSync(dataDir)) {
  console.log(`${dataDir} is empty already`);
} else if (MARKS.some((mark) => existsSync(join(dataDir, mark)))) {
  rmSync(dataDir, { recursive: true, force: true });
  console.log(`${dataDir} is empty`);
} else {
  fail(`${dataDir} is not a data directory of Hjemmel; nothing was removed`);
}
