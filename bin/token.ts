import { parseArgs } from 'node:util';
import { DEFAULT_DATA_DIR, readStackInfo } from '../local/data-dir.ts';
import { CONTROLLERS, isRole, PEOPLE } from '../local/people.ts';
import { requestToken } from '../local/tokens.ts';

const HELP = `npm run -s token -- guardian|child|caseworker|officer|vendor [options]: a test person's access token

  --id ID             which one (the first of its role); a vendor's id may be any
  --controller CVR    at which controller: ${Object.keys(CONTROLLERS).join(' or ')} (the person's own)
  --loa LEVEL         Low, Substantial or High (Substantial)
  --expires-in S      seconds it lives (600); 0 or less gives one that has expired
  --data-dir DIR      which stack (${DEFAULT_DATA_DIR})
  --port N            which stack, by its API's port, when it was not started with that directory
  --help              this text

People, with test CPR numbers (day of birth + 60) that belong to nobody:
${PEOPLE.map(({ id, role, nin }) => `  ${role.padEnd(11)} ${id}${nin ? `, CPR ${nin}` : ''}`).join('\n')}`;

const fail = (message: string): never => {
  console.error(`hjemmel: ${message}`);
  process.exit(1);
};

const read = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        id: { type: 'string' },
        controller: { type: 'string' },
        loa: { type: 'string' },
        'expires-in': { type: 'string' },
        'data-dir': { type: 'string' },
        port: { type: 'string' },
        help: { type: 'boolean' },
      },
      // Lets --expires-in -1 through, which would otherwise count as a forgotten value.
      args: process.argv
        .slice(2)
        .join('\n')
        .replace(/(^|\n)--expires-in\n-/, '$1--expires-in=-')
        .split('\n')
        .filter(Boolean),
    });
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
};

const { values, positionals } = read();
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const [role = '', ...more] = positionals;
if (!isRole(role) || more.length > 0)
  fail(`say whose token: guardian, child, caseworker, officer or vendor\n\n${HELP}`);

const issuerOf = (): string => {
  if (values.port !== undefined) return `http://127.0.0.1:${Number(values.port) + 1}`;
  const dataDir = values['data-dir'] ?? DEFAULT_DATA_DIR;
  return (
    readStackInfo(dataDir)?.issuer ?? fail(`no stack is running on ${dataDir}; start one with: npm start`)
  );
};

const issuer = issuerOf();
const expiresIn = values['expires-in'] === undefined ? undefined : Number(values['expires-in']);
try {
  if (!isRole(role)) throw new Error('unreachable');
  console.log(
    await requestToken(issuer, role, values.id, {
      controller: values.controller,
      loa: values.loa,
      expiresIn,
    }),
  );
} catch (error) {
  const unreachable = error instanceof TypeError;
  fail(
    unreachable
      ? `no issuer answers on ${issuer}; start the stack with: npm start`
      : error instanceof Error
        ? error.message
        : String(error),
  );
}
