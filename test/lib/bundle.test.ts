import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
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

describe('the functions of this repository', () => {
  it('are all bundled, each below the megabyte from which size begins to slow a cold start', async () => {
    const bundles = await bundleFunctions({ outdir: join(scratch, 'real') });

    const sizes: Record<string, number> = JSON.parse(readFileSync(join(bundles, 'sizes.json'), 'utf8'));
    expect(Object.keys(sizes).sort()).toEqual([...FUNCTION_FOLDERS].sort());
    expect(Object.entries(sizes).filter(([, bytes]) => bytes > 1_000_000)).toEqual([]);
  });
});
