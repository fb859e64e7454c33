import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { compile } from 'sass';
import { type AssetFile, type AssetNames, ICONS } from '../lambdas/platform/assets.ts';

/** The files of the pages: what a page names, and what the function `assets` serves. */
export type Assets = {
  readonly names: AssetNames;
  /** By name, hash and extension. */
  readonly files: Readonly<Record<string, AssetFile>>;
};

const root = join(import.meta.dirname, '..', 'lambdas', 'assets');
/** Det Fælles Designsystem as source; its package exports nothing but its script. */
const designSystem = join(dirname(createRequire(import.meta.url).resolve('dkfds')), '..', '..', 'src');

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Compiles Sass, finds what it names of the design system, and makes one file of the icons. */
const ofTheDesignSystem: Plugin = {
  name: 'of-the-design-system',
  setup({ onResolve, onLoad }) {
    onLoad({ filter: /\.scss$/ }, ({ path }) => ({
      contents: compile(path, { loadPaths: [join(designSystem, 'stylesheets')], quietDeps: true }).css,
      loader: 'css',
      resolveDir: dirname(path),
    }));
    onResolve({ filter: /^dkfds:/ }, ({ path }) => ({
      path: join(designSystem, path.slice('dkfds:'.length)),
    }));
    onResolve({ filter: /^(\.\/)?icons?\.svg$/ }, ({ path }) => ({
      path: basename(path),
      namespace: 'icons',
    }));
    onLoad({ filter: /./, namespace: 'icons' }, ({ path }) => ({
      contents: path === 'icons.svg' ? sprite() : readFileSync(join(root, path), 'utf8'),
      loader: 'copy',
    }));
  },
};

/** Each icon a symbol that a page shows with `<use href="…#name">`. */
const sprite = (): string => {
  const symbols = ICONS.map((name) =>
    readFileSync(join(designSystem, 'img', 'svg-icons', `${name}.svg`), 'utf8')
      .replace(/^.*?<svg xmlns="[^"]+"/s, `<symbol id="${name}"`)
      .replace('</svg>', '</symbol>'),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
};

/** Compiles, shrinks and compresses everything under `lambdas/assets`; the same each time. */
export const buildAssets = async (): Promise<Assets> => {
  const { outputFiles } = await build({
    entryPoints: [
      join(root, 'style', 'hjemmel.scss'),
      join(root, 'script', 'hjemmel.ts'),
      'icon.svg',
      'icons.svg',
    ],
    absWorkingDir: root,
    outdir: join(root, 'out'),
    entryNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: ['es2022', 'chrome111', 'firefox114', 'safari16.4'],
    loader: { '.svg': 'dataurl', '.woff2': 'file' },
    write: false,
    logLevel: 'error',
    plugins: [ofTheDesignSystem],
  });
  const named = await Promise.all(
    outputFiles.map(async ({ path, contents }) => [basename(path), await packed(path, contents)] as const),
  );
  const files = Object.fromEntries(named.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const pathOf = (pattern: RegExp): string => {
    const name = Object.keys(files).find((file) => pattern.test(file));
    if (name === undefined) throw new Error(`no asset is named like ${pattern}`);
    return `/assets/${name}`;
  };
  return {
    names: {
      style: pathOf(/^hjemmel\..+\.css$/),
      script: pathOf(/^hjemmel\..+\.js$/),
      icon: pathOf(/^icon\./),
      sprite: pathOf(/^icons\./),
    },
    files,
  };
};

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

const packed = async (path: string, contents: Uint8Array): Promise<AssetFile> => {
  const type = TYPES[extname(path)];
  if (type === undefined) throw new Error(`nobody knows the media type of ${basename(path)}`);
  if (type.startsWith('font/')) return { type, bodies: { plain: base64(contents) } };
  const [br, gz] = await Promise.all([
    brotli(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
    gzipped(contents, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  return { type, bodies: { br: base64(br), gzip: base64(gz) } };
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
