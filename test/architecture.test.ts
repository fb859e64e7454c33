import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = resolve(import.meta.dirname, '..');

type Source = { readonly path: string; readonly text: string; readonly imports: readonly string[] };

const sourcesIn = (folder: string): Source[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const path = join(folder, name);
      const text = readFileSync(join(root, path), 'utf8');
      const specifiers = [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(
        ([, specifier]) => specifier ?? '',
      );
      const imports = specifiers.map((specifier) =>
        specifier.startsWith('.') ? relative(root, resolve(root, dirname(path), specifier)) : specifier,
      );
      return { path, text, imports };
    });

const lambdas = sourcesIn('lambdas');
const shipped = [...lambdas, ...sourcesIn('lib'), ...sourcesIn('bin'), ...sourcesIn('local')];

/** The layer of a file below `lambdas/`: its first folder. */
const layerOf = (path: string): string | undefined => /^lambdas\/([^/]+)\//.exec(path)?.[1];

/** What each layer may import of ours; any other folder is a service. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  domain: [],
  contracts: ['domain'],
  store: ['domain'],
  platform: ['domain', 'contracts', 'store'],
};
const SHARED = Object.keys(MAY_IMPORT);

/** Infrastructure reads names and constants of the functions, never their code. */
const CONSTANTS = [
  'lambdas/contracts/page-routes.ts',
  'lambdas/contracts/route.ts',
  'lambdas/contracts/routes.ts',
  'lambdas/domain/countries.ts',
  'lambdas/domain/rights.ts',
  'lambdas/platform/assets.ts',
  'lambdas/platform/env-names.ts',
  'lambdas/platform/region.ts',
  'lambdas/store/tables.ts',
];

const offences = (
  sources: readonly Source[],
  isOffence: (path: string, imported: string) => boolean,
): string[] =>
  sources.flatMap(({ path, imports }) =>
    imports.filter((imported) => isOffence(path, imported)).map((imported) => `${path} imports ${imported}`),
  );

/** The pages carry out the API's operations in their own process (ADR 26): they stand on the functions as they are wired. */
const standsOnService = (path: string, imported: string): boolean =>
  path === 'lambdas/pages/main.ts' &&
  /^lambdas\/(audit|children|register|requests)\/main\.ts$/.test(imported);

describe('imports point one way', () => {
  it('domain <- contracts, store <- platform <- services <- pages', () => {
    const wrong = offences(lambdas, (path, imported) => {
      if (standsOnService(path, imported)) return false;
      const from = layerOf(path) ?? '';
      const to = layerOf(imported);
      if (to === undefined || to === from) return false;
      return !(MAY_IMPORT[from] ?? SHARED).includes(to);
    });

    expect(wrong).toEqual([]);
  });

  it('the functions import nothing of infrastructure, the local stack, the commands or the tests', () => {
    expect(offences(lambdas, (_path, imported) => /^(lib|local|bin|test)\//.test(imported))).toEqual([]);
  });

  it('infrastructure takes only constants from the functions', () => {
    const wrong = offences(
      sourcesIn('lib'),
      (_path, imported) => imported.startsWith('lambdas/') && !CONSTANTS.includes(imported),
    );

    expect(wrong).toEqual([]);
  });

  it('nothing shipped imports the tests, and nothing imports an entry point', () => {
    const wrong = offences(
      shipped,
      (path, imported) =>
        /^test\//.test(imported) || (/\/main\.ts$/.test(imported) && !standsOnService(path, imported)),
    );

    expect(wrong).toEqual([]);
  });

  it('there are no cycles', () => {
    const graph = new Map(shipped.map(({ path, imports }) => [path, imports]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      if (done.has(path) || trail.includes(path)) return;
      for (const imported of graph.get(path) ?? []) visit(imported, [...trail, path]);
      done.add(path);
    };

    for (const path of graph.keys()) visit(path, []);

    expect(cycles).toEqual([]);
  });
});

describe('each layer keeps to its own', () => {
  it('the domain knows no SDK, environment, clock or I/O', () => {
    const allowed = ['canonicalize', 'node:crypto'];
    const wrong = offences(
      lambdas.filter(({ path }) => layerOf(path) === 'domain'),
      (_path, imported) => !imported.startsWith('lambdas/') && !allowed.includes(imported),
    );

    expect(wrong).toEqual([]);
  });

  it('only the store knows DynamoDB and S3 commands', () => {
    const wrong = lambdas
      .filter(
        ({ path, text }) =>
          layerOf(path) !== 'store' &&
          /\b(PutItem|GetItem|Query|TransactWriteItems|PutObject|GetObject)Command\b/.test(text),
      )
      .map(({ path }) => path);

    expect(wrong).toEqual([]);
  });

  it('only the platform reads the environment', () => {
    const wrong = lambdas.filter(
      ({ path, text }) => layerOf(path) !== 'platform' && text.includes('process.env'),
    );

    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('only the clock tells the time and only it makes ids', () => {
    const wrong = lambdas.filter(
      ({ path, text }) =>
        path !== 'lambdas/platform/clock.ts' && /new Date\(\)|Date\.now\(|randomUUID|Math\.random/.test(text),
    );

    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('no file is too long to read in one sitting', () => {
    const long = shipped
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 250);

    expect(long).toEqual([]);
  });
});
