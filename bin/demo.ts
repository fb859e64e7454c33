import { parseArgs } from 'node:util';
import { tellStory } from '../local/story.ts';

const HELP = `npm run demo [-- options]: the story of Hjemmel, told step by step against a running stack

  --port N    the port of the stack's API (3000)
  --help      this text

Start the stack first, in another terminal: npm start
Exits with 0 when every answer is what the story says, otherwise with 1.`;

const readOptions = () => {
  try {
    return parseArgs({ options: { port: { type: 'string', default: '3000' }, help: { type: 'boolean' } } })
      .values;
  } catch (error) {
    console.error(`hjemmel: ${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    return process.exit(1);
  }
};
const values = readOptions();
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const port = Number(values.port);
const api = `http://127.0.0.1:${port}`;
try {
  const answer = await fetch(`${api}/health`);
  if (!answer.ok) throw new TypeError('not healthy');
} catch {
  console.error(`hjemmel: no stack answers at ${api}; start one with: npm start -- --port ${port}`);
  process.exit(1);
}
const failures = await tellStory({ api, issuer: `http://127.0.0.1:${port + 1}`, write: console.log });
process.exitCode = failures.length === 0 ? 0 : 1;
