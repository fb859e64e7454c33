import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, customFetch, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { createIssuerFetch, ISSUER_WITHIN_MS } from '../../lambdas/platform/egress.ts';
import { CERTIFICATE, type Endpoint, HOST, PUBLIC, startEndpoint } from './endpoint.ts';

const KEYS = `https://${HOST}/jwks`;

let issuer: Endpoint;
let token: string;
let answer: { status: number; headers?: Record<string, string>; body: string };
let keySet: string;
beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  keySet = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] });
  token = await new SignJWT({ role: 'vendor' })
    .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
    .sign(privateKey);
  issuer = await startEndpoint(
    (_request, response) => response.writeHead(answer.status, answer.headers).end(answer.body),
    CERTIFICATE,
  );
});
beforeEach(() => {
  answer = { status: 200, body: keySet };
  issuer.spoken.length = 0;
});
afterAll(() => issuer.stop());

const verify = (address = PUBLIC.address, url = KEYS) => {
  const fetchKeys = createIssuerFetch(KEYS, {
    local: false,
    roots: [CERTIFICATE.cert],
    resolve: async () => [{ address, family: 4 }],
    dial: () => connect(issuer.port, '127.0.0.1'),
  });
  return jwtVerify(token, createRemoteJWKSet(new URL(url), { [customFetch]: fetchKeys }));
};

describe('the keys of the issuer', () => {
  it('verify its tokens, and are fetched from where they are registered', async () => {
    expect((await verify()).payload).toEqual({ role: 'vendor' });
    expect(issuer.spoken).toEqual(['GET /jwks']);
  });

  it.each([
    ['are not found', 404, {}],
    ['have moved', 302, { location: KEYS }],
    ['come from somebody in between', 203, {}],
  ])('fail as the issuer’s fault when they %s', async (_what, status, headers) => {
    answer = { status, headers, body: keySet };

    await expect(verify()).rejects.toMatchObject({ code: 'ERR_JOSE_GENERIC' });
    expect(issuer.spoken).toHaveLength(1);
  });

  it('are not fetched from another host, or from an address that is not public', async () => {
    await expect(verify(PUBLIC.address, 'https://evil.example/jwks')).rejects.toMatchObject({
      reason: 'not-registered',
    });
    await expect(verify('169.254.169.254')).rejects.toMatchObject({ reason: 'not-public' });
    expect(issuer.spoken).toEqual([]);
  });

  it('cannot be registered by plain HTTP', () => {
    expect(() => createIssuerFetch('http://issuer.example/jwks', { local: false })).toThrow('not-https');
  });
});

describe('keys that do not come', () => {
  it('are waited for no longer than is said', async () => {
    const begun = performance.now();
    const silent = createIssuerFetch(KEYS, {
      local: false,
      resolve: (_host, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    });

    await expect(silent(KEYS, { headers: new Headers() })).rejects.toMatchObject({ reason: 'timed-out' });
    expect(performance.now() - begun).toBeLessThan(1.5 * ISSUER_WITHIN_MS);
  });
});
