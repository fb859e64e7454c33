import { parseArgs } from 'node:util';
import { DEFAULT_DATA_DIR, readStackInfo } from '../local/data-dir.ts';
import { furnishedTown } from '../local/town/furnished.ts';

const HELP = `npm run town [-- options]: furnishes the test municipality of a running stack, so that there is something to see

  --data-dir DIR    of the local stack that runs on it (${DEFAULT_DATA_DIR})
  --help            this text

Two classes and a daycare room with guardians, agreements, consents given, refused and disputed, and requests that wait
for a person, a vendor or an answer. Start the stack first, in another terminal: npm start. To begin anew, stop it, run
npm run reset, and start it again.
Exits with 0 when it is furnished, or was before, otherwise with 1.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { 'data-dir': { type: 'string', default: DEFAULT_DATA_DIR }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log(HELP);
  const stack = readStackInfo(values['data-dir']);
  if (!stack) throw new Error(`no stack is running on ${values['data-dir']}; start one with: npm start`);
  console.log('furnishing the test municipality; this takes a few seconds');
  await furnishedTown(stack);
  console.log(`Open ${stack.api}/ and sign in, for example as guardian1, child2 or cw1.`);
}

main().catch((error: unknown) => {
  console.error(`hjemmel: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
