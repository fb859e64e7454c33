import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import {
  createLocalJWKSet,
  errors,
  exportJWK,
  generateKeyPair,
  type JWTPayload,
  type JWTVerifyGetKey,
  SignJWT,
} from 'jose';
import { createHandler } from '../../lambdas/authorizer/handler.ts';
import { EgressDenied, EgressFailed } from '../../lambdas/platform/egress-error.ts';
import { httpEvent } from '../builders/http-event.ts';
import { aLog } from '../builders/log.ts';
import { MOTHER } from '../builders/people.ts';

const ISSUER = 'https://issuer.example.org';
const AUDIENCE = 'hjemmel';
const ARN = 'arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/v1/GET/children';
const guardian = { role: 'guardian', cvr: '13748136', nin: '620185-1007', loa: 'Substantial' };

type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
let trusted: Key;
let stranger: Key;
let keys: JWTVerifyGetKey;

beforeAll(async () => {
  const [ours, theirs] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
  trusted = ours.privateKey;
  stranger = theirs.privateKey;
  keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(ours.publicKey)), kid: 'k1', alg: 'ES256' }] });
});

type Made = {
  issuer?: string;
  audience?: string;
  expires?: string | number;
  from?: string | number;
  by?: Key;
};
const token = (
  claims: JWTPayload,
  { issuer = ISSUER, audience = AUDIENCE, expires = '5m', from, by }: Made = {},
) => {
  const jwt = new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
    .setIssuer(issuer)
    .setAudience(audience);
  if (from !== undefined) jwt.setNotBefore(from);
  return jwt.setExpirationTime(expires).sign(by ?? trusted);
};
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

const event = (authorization?: string, name = 'Authorization') =>
  ({
    ...httpEvent({
      method: 'GET',
      resource: '/children',
      headers: authorization === undefined ? {} : { [name]: authorization },
    }),
    type: 'REQUEST',
    methodArn: ARN,
  }) as APIGatewayRequestAuthorizerEvent;

const opaque = (...of: string[]) => createHash('sha256').update(of.join()).digest('hex');

function authorizer(person: string | undefined = MOTHER, of: JWTVerifyGetKey = (...args) => keys(...args)) {
  const log = aLog();
  const asked: [string, string][] = [];
  const authorize = createHandler({
    keys: of,
    issuer: ISSUER,
    audience: AUDIENCE,
    identities: {
      findPerson: async (controller, cpr) => {
        asked.push([controller, cpr]);
        return person === '' ? undefined : person;
      },
      pseudonym: async (controller, subject) => opaque(controller, subject),
    },
    log,
  });
  return { authorize, asked, log };
}
const bearer = async (...of: Parameters<typeof token>) => event(`Bearer ${await token(...of)}`);

describe('a token that is good', () => {
  it('lets a guardian in by an opaque id, and her CPR number no further', async () => {
    const { authorize, asked, log } = authorizer();

    const result = await authorize(await bearer(guardian));

    expect(result).toEqual({
      principalId: MOTHER,
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: ARN }],
      },
      context: { role: 'guardian', controller: '13748136', id: MOTHER, loa: 'Substantial' },
    });
    expect(asked).toEqual([['13748136', '6201851007']]);
    expect(JSON.stringify([result, log.lines])).not.toMatch(/620185/);
  });

  it.each([
    ['a child', { ...guardian, role: 'child', loa: 'High' }, { id: MOTHER, loa: 'High' }],
    ['a guardian on Low, for the service to refuse', { ...guardian, loa: 'Low' }, { id: MOTHER, loa: 'Low' }],
    [
      'a case worker, by an opaque id',
      { role: 'caseworker', cvr: '13748136', sub: 'kim' },
      { id: opaque('13748136', 'kim') },
    ],
    ['a vendor', { role: 'vendor', cvr: '13748136', vendor: 'skolefoto' }, { id: 'skolefoto' }],
    [
      'a vendor with a claim it does not need',
      { role: 'vendor', cvr: '13748136', vendor: 'skolefoto', nin: '1', loa: 'High' },
      { id: 'skolefoto' },
    ],
  ])('lets in %s', async (_who, claims, context) => {
    const result = await authorizer().authorize(await bearer(claims));

    expect(result.policyDocument.Statement).toMatchObject([{ Effect: 'Allow' }]);
    expect(result.context).toEqual({ role: claims.role, controller: '13748136', ...context });
  });

  it.each(['authorization', 'AUTHORIZATION'])('may come in a header named %s', async (name) => {
    const result = await authorizer().authorize(event(`bearer ${await token(guardian)}`, name));

    expect(result.principalId).toBe(MOTHER);
  });

  it('of a person the controller does not know is denied', async () => {
    const { authorize, log } = authorizer('');

    const result = await authorize(await bearer(guardian));

    expect(result.policyDocument.Statement).toMatchObject([{ Effect: 'Deny', Resource: ARN }]);
    expect(result.context).toBeUndefined();
    expect(log.lines).toEqual([{ level: 'warn', code: 'caller-unknown', fields: { reason: 'guardian' } }]);
  });
});

