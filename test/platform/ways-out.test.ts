import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

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
const CALLS_NOBODY = /^(\w+(Command|Exception)|getSignedUrl|NoSuchKey)$/;
const makesClients = (text: string): string[] => takenOfSdk(text).filter((name) => !CALLS_NOBODY.test(name));

/** Ways to the network that are neither the SDK nor the egress client. */
const NETWORK =
  /\bfetch\s*\(|\bnew\s+(?:WebSocket|EventSource)\b|\b(?:from|import|require)\b\s*\(?\s*['"`](?:(?:node:)?(?:https?|http2|net|tls|dgram|dns|dns\/promises|child_process)|undici|axios|got|ws)['"`]/;

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
    const makers = sourcesIn('local').flatMap(({ path, text }) =>
      makesClients(text).map((name) => `${path} ${name}`),
    );

    expect(makers).toEqual(['local/aws.ts LambdaClient']);
  });
});

describe('everything else that leaves goes by the egress client', () => {
  it.each([
    "await fetch('https://example.org')",
    "import { request } from 'node:https';",
    "import http from 'http';",
    "import 'node:http2';",
    "await import('node:tls')",
    "require('dns')",
    "import { connect } from 'node:net';",
    "import { lookup } from 'node:dns/promises';",
    "new WebSocket('wss://example.org')",
    "import { fetch as f } from 'undici';",
  ])('this would be seen: %s', (text) => {
    expect(text).toMatch(NETWORK);
  });

  it('no other file of the functions knows the network', () => {
    const knowing = sourcesIn('lambdas').filter(({ text }) => NETWORK.test(text));

    // The others only read addresses.
    expect(knowing.map(({ path }) => path).sort()).toEqual([
      'lambdas/platform/addresses.ts',
      'lambdas/platform/egress-destination.ts',
      EGRESS,
    ]);
    for (const { path, text } of knowing)
      if (path !== EGRESS) expect(text).toMatch(/import \{ (BlockList, )?isIP \} from 'node:net';/);
  });

  it('the key set of the issuer too', () => {
    const remote = sourcesIn('lambdas').filter(({ text }) => text.includes('createRemoteJWKSet('));

    expect(remote.map(({ path }) => path)).toEqual(['lambdas/authorizer/main.ts']);
    expect(remote[0]?.text).toContain('[customFetch]: createKeyFetch(');
  });
});
