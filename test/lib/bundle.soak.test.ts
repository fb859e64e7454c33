import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { bundleFunctions } from '../../lib/bundle.ts';
import { FUNCTION_FOLDERS } from '../../lib/functions.ts';
import { scratchFolder } from './synth.ts';

const scratch = scratchFolder();
const entryRoot = join(scratch, 'lambdas');
const folders = ['check', 'rights/access'];
for (const folder of folders) {
  mkdirSync(join(entryRoot, folder), { recursive: true });
  writeFileSync(
    join(entryRoot, folder, 'main.ts'),
    `import { name } from '${folder.includes('/') ? '../..' : '..'}/shared.ts';
    export const handler = async (): Promise<string> => \`\${name} ${folder}\`;\n`,
  );
}
writeFileSync(
  join(entryRoot, 'shared.ts'),
  `export const name: string = 'this is';\nexport const unused = 'nobody asked for this';\n`,
);

const bundle = (name: string) => bundleFunctions({ entryRoot, outdir: join(scratch, name), folders });
/** Runs a line in a Node of its own, with this environment and no other. */
const inNode = (line: string, env: Record<string, string> = {}) =>
  spawnSync(process.execPath, ['-e', line], { env, encoding: 'utf8' });
const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('bundling', () => {
  it('makes of each function one file that runs by itself', async () => {
    const bundles = await bundle('runs');

    const { handler } = createRequire(import.meta.url)(join(bundles, 'rights/access/index.js'));
    expect(await handler()).toBe('this is rights/access');
  });

  it('says how large each is', async () => {
    const bundles = await bundle('sizes');

    const sizes = JSON.parse(readFileSync(join(bundles, 'sizes.json'), 'utf8'));
    expect(sizes).toEqual({
      check: readFileSync(join(bundles, 'check/index.js')).length,
      'rights/access': readFileSync(join(bundles, 'rights/access/index.js')).length,
    });
  });

  it('leaves out what no function uses', async () => {
    const bundles = await bundle('shaken');

    expect(readFileSync(join(bundles, 'check/index.js'), 'utf8')).not.toContain('nobody asked');
  });

  it('makes the same of the same, wherever it is put', async () => {
    const [first, second] = [await bundle('first'), await bundle('deeper/second')];

    for (const folder of folders)
      expect(hash(join(first, folder, 'index.js'))).toBe(hash(join(second, folder, 'index.js')));
  });

  it('names the entry files that are missing', async () => {
    const missing = bundleFunctions({
      entryRoot,
      outdir: join(scratch, 'none'),
      folders: ['check', 'nowhere'],
    });

    await expect(missing).rejects.toThrow(join(entryRoot, 'nowhere', 'main.ts'));
  });
});

describe('a client of the SDK', () => {
  it.each([
    ['credentials', "{ region: 'eu-central-1' }"],
    ['region', "{ credentials: { accessKeyId: 'A', secretAccessKey: 'B' } }"],
  ])('that was not given its %s says so, and searches for none', async (what, given) => {
    const root = join(scratch, `without-${what}`);
    const sdk = join(import.meta.dirname, '../../node_modules/@aws-sdk/client-dynamodb');
    mkdirSync(join(root, 'reads'), { recursive: true });
    writeFileSync(
      join(root, 'reads', 'main.ts'),
      `import { DynamoDBClient, ListTablesCommand } from '${sdk}';
      export const handler = async () => new DynamoDBClient(${given}).send(new ListTablesCommand({}));\n`,
    );
    const bundles = await bundleFunctions({ entryRoot: root, outdir: join(root, 'out'), folders: ['reads'] });

    const ran = inNode(`require(${JSON.stringify(join(bundles, 'reads/index.js'))}).handler()`);

    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain(`a client of the SDK was made without its ${what}`);
  });
});

describe('the functions of this repository', () => {
  let bundles = '';
  beforeAll(async () => {
    bundles = await bundleFunctions({ outdir: join(scratch, 'real') });
  });
  const textOf = (folder: string): string => readFileSync(join(bundles, folder, 'index.js'), 'utf8');

  // The pages carry four services and every word in two languages (ADR 26); nobody but a person waits for them.
  const mostOf = (folder: string): number => (folder === 'pages' ? 1_500_000 : 1_000_000);

  it('are all bundled, each below the megabyte from which size begins to slow a cold start', () => {
    const sizes: Record<string, number> = JSON.parse(readFileSync(join(bundles, 'sizes.json'), 'utf8'));

    expect(Object.keys(sizes).sort()).toEqual([...FUNCTION_FOLDERS].sort());
    expect(Object.entries(sizes).filter(([folder, bytes]) => bytes > mostOf(folder))).toEqual([]);
  });

  it.each(FUNCTION_FOLDERS)('%s holds no search for credentials, a region or options', (folder) => {
    const searches =
      /169\.254\.(169\.254|170\.)|fd00:ec2::|AssumeRole|GetRoleCredentials|SSOOIDC|CONTAINER_CREDENTIALS|METADATA_SERVICE|AWS_CONFIG_FILE/;

    expect(searches.exec(textOf(folder))?.[0]).toBeUndefined();
  });

  describe('of which the check is waited for', () => {
    // A few per cent above what it was when its cold start was measured (ADR 23): measure again before raising it.
    const LARGEST = 335_000;

    it(`has at most ${LARGEST} bytes`, () => {
      expect(Buffer.byteLength(textOf('check'))).toBeLessThanOrEqual(LARGEST);
    });

    it('carries the small edition of zod alone, and no calendar but our own', () => {
      const text = textOf('check');

      expect(text).toContain('"ZodMiniString"');
      expect(text).not.toContain('"ZodString"');
      expect(text).not.toContain('PlainDate');
    });

    it('loads without making what knows the time zones, which takes longer than a check', () => {
      const bundle = JSON.stringify(join(bundles, 'check/index.js'));
      const env = {
        AWS_REGION: 'eu-central-1',
        AWS_ACCESS_KEY_ID: 'A',
        AWS_SECRET_ACCESS_KEY: 'B',
        LEDGER_TABLE: 'ledger',
        INSIDE_WORD: 'inside',
      };

      const ran = inNode(
        `Intl.DateTimeFormat = function () { throw new Error('a format was made') }; require(${bundle})`,
        env,
      );

      expect(ran.stderr).toBe('');
      expect(ran.status).toBe(0);
    });
  });
});
