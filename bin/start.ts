import { parseArgs } from 'node:util';
import { DEFAULT_DATA_DIR } from '../local/data-dir.ts';
import { PEOPLE } from '../local/people.ts';
import { type LocalStack, startLocalStack } from '../local/stack.ts';

const HELP = `npm start [-- options]: the whole of Hjemmel on this machine

  --port N           the API's port; the issuer gets the next one (3000)
  --data-dir DIR     where data is kept (${DEFAULT_DATA_DIR})
  --ephemeral        keep nothing: data is removed at the end
  --assembly DIR     use templates that are already synthesized
  --retry-after S    seconds until a failed message is tried again (as the queues have it)
  --help             this text

Ctrl-C stops it. npm run reset empties the data directory.`;

const fail = (message: string): never => {
  console.error(`hjemmel: ${message}`);
  process.exit(1);
};

const wholeNumber = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  return /^\d+$/.test(text) ? Number(text) : fail(`--${name} must be a whole number, not ${text}`);
};

const readOptions = () => {
  try {
    return parseArgs({
      options: {
        port: { type: 'string' },
        'data-dir': { type: 'string' },
        ephemeral: { type: 'boolean' },
        assembly: { type: 'string' },
        'retry-after': { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
};

const greeting = (stack: LocalStack, port: string): string => `
  pages     ${stack.api}/
  API       ${stack.api}
  issuer    ${stack.issuer}
  data      ${stack.dataDir}
  logs      ${stack.dataDir}/logs

  test people (npm run token -- --help lists their CPR numbers)
${PEOPLE.map(({ id, role, says }) => {
  return `    ${`${role}, ${says.en}`.padEnd(50)} npm run -s token -- ${role} --id ${id}${port}`;
}).join('\n')}

  try
    curl ${stack.api}/health
    curl -H "Authorization: Bearer $(npm run -s token -- caseworker${port})" ${stack.api}/vendors
`;

const begun = performance.now();
const seconds = (): string => ((performance.now() - begun) / 1000).toFixed(1);
const options = readOptions();
if (options.help) {
  console.log(HELP);
  process.exit(0);
}

let stopping = false;
const giveUp = new AbortController();
const stop = async (code: number): Promise<void> => {
  if (stopping) return;
  stopping = true;
  giveUp.abort();
  // A start that was interrupted cleans up after itself.
  await starting.then((stack) => stack.stop()).catch(() => undefined);
  process.exit(code);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1);
    console.log('stopping; once more to stop at once');
    void stop(0);
  });
}

const port = wholeNumber('port', options.port);
const retrySeconds = wholeNumber('retry-after', options['retry-after']);
const starting = startLocalStack({
  ...(port !== undefined && { port }),
  ...(options['data-dir'] && { dataDir: options['data-dir'] }),
  ...(options.ephemeral && { ephemeral: true }),
  ...(options.assembly && { assembly: options.assembly }),
  ...(retrySeconds !== undefined && { retrySeconds }),
  signal: giveUp.signal,
  report: (line) => console.log(`[${seconds()} s] ${line}`),
  onFailure: (why) => {
    console.error(`hjemmel: ${why}`);
    void stop(1);
  },
});
try {
  const stack = await starting;
  if (stopping) throw new Error('stopped');
  const plain = options.port === undefined && !options['data-dir'] && !options.ephemeral;
  console.log(greeting(stack, plain ? '' : ` --port ${new URL(stack.api).port}`));
  console.log(`ready after ${seconds()} s; Ctrl-C stops`);
} catch (error) {
  if (!stopping) fail(error instanceof Error ? error.message : String(error));
}
