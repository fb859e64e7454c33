import { describe, expect, it } from '@jest/globals';
import { createHandler } from '../../lambdas/about/handler.ts';
import { type Operation, ROUTES } from '../../lambdas/contracts/routes.ts';
import type { SigningKey } from '../../lambdas/store/signer.ts';
import { httpEvent } from '../builders/http-event.ts';
import { TestClock } from '../engines/clock.ts';
import { context } from '../engines/events.ts';
import { TestLog } from '../engines/log.ts';

const KEY: SigningKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'eA',
  y: 'eQ',
  use: 'sig',
  alg: 'ES256',
  kid: 'a2lk',
};

const ask = async (operation: Operation, publicKey: () => Promise<SigningKey>) => {
  const handler = createHandler({
    clock: new TestClock(),
    log: new TestLog(),
    openApi: () => ({ openapi: '3.1.0' }),
    signer: { publicKey },
  });
  const { method, path } = ROUTES[operation];
  const { statusCode, headers, body } = await handler(
    httpEvent({ method, resource: path, caller: null }),
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
    ['health', { status: 'ok' }],
    ['openapi', { openapi: '3.1.0' }],
    [
      'authzenConfiguration',
      {
        policy_decision_point: 'https://api.example.org/v1',
        access_evaluation_endpoint: 'https://api.example.org/v1/access/v1/evaluation',
        access_evaluations_endpoint: 'https://api.example.org/v1/access/v1/evaluations',
      },
    ],
  ] as const)('answers %s also when KMS is away, uncached', async (operation, body) => {
    expect(await ask(operation, away)).toEqual({ status: 200, cache: 'no-store', body });
  });
});
