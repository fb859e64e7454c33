import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { createSignIn, type Transaction } from '../../../lambdas/pages/sign-in/oidc.ts';
import { MOST_BODY_BYTES } from '../../../lambdas/platform/egress.ts';
import type { EgressDenied } from '../../../lambdas/platform/egress-error.ts';
import { type Listening, listen } from '../../../local/http.ts';
import { MOTHER } from '../../builders/people.ts';
import { TestClock, TestIds } from '../../engines/clock.ts';
import { TestLog } from '../../engines/log.ts';

/** A broker that answers as it is told to. */
type Told = {
  metadata: Record<string, unknown>;
  status: number;
  body?: string;
  token: (nonce: string) => Promise<string>;
};
type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

const CALLBACK = 'https://pages.example.org/v1/sign-in/callback';
const CLAIMS = { role: 'guardian', cvr: '13748136', nin: '6201851007', loa: 'Substantial' };

let broker: Listening;
let url: string;
let own: Key;
let stranger: Key;
let jwks: string;
let told: Told;
let nonce: string;
const spoken: string[] = [];
const posted: URLSearchParams[] = [];

const idToken = (change: Record<string, unknown> = {}, by: Key = own): Promise<string> => {
  const now = Math.floor(Date.now() / 1000);
  const payload: JWTPayload = {
    iss: url,
    aud: 'pages',
    sub: 'kim',
    nonce,
    auth_time: now,
    iat: now,
    exp: now + 60,
    ...CLAIMS,
    ...change,
  };
  return new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(by);
};

beforeAll(async () => {
  const [ours, theirs] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
  own = ours.privateKey;
  stranger = theirs.privateKey;
  jwks = JSON.stringify({ keys: [{ ...(await exportJWK(ours.publicKey)), kid: 'k1', alg: 'ES256' }] });
  broker = await listen(async (request, response) => {
    spoken.push(`${request.method} ${request.url}`);
    let body = '';
    for await (const chunk of request) body += chunk;
    const json = { 'content-type': 'application/json' };
    if (request.url === '/.well-known/openid-configuration')
      return response.writeHead(200, json).end(JSON.stringify(told.metadata));
    if (request.url === '/jwks') return response.writeHead(200, json).end(jwks);
    posted.push(new URLSearchParams(body));
    const token = { access_token: 'a', token_type: 'Bearer', id_token: await told.token(nonce) };
    return response.writeHead(told.status, json).end(told.body ?? JSON.stringify(token));
  }, 0);
  url = `http://127.0.0.1:${broker.port}`;
});
afterAll(() => broker.stop());

