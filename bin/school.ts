import { parseArgs } from 'node:util';
import { AlreadyOpen, openSchool } from '../local/school.ts';

const HELP = `npm run school [-- options]: fills the test municipality of a running stack, so that there is something to see

  --port N    the port of the stack's API (3000)
  --help      this text

A school and a daycare with children, guardians, agreements, consents and requests. Start the stack first, in another
terminal: npm start. Then open its address in a browser and sign in as any of the test people. To begin anew, stop the
stack, run npm run reset, and start it again.
Exits with 0 when it is filled, or was before, otherwise with 1.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '3000' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log(HELP);
  const port = Number(values.port);
  const api = `http://127.0.0.1:${port}`;
  const isUp = await fetch(`${api}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isUp) throw new Error(`no stack answers at ${api}; start one with: npm start -- --port ${port}`);
  try {
    await openSchool({
      api,
      issuer: `http://127.0.0.1:${port + 1}`,
      write: (line) => console.log(`  ${line}`),
    });
  } catch (error) {
    if (!(error instanceof AlreadyOpen)) throw error;
    console.log('  the school is there already');
  }
  console.log(`\nOpen ${api}/ and sign in, for example as guardian1, child2 or cw1.`);
}

main().catch((error: unknown) => {
  console.error(`hjemmel: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
