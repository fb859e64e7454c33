import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { FUNCTION_FOLDERS } from './functions.ts';

export type BundleOptions = {
  /** @default - the `lambdas` folder of this repository */
  readonly entryRoot?: string;
  /** @default - `build/functions` of this repository */
  readonly outdir?: string;
  /** @default - every function */
  readonly folders?: readonly string[];
};

const repository = join(import.meta.dirname, '..');

/** Bundles every function with one esbuild call, so that what they share is parsed once; returns where they are. */
export const bundleFunctions = async ({
  entryRoot = join(repository, 'lambdas'),
  outdir = join(repository, 'build', 'functions'),
  folders = FUNCTION_FOLDERS,
}: BundleOptions = {}): Promise<string> => {
  const entries = folders.map((folder) => ({
    in: join(entryRoot, folder, 'main.ts'),
    out: join(folder, 'index'),
  }));
  const missing = entries.filter((entry) => !existsSync(entry.in));
  if (missing.length > 0) {
    throw new Error(`Functions without an entry file: ${missing.map((entry) => entry.in).join(', ')}`);
  }

  const { metafile } = await build({
    entryPoints: entries,
    outdir,
    // Paths in the output are relative to this folder; fixing it keeps asset hashes equal wherever synth is started.
    absWorkingDir: repository,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    // ES module sources shake better: a third less code than the CommonJS builds of the AWS SDK.
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    logLevel: 'error',
    metafile: true,
  });

  const sizes = Object.entries(metafile.outputs).map(([file, { bytes }]) => {
    const folder = relative(outdir, dirname(join(repository, file)));
    return [folder, bytes] as const;
  });
  await Promise.all(folders.map((folder) => markCommonJs(join(outdir, folder))));
  const sorted = sizes.toSorted(([a], [b]) => (a < b ? -1 : 1));
  await writeFile(join(outdir, 'sizes.json'), `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
  return outdir;
};

/** Without it, a bundle run from inside this repository would be taken for an ES module. */
const markCommonJs = (folder: string): Promise<void> =>
  writeFile(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
