import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { type Assets, buildAssets } from './assets.ts';
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

/** How a function is made one file (ADR 11). */
export const BUNDLING = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  // ES module sources shake better: a third less code than the CommonJS builds of the AWS SDK.
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none',
  // An import of 'node:http' in an expression would load all that it can, undici too, which requiring it does not.
  supported: { 'dynamic-import': false },
  logLevel: 'error',
} as const satisfies BuildOptions;

/** Where the SDK looks for what it was not given: credentials in files and at hosts, a region at the machine's host, options in files. */
const SEARCHES =
  /(^@aws-sdk\/credential-provider-node|\/getInstanceMetadataRegion|\/shared-ini-file-loader\/loadSharedConfigFiles)$/;

const NO_SEARCH = `
const refuse = (what) => {
  throw new Error(\`a client of the SDK was made without its \${what}; give it, for no function searches for any\`);
};
export const defaultProvider = () => refuse('credentials');
export const getInstanceMetadataRegion = () => refuse('region');
export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });
`;

/** Leaves the SDK's searches out: clients are given what they need (ADR 23), and what is found may lead to hosts nobody checks. */
const withoutSearches: Plugin = {
  name: 'without-searches',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: SEARCHES }, () => ({ path: 'no-search', namespace: 'no-search' }));
    onLoad({ filter: /./, namespace: 'no-search' }, () => ({ contents: NO_SEARCH }));
  },
};

/** Gives an entry file the pages' files, or their names alone; made when the first asks, for few functions do. */
const withAssets = (): Plugin => ({
  name: 'with-assets',
  setup({ onResolve, onLoad }) {
    let made: Promise<Assets> | undefined;
    const asked = async (): Promise<Assets> => {
      made ??= buildAssets();
      return made;
    };
    onResolve({ filter: /^hjemmel:asset-(names|files)$/ }, ({ path }) => ({ path, namespace: 'assets' }));
    onLoad({ filter: /names$/, namespace: 'assets' }, async () => ({
      contents: `export const ASSETS = ${JSON.stringify((await asked()).names)};`,
    }));
    onLoad({ filter: /files$/, namespace: 'assets' }, async () => ({
      contents: `export const FILES = ${JSON.stringify((await asked()).files)};`,
    }));
  },
});

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
    ...BUNDLING,
    metafile: true,
    plugins: [withoutSearches, withAssets()],
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