let log: TestLog;
let clock: TestClock;
beforeEach(() => {
  clock = new TestClock(new Date().toISOString());
  log = new TestLog();
  spoken.length = 0;
  posted.length = 0;
  const metadata = {
    issuer: url,
    authorization_endpoint: `${url}/auth`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/jwks`,
    id_token_signing_alg_values_supported: ['ES256'],
  };
  told = { metadata, status: 200, token: () => idToken() };
});

const signInAt = (sign: () => Promise<string> = async () => 'assertion') =>
  createSignIn({
    doors: { family: { issuer: url, clientId: 'pages' }, staff: { issuer: url, clientId: 'pages' } },
    identities: { findPerson: async () => MOTHER, pseudonym: async () => 'staff' },
    client: { sign },
    egress: { local: true },
    clock,
    ids: new TestIds(),
    log,
  });

/** What comes of a sign-in at the broker as it is told to answer. */
async function outcome(door: Transaction['door'] = 'family', signIn = signInAt()) {
  const begun = await signIn.start({ door, language: 'da', redirectUri: CALLBACK });
  if (!begun.ok) return begun.reason;
  const { transaction } = begun;
  nonce = transaction.nonce;
  const query = new URLSearchParams({ code: 'c', state: transaction.state });
  const finished = await signIn.finish({ query, transaction });
  return finished.ok ? finished.caller.role : finished.reason;
}

const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;

describe('an ID token', () => {
  it('that is good signs in', async () => {
    expect(await outcome()).toBe('guardian');
    expect(spoken).toEqual(['GET /.well-known/openid-configuration', 'POST /token', 'GET /jwks']);
  });

  it.each<[string, (nonce: string) => Promise<string>]>([
    ['for another client', () => idToken({ aud: 'another' })],
    [
      'for several clients, of which the pages are one but not the one it was made for',
      () => idToken({ aud: ['pages', 'another'], azp: 'another' }),
    ],
    ['of another issuer', () => idToken({ iss: 'https://evil.example' })],
    ['of another sign-in', () => idToken({ nonce: 'another' })],
    ['of no sign-in', () => idToken({ nonce: undefined })],
    [
      'of a sign-in longer ago than a session may rest',
      () => idToken({ auth_time: Math.floor(Date.now() / 1000) - 40 * 60 }),
    ],
    ['of a sign-in nobody knows when', () => idToken({ auth_time: undefined })],
    ['that has expired', () => idToken({ exp: inAnHour() - 2 * 3600 })],
    ['that never expires', () => idToken({ exp: undefined })],
    ['from the future', () => idToken({ nbf: inAnHour() })],
    ['signed by another key', () => idToken({}, stranger)],
    ['signed by nobody', async () => new UnsecuredJWT({ iss: url, aud: 'pages', nonce, ...CLAIMS }).encode()],
  ])('%s signs nobody in', async (_what, token) => {
    told.token = token;

    expect(await outcome()).toBe('sign-in-failed');
  });

  it.each<[string, Transaction['door'], JWTPayload, string]>([
    ['a guardian', 'family', {}, 'guardian'],
    ['a child', 'family', { role: 'child' }, 'child'],
    ['staff', 'family', { role: 'caseworker' }, 'no-access'],
    ['a vendor', 'family', { role: 'vendor', vendor: 'learnlab' }, 'no-access'],
    ['staff', 'staff', { role: 'caseworker' }, 'caseworker'],
    ['a guardian', 'staff', {}, 'no-access'],
    ['who has no role', 'staff', { role: undefined }, 'no-access'],
    ['who is of no municipality', 'staff', { role: 'caseworker', cvr: '12345678' }, 'no-access'],
    ['a guardian without a number', 'family', { nin: undefined }, 'no-access'],
    ['a guardian without a level', 'family', { loa: undefined }, 'no-access'],
  ])('of %s at the door of the %s: %j', async (_who, door, change, expected) => {
    told.token = () => idToken(change);

    expect(await outcome(door)).toBe(expected);
  });
});

describe('a broker', () => {
  it('that fails, or answers with anything else than a token, is the broker’s to mend', async () => {
    const none = async () => 'not.a.token';
    for (const change of [{ status: 500 }, { status: 302 }, { body: '<html>' }, { token: none }]) {
      const before = told;
      told = { ...told, ...change };
      expect([change, await outcome()]).toEqual([change, 'issuer-unavailable']);
      told = before;
    }
    expect(log.errors()).toEqual(Array(4).fill('issuer-unavailable'));
  });

  it('that calls itself by another name is none', async () => {
    told.metadata = { ...told.metadata, issuer: 'https://evil.example' };

    expect(await outcome()).toBe('issuer-unavailable');
    expect(spoken).toEqual(['GET /.well-known/openid-configuration']);
  });

  it.each([
    ['token_endpoint', 'https://evil.example/token'],
    ['token_endpoint', 'http://127.0.0.1:4998/token'],
    ['jwks_uri', 'https://evil.example/jwks'],
  ])('gets what is sent at its own host alone: a %s of %s', async (endpoint, elsewhere) => {
    told.metadata = { ...told.metadata, [endpoint]: elsewhere };

    expect(await outcome()).toBe('issuer-unavailable');
    const reason: EgressDenied['reason'] = 'not-registered';
    expect(log.lines.at(-1)?.error).toContain(`EgressDenied: ${reason}`);
  });

  it('that answers with too much is not read to the end', async () => {
    told.token = async () => 'x'.repeat(MOST_BODY_BYTES);

    expect(await outcome()).toBe('issuer-unavailable');
    expect(log.lines.at(-1)?.error).toContain('too-large');
  });

  it('is asked again after it did not answer, and once while it does', async () => {
    const signIn = signInAt();
    const { metadata } = told;
    told.metadata = {};
    expect(await outcome('family', signIn)).toBe('issuer-unavailable');
    told.metadata = metadata;
    expect(await outcome('family', signIn)).toBe('guardian');
    expect(await outcome('family', signIn)).toBe('guardian');

    expect(spoken.filter((line) => line.includes('openid-configuration'))).toHaveLength(2);
  });

  it('is told who the pages are for one minute, by an assertion for it alone', async () => {
    const signed: unknown[] = [];
    const sign = async (...of: unknown[]) => {
      signed.push(...of);
      return 'signed';
    };
    expect(await outcome('family', signInAt(sign))).toBe('guardian');

    const iat = Math.floor(Date.parse(clock.now()) / 1000);
    const jti = expect.stringMatching(/^[0-9a-f-]{36}$/);
    const [assertion, typ] = signed;
    expect(assertion).toEqual({ iss: 'pages', sub: 'pages', aud: url, jti, iat, exp: iat + 60 });
    expect(typ).toBe('JWT');
    const [body] = posted;
    expect(Object.fromEntries(body ?? [])).toEqual({
      client_id: 'pages',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: 'signed',
      grant_type: 'authorization_code',
      code: 'c',
      redirect_uri: CALLBACK,
      code_verifier: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it('that cannot sign people out is not asked to', async () => {
    expect(await signInAt().signOutUrl('family', CALLBACK)).toBeUndefined();
  });
});

it('that the pages cannot sign with their key is not the broker’s fault', async () => {
  const away = signInAt(async () => {
    throw new Error('KMS is away');
  });

  await expect(outcome('family', away)).rejects.toThrow('KMS is away');
  expect(posted).toEqual([]);
});
