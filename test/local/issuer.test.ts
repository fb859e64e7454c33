import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { type Issuer, PAGES_CLIENT, startIssuer, VENDOR_SECRET } from '../../local/issuer.ts';
import { findPerson } from '../../local/people.ts';
import { requestToken } from '../../local/tokens.ts';
import { temporary } from './fixture/temporary.ts';

const REDIRECT = 'http://127.0.0.1:4999/signed-in';

describe('the local issuer', () => {
  let issuer: Issuer;
  const file = join(temporary(), 'issuer.json');
  beforeAll(async () => {
    issuer = await startIssuer({ port: 0, file, redirects: [REDIRECT] });
  });
  afterAll(() => issuer.stop());

  const verify = async (token: string) => {
    const keys = createRemoteJWKSet(new URL(issuer.jwks));
    return (await jwtVerify(token, keys, { issuer: issuer.url, audience: 'hjemmel', typ: 'at+jwt' })).payload;
  };

  it('gives a guardian a token that verifies and says who she is', async () => {
    const payload = await verify(await requestToken(issuer.url, 'guardian'));
    const expected = { role: 'guardian', cvr: '13748136', nin: '6201851007', loa: 'Substantial' };
    expect(payload).toMatchObject({ ...expected, sub: findPerson('guardian', 'guardian1')?.sub });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(600);
  });

  it('gives case workers and vendors no CPR number, and vendors their id', async () => {
    const caseworker = await verify(await requestToken(issuer.url, 'caseworker', 'cw2'));
    expect(caseworker).toMatchObject({ role: 'caseworker', cvr: '24256790' });
    const vendor = await verify(
      await requestToken(issuer.url, 'vendor', 'some-vendor', { controller: '24256790' }),
    );
    expect(vendor).toMatchObject({ role: 'vendor', vendor: 'some-vendor', cvr: '24256790' });
    for (const payload of [caseworker, vendor]) expect(payload).not.toHaveProperty('nin');
  });

  it.each([0, -30])('gives a token that has expired, for %i seconds', async (expiresIn) => {
    const token = await requestToken(issuer.url, 'guardian', 'guardian2', { expiresIn });
    await expect(verify(token)).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
  });

  it('says what is wrong with a request', async () => {
    await expect(requestToken(issuer.url, 'guardian', 'nobody')).rejects.toThrow(
      'there is no guardian nobody',
    );
    const options = { controller: '12345678' };
    await expect(requestToken(issuer.url, 'guardian', 'guardian1', options)).rejects.toThrow(
      'a CVR number that passes modulus 11',
    );
  });

  it('gives a vendor a token for its own secret', async () => {
    const ask = (secret: string) =>
      fetch(`${issuer.url}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`learnlab:${secret}`).toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      });
    expect((await ask('guessed')).status).toBe(401);
    const answer: { access_token: string } = Object(await (await ask(VENDOR_SECRET)).json());
    expect(await verify(answer.access_token)).toMatchObject({ role: 'vendor', vendor: 'learnlab' });
  });

  it('signs a test person in with a code and PKCE', async () => {
    const verifier = randomBytes(32).toString('base64url');
    const cookies = new Map<string, string>();
    const go = async (url: string, init: RequestInit = {}): Promise<Response> => {
      const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
      const response = await fetch(new URL(url, issuer.url), {
        redirect: 'manual',
        ...init,
        headers: { cookie },
      });
      for (const line of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
        cookies.set(name, value);
      }
      return response;
    };
    const to = (response: Response): string => response.headers.get('location') ?? '';
    const query = new URLSearchParams({
      client_id: PAGES_CLIENT,
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope: 'openid hjemmel',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    const login = to(await go(`/auth?${query}`));
    expect(await (await go(login)).text()).toContain('guardian3');
    const sub = findPerson('guardian', 'guardian3')?.sub ?? '';
    const back = to(await go(login, { method: 'POST', body: new URLSearchParams({ sub }) }));
    const code = new URL(to(await go(back))).searchParams.get('code') ?? '';
    const body = {
      grant_type: 'authorization_code',
      client_id: PAGES_CLIENT,
      code,
      code_verifier: verifier,
      redirect_uri: REDIRECT,
    };
    const answer = Object(
      await (await go('/token', { method: 'POST', body: new URLSearchParams(body) })).json(),
    );
    expect(await verify(String(answer.access_token))).toMatchObject({
      role: 'guardian',
      nin: '6101900001',
      sub,
    });
  });
});
