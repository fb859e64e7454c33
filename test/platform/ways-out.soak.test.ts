import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { build, transformSync } from 'esbuild';
import { FUNCTION_FOLDERS } from '../../lib/functions.ts';

const root = resolve(import.meta.dirname, '../..');
const CLIENTS = 'lambdas/platform/clients.ts';
const EGRESS = 'lambdas/platform/egress.ts';

type Source = { readonly path: string; readonly text: string };
const sourcesIn = (folder: string): Source[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ path: join(folder, name), text: readFileSync(join(root, folder, name), 'utf8') }));

/** Every package of the SDK that a text takes something of, and what: the names of values, types left out. */
function takenOfSdk(text: string): string[] {
  const statements = text.matchAll(
    /\b(?:import|export)\s+(type\s)?([^;]*?)\s*from\s*['"]@(?:aws-sdk|smithy)\/[^'"]+['"]/g,
  );
  const named = [...statements].flatMap(([, isType, names = '']) => {
    if (isType) return [];
    if (!names.startsWith('{')) return [names];
    const each = names.replace(/[{}]/g, '').split(',');
    return each.map((name) => name.trim()).filter((name) => name !== '' && !name.startsWith('type '));
  });
  const dynamic = [...text.matchAll(/\b(?:import|require)\s*\(\s*['"`]@(?:aws-sdk|smithy)\/[^)]*\)/g)];
  return [...named, ...dynamic.map(([whole]) => whole)];
}

/** What of the SDK calls nobody by itself: commands, errors and the signing of links, which need a client. */
const CALLS_NOBODY = /^(\w+(Command|Exception)|getSignedUrl|NoSuchKey|RequestLimitExceeded)$/;
const makesClients = (text: string): string[] => takenOfSdk(text).filter((name) => !CALLS_NOBODY.test(name));

/** What opens a way to the network, or to code that does. */
const OPENING =
  /^(?:node:)?(?:net|tls|https?|http2|dgram|dns|dns\/promises|quic|child_process|cluster|worker_threads|inspector|inspector\/promises|module|process|vm|wasi)$/;

/** What of the language opens one without an import, or imports what no bundler sees. */
const UNSEEN =
  /\b(?:fetch|WebSocket|EventSource|XMLHttpRequest|sendBeacon|globalThis|global|getBuiltinModule|eval|Function)\b|\bprocess\b(?!\.env\b|\.stdout\.write\()|\b(?:import|require)\s*\(/;

/** A source as it runs, without its comments and the texts in it. */
const codeOf = (text: string): string =>
  transformSync(text, { loader: 'ts', legalComments: 'none' }).code.replace(
    /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g,
    '""',
  );

describe('every client of AWS comes from one factory', () => {
  it.each([
    ["import { S3Client } from '@aws-sdk/client-s3';", ['S3Client']],
    ["import { S3 } from '@aws-sdk/client-s3';", ['S3']],
    ["import { GetObjectCommand, S3Client as C } from '@aws-sdk/client-s3';", ['S3Client as C']],
    ['import {\n  type Item,\n  KMSClient,\n} from "@aws-sdk/client-kms";', ['KMSClient']],
    ["import * as s3 from '@aws-sdk/client-s3';", ['* as s3']],
    ["import sdk from '@aws-sdk/client-s3';", ['sdk']],
    ["export { STSClient } from '@aws-sdk/client-sts';", ['STSClient']],
    ["export * from '@aws-sdk/client-sts';", ['*']],
    ["await import('@aws-sdk/client-s3')", ["import('@aws-sdk/client-s3')"]],
    ["require('@aws-sdk/client-s3')", ["require('@aws-sdk/client-s3')"]],
    ["import { NodeHttpHandler } from '@smithy/node-http-handler';", ['NodeHttpHandler']],
    ["import { fromNodeProviderChain } from '@aws-sdk/credential-providers';", ['fromNodeProviderChain']],
    ["import { type S3Client, GetObjectCommand } from '@aws-sdk/client-s3';", []],
    ["import type { S3Client } from '@aws-sdk/client-s3';", []],
  ])('this would be seen: %s', (text, taken) => {
    expect(makesClients(text)).toEqual(taken);
  });

  it('no other file of the functions makes one', () => {
    const makers = sourcesIn('lambdas').filter(({ text }) => makesClients(text).length > 0);

    expect(makers.map(({ path }) => path)).toEqual([CLIENTS]);
  });

  it('infrastructure and commands make none', () => {
    const makers = ['lib', 'bin'].flatMap(sourcesIn).filter(({ text }) => makesClients(text).length > 0);

    expect(makers).toEqual([]);
  });

  it('an operator’s commands make one that no function has, and the local stack makes none', () => {
    // A benchmark makes plain ones, to have something to compare ours with.
    const measuring = ({ path }: { path: string }): boolean => path.startsWith('local/bench/');
    const makers = sourcesIn('local')
      .filter((source) => !measuring(source))
      .flatMap(({ path, text }) => makesClients(text).map((name) => `${path} ${name}`));

    expect(makers).toEqual(['local/aws.ts LambdaClient']);
  });
});

/** Every file that the functions are made of, by the package it is from or its path, and what opens a way out of what it imports. */
async function openingImports(): Promise<Record<string, string[]>> {
  const { metafile } = await build({
    entryPoints: FUNCTION_FOLDERS.map((folder) => join('lambdas', folder, 'main.ts')),
    absWorkingDir: root,
    outdir: 'build/none',
    write: false,
    bundle: true,
    // What a build puts in their place are files and names of files.
    external: ['hjemmel:*'],
    platform: 'node',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    metafile: true,
  });
  const found: Record<string, Set<string>> = {};
  for (const [file, { imports }] of Object.entries(metafile.inputs)) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file;
    for (const { path } of imports.filter((each) => each.external && OPENING.test(each.path))) {
      found[name] ??= new Set();
      found[name].add(path.replace('node:', ''));
    }
  }
  return Object.fromEntries(Object.entries(found).map(([name, modules]) => [name, [...modules].sort()]));
}

describe('everything else that leaves goes by the egress client', () => {
  it('nothing else in the functions, packages of others included, imports what opens a way to the network', async () => {
    expect(await openingImports()).toEqual({
      [EGRESS]: ['http', 'net', 'tls'],
      'lambdas/platform/names.ts': ['dns/promises'],
      // These only read addresses.
      'lambdas/platform/addresses.ts': ['net'],
      'lambdas/platform/egress-destination.ts': ['net'],
      // What sends for the clients, which check where to.
      '@smithy/node-http-handler': ['http', 'http2', 'https'],
      // The SDK's search for credentials, which no client of ours begins.
      '@aws-sdk/credential-provider-process': ['child_process'],
      '@smithy/core': ['http'],
      // The name of the platform.
      '@aws-sdk/core': ['process'],
      '@smithy/credential-provider-imds': ['http'],
    });
  });

  it('those of ours that only read addresses take nothing else', () => {
    for (const path of ['lambdas/platform/addresses.ts', 'lambdas/platform/egress-destination.ts'])
      expect(readFileSync(join(root, path), 'utf8')).toMatch(
        /import \{ (BlockList, )?isIP \} from 'node:net';/,
      );
  });

  it.each([
    "await fetch('https://example.org')",
    'const send = fetch; await send(url);',
    "globalThis['fe' + 'tch'](url)",
    "process.getBuiltinModule('node:net')",
    'await import(name)',
    "await import('no' + 'de:net')",
    "await import('node:net')",
    'const { getBuiltinModule: load } = process;',
    "process['bin' + 'ding']('tcp_wrap')",
    'require(name)',
    'new WebSocket(url)',
    "new EventSource('https://example.org')",
    "process.binding('tcp_wrap')",
    'process.stdout._handle.constructor',
    "new Function('return fetch')()",
  ])('this would be seen: %s', (text) => {
    expect(codeOf(text)).toMatch(UNSEEN);
  });

  it.each([
    "import { fetched } from './fetch.ts'; fetched('fetch');",
    '// fetch\ncreateIssuerFetch(jwks)',
    'process.stdout.write(line)',
  ])('and this is none: %s', (text) => {
    expect(codeOf(text)).not.toMatch(UNSEEN);
  });

  it('no file of the functions opens a way without an import', () => {
    // What runs in a browser is held by the policy of its page (`connect-src 'self'`).
    const ours = sourcesIn('lambdas').filter(({ path }) => !path.startsWith('lambdas/assets/script/'));
    const opening = ours.flatMap(({ path, text }) => {
      const [way] = UNSEEN.exec(codeOf(text)) ?? [];
      return way === undefined ? [] : [`${path} ${way}`];
    });

    expect(opening).toEqual([]);
  });

  it('the key set of the issuer too', () => {
    const remote = sourcesIn('lambdas').filter(({ text }) => text.includes('createRemoteJWKSet('));

    expect(remote.map(({ path }) => path)).toEqual(['lambdas/authorizer/main.ts']);
    expect(remote[0]?.text).toContain('[customFetch]: createIssuerFetch(');
  });

  it('and the brokers that people sign in at, all of whose calls go as the first one is told to', () => {
    const speaking = sourcesIn('lambdas').filter(({ text }) =>
      /\bdiscovery\(|new Configuration\(/.test(text),
    );

    expect(speaking.map(({ path }) => path)).toEqual(['lambdas/pages/sign-in/door.ts']);
    expect(speaking[0]?.text).toContain('[customFetch]: toIssuer,');
    expect(speaking[0]?.text).toContain('const toIssuer = createIssuerFetch(issuer, egress);');
  });
});
