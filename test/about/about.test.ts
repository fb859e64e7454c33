import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { createHandler } from '../../lambdas/about/handler.ts';
import { type Operation, ROUTES } from '../../lambdas/contracts/routes.ts';
import { Signer, type SigningKey } from '../../lambdas/store/signer.ts';
import { startKms } from '../../local/engines/kms.ts';
import type { Listening } from '../../local/http.ts';
import { httpEvent } from '../builders/http-event.ts';
import { TestClock } from '../engines/clock.ts';
import { context } from '../engines/events.ts';
import { TestLog } from '../engines/log.ts';
import { temporary } from '../local/fixture/temporary.ts';

const BASE = 'https://api.example.org/v1';
const ENDPOINTS = {
  access_evaluation_endpoint: `${BASE}/access/v1/evaluation`,
  access_evaluations_endpoint: `${BASE}/access/v1/evaluations`,
  search_subject_endpoint: `${BASE}/access/v1/search/subject`,
  search_resource_endpoint: `${BASE}/access/v1/search/resource`,
  search_action_endpoint: `${BASE}/access/v1/search/action`,
};

const KEY: SigningKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'eA',
  y: 'eQ',
  use: 'sig',
  alg: 'ES256',
  kid: 'a2lk',
};

const handlerWith = (signer: Pick<Signer, 'publicKey' | 'sign'>, log = new TestLog()) =>
  createHandler({
    clock: new TestClock(),
    log,
    openApi: () => ({ openapi: '3.1.0' }),
    signer,
  });

const ask = async (
  operation: Operation,
  publicKey: () => Promise<SigningKey>,
  pathParameters: Readonly<Record<string, string>> = {},
  handler = handlerWith({ publicKey, sign: () => publicKey().then(() => 'signature') }),
) => {
  const { method, path } = ROUTES[operation];
  const { statusCode, headers, body } = await handler(
    httpEvent({ method, resource: path, caller: null, params: pathParameters }),
    context,
  );
  return { status: statusCode, cache: headers?.['cache-control'], body: JSON.parse(body) };
};
const away = async (): Promise<SigningKey> => {
  throw new Error('KMS is away');
};

describe('about', () => {
  it('publishes the signing key as a JWKS that may be kept', async () => {
    expect(await ask('signingKeys', async () => KEY)).toEqual({
      status: 200,
      cache: 'public, max-age=86400',
      body: { keys: [KEY] },
    });
  });

  it('does not let a failure be kept', async () => {
    expect(await ask('signingKeys', away)).toMatchObject({
      status: 500,
      cache: 'no-store',
      body: { reason: 'internal-error' },
    });
  });

  it.each([
    ['health', {}, { status: 'ok' }],
    ['openapi', {}, { openapi: '3.1.0' }],
    ['authzenConfiguration', {}, { policy_decision_point: BASE, ...ENDPOINTS }],
    [
      'authzenTenantConfiguration',
      { controller: '13748136' },
      { policy_decision_point: `${BASE}/13748136`, ...ENDPOINTS },
    ],
  ] as const)('answers %s also when KMS is away, uncached', async (operation, params, body) => {
    expect(await ask(operation, away, params)).toEqual({ status: 200, cache: 'no-store', body });
  });

  it.each(['13748137', 'aarhus', ''])(
    'knows no decision point of %j, which is no CVR number',
    async (controller) => {
      expect(await ask('authzenTenantConfiguration', away, { controller })).toMatchObject({
        status: 404,
        body: { reason: 'no-such-controller' },
      });
    },
  );
});

describe('the metadata of the check', () => {
  const id = randomUUID();
  const arn = `arn:aws:kms:eu-central-1:000000000000:key/${id}`;
  let engine: Listening;
  let kms: KMSClient;
  let signer: Signer;
  beforeAll(async () => {
    const keys = [{ id, arn, spec: 'ECC_NIST_P256', enabled: true }] as const;
    engine = await startKms({ file: join(temporary(), 'kms.json'), keys });
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    kms = new KMSClient({ endpoint: `http://127.0.0.1:${engine.port}`, region: 'eu-central-1', credentials });
    signer = new Signer(kms, arn);
  });
  afterAll(async () => {
    kms.destroy();
    await engine.stop();
  });

  it('is signed once as a JWT of the decision point, by the key that is published', async () => {
    let signatures = 0;
    const sign: Signer['sign'] = (...what) => {
      signatures += 1;
      return signer.sign(...what);
    };
    const handler = handlerWith({ sign, publicKey: away });

    const first = await ask('authzenConfiguration', away, {}, handler);
    const second = await ask('authzenConfiguration', away, {}, handler);

    const { signed_metadata, ...plain } = first.body;
    const keys = createLocalJWKSet({ keys: [await signer.publicKey()] });
    const { payload, protectedHeader } = await jwtVerify(signed_metadata, keys);
    expect(protectedHeader.typ).toBe('JWT');
    expect(payload).toEqual({ iss: BASE, ...plain });
    expect(plain.policy_decision_point).toBe(BASE);
    expect(second.body).toEqual(first.body);
    expect(signatures).toBe(1);
  });

  it('is told without its signature while KMS is away, and with it afterwards', async () => {
    let isAway = true;
    const log = new TestLog();
    const sign = async (...what: Parameters<Signer['sign']>) => {
      if (isAway) throw new Error('KMS is away');
      return signer.sign(...what);
    };
    const handler = handlerWith({ sign, publicKey: away }, log);

    const unsigned = await ask('authzenConfiguration', away, {}, handler);
    isAway = false;
    const signed = await ask('authzenConfiguration', away, {}, handler);

    expect([unsigned, signed].map(({ status, body }) => [status, 'signed_metadata' in body])).toEqual([
      [200, false],
      [200, true],
    ]);
    expect(log.lines.map(({ code }) => code)).toContain('metadata-not-signed');
  });
});
