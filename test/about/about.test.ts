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

const CLIENT_KEY: SigningKey = { ...KEY, kid: 'Y2xpZW50' };

const handlerWith = (
  signer: Pick<Signer, 'publicKey' | 'sign'>,
  log = new TestLog(),
  clock = new TestClock(),
) =>
  createHandler({
    clock,
    log,
    openApi: () => ({ openapi: '3.1.0' }),
    signer,
    client: { publicKey: async () => CLIENT_KEY },
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
  it('publishes what verifies its documents, and its pages at a broker, as a JWKS that may be kept', async () => {
    expect(await ask('signingKeys', async () => KEY)).toEqual({
      status: 200,
      cache: 'public, max-age=86400',
      body: { keys: [KEY, CLIENT_KEY] },
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
    ['health', 'no-store', {}, { status: 'ok' }],
    ['openapi', 'no-store', {}, { openapi: '3.1.0' }],
    ['authzenConfiguration', 'public, max-age=3600', {}, { policy_decision_point: BASE, ...ENDPOINTS }],
    [
      'authzenTenantConfiguration',
      'public, max-age=3600',
      { controller: '13748136' },
      { policy_decision_point: `${BASE}/13748136`, ...ENDPOINTS },
    ],
  ] as const)('answers %s also when KMS is away: %s', async (operation, cache, params, body) => {
    expect(await ask(operation, away, params)).toEqual({ status: 200, cache, body });
  });

  it.each(['13748137', 'aarhus', ''])(
    'knows no decision point of %j, which is no CVR number',
    async (controller) => {
      expect(await ask('authzenTenantConfiguration', away, { controller })).toMatchObject({
        status: 404,
        cache: 'no-store',
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

  it('is told without its signature while KMS is away, and with it half a minute later', async () => {
    let isAway = true;
    let tried = 0;
    const log = new TestLog();
    const clock = new TestClock();
    const sign = async (...what: Parameters<Signer['sign']>) => {
      tried += 1;
      if (isAway) throw new Error('KMS is away');
      return signer.sign(...what);
    };
    const handler = handlerWith({ sign, publicKey: away }, log, clock);
    const isSigned = async () => {
      const { status, body } = await ask('authzenConfiguration', away, {}, handler);
      return [status, 'signed_metadata' in body, tried];
    };

    expect(await isSigned()).toEqual([200, false, 1]);
    isAway = false;
    clock.advance(29_999);
    // Nobody waits for the key meanwhile.
    expect(await isSigned()).toEqual([200, false, 1]);
    clock.advance(1);
    expect(await isSigned()).toEqual([200, true, 2]);
    expect(await isSigned()).toEqual([200, true, 2]);
    expect(log.lines.filter(({ code }) => code === 'metadata-not-signed')).toHaveLength(1);
  });

  it('is signed for no address but the deployment’s own, whatever host a caller names', async () => {
    const handler = handlerWith({ sign: async ({ iss }) => `by ${iss}`, publicKey: away });
    const { path } = ROUTES.authzenConfiguration;
    const bodies = await Promise.all(
      ['evil.example', 'API.example.org', 'api.example.org:1'].map(async (Host) => {
        const event = httpEvent({ method: 'GET', resource: path, caller: null, headers: { Host } });
        return JSON.parse((await handler(event, context)).body);
      }),
    );

    for (const body of bodies)
      expect(body).toEqual({
        policy_decision_point: BASE,
        ...ENDPOINTS,
        signed_metadata: `by ${BASE}`,
      });
  });
});