describe('a token that is not', () => {
  const { cvr: _cvr, ...withoutCvr } = guardian;
  const { nin: _nin, ...withoutNin } = guardian;
  const { loa: _loa, ...withoutLoa } = guardian;

  it.each<[string, () => Promise<APIGatewayRequestAuthorizerEvent>]>([
    ['is missing', async () => event()],
    ['is empty', async () => event('Bearer ')],
    ['is of another scheme', async () => event(`Basic ${await token(guardian)}`)],
    ['is two', async () => event(`Bearer ${await token(guardian)} ${await token(guardian)}`)],
    ['is no token', async () => event('Bearer hello')],
    ['has expired', () => bearer(guardian, { expires: '-1s' })],
    ['is not valid yet', () => bearer(guardian, { from: '5m' })],
    ['is of another issuer', () => bearer(guardian, { issuer: 'https://evil.example.org' })],
    ['is for another audience', () => bearer(guardian, { audience: 'another' })],
    ['is signed by a stranger', () => bearer(guardian, { by: stranger })],
    ['names no controller', () => bearer(withoutCvr)],
    ['names a controller whose CVR fails modulus 11', () => bearer({ ...guardian, cvr: '12345678' })],
    ['names no person', () => bearer(withoutNin)],
    ['names a person without a date of birth', () => bearer({ ...guardian, nin: '3002154002' })],
    ['names no assurance', () => bearer(withoutLoa)],
    ['names an assurance we do not know', () => bearer({ ...guardian, loa: 'Very high' })],
    ['names no role', () => bearer({ ...guardian, role: undefined })],
    ['names a role we do not know', () => bearer({ ...guardian, role: 'system' })],
    ['names no case worker', () => bearer({ role: 'caseworker', cvr: '13748136' })],
    ['names no vendor', () => bearer({ role: 'vendor', cvr: '13748136' })],
  ])('because it %s is 401', async (_why, make) => {
    const { authorize, asked } = authorizer();

    await expect(authorize(await make())).rejects.toThrow(/^Unauthorized$/);
    expect(asked).toEqual([]);
  });

  it('because it never expires is 401', async () => {
    const eternal = await new SignJWT(guardian)
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .sign(trusted);

    await expect(authorizer().authorize(event(`Bearer ${eternal}`))).rejects.toThrow(/^Unauthorized$/);
  });

  it.each(['none', 'None', 'HS256'])('because it is signed by nobody (alg %s) is 401', async (alg) => {
    const payload = { ...guardian, iss: ISSUER, aud: AUDIENCE, exp: 4_102_444_800 };
    const unsigned = `${encode({ alg, kid: 'k1' })}.${encode(payload)}.`;

    await expect(authorizer().authorize(event(`Bearer ${unsigned}`))).rejects.toThrow(/^Unauthorized$/);
  });

  it('because it was changed on its way is 401', async () => {
    const [header, , signature] = (await token(guardian)).split('.');
    const changed = `${header}.${encode({ ...guardian, iss: ISSUER, aud: AUDIENCE, exp: 4_102_444_800, role: 'caseworker' })}.${signature}`;

    await expect(authorizer().authorize(event(`Bearer ${changed}`))).rejects.toThrow(/^Unauthorized$/);
  });
});

describe('when the issuer’s keys cannot be had', () => {
  const keysFail = async (error: Error) => {
    const { authorize, log } = authorizer(MOTHER, () => Promise.reject(error));
    const thrown = await authorize(await bearer(guardian)).catch((reason: unknown) => reason);
    return { message: (thrown as Error).message, log };
  };

  it.each([
    ['no answer in time', new EgressFailed('timed-out', 'issuer.example')],
    ['an address that is not sent to', new EgressDenied('not-public', 'issuer.example')],
    ['an answer that is no key set', new errors.JOSEError('Expected 200 OK')],
    ['something unforeseen', new TypeError('fetch failed')],
    ['a key set that is malformed', new errors.JWKSInvalid()],
  ])('by %s, it fails with an alarm: no token is at fault', async (_why, error) => {
    const { message, log } = await keysFail(error);

    expect(message).not.toBe('Unauthorized');
    expect(log.lines).toMatchObject([{ level: 'error', code: 'token-check-failed' }]);
  });

  it('the log tells the reason', async () => {
    const { log } = await keysFail(new EgressFailed('name-too-slow', 'issuer.example'));

    expect(log.lines).toMatchObject([
      { fields: { error: expect.stringMatching(/^EgressFailed: name-too-slow at /) } },
    ]);
  });
});
