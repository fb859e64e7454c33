import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { PAGES_CLIENTS } from '../../local/issuer/pages-clients.ts';
import { type Issuer, startIssuer, VENDOR_SECRET } from '../../local/issuer.ts';
import { findPerson } from '../../local/people.ts';
import { requestToken } from '../../local/tokens.ts';
import { Browser } from '../pages/sign-in/browser.ts';
import { temporary } from './fixture/temporary.ts';

const REDIRECT = 'http://127.0.0.1:4999/sign-in/callback';
const PAGES = { signedIn: [REDIRECT], signedOut: [], jwks: 'http://127.0.0.1:4999/jwks' };

describe('the local issuer', () => {
  let issuer: Issuer;
  const file = join(temporary(), 'issuer.json');
  beforeAll(async () => {
    issuer = await startIssuer({ port: 0, file, pages: PAGES });
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

  // That it signs in by a code and a challenge is shown where the pages do.
  describe('where the pages sign people in', () => {
    const ask = (change: Record<string, string | undefined> = {}, to = new Browser()) => {
      const query = {
        client_id: PAGES_CLIENTS.family,
        redirect_uri: REDIRECT,
        response_type: 'code',
        scope: 'openid',
        code_challenge: 'c'.repeat(43),
        code_challenge_method: 'S256',
        ui_locales: 'da',
        ...change,
      };
      const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
      return to.follow(`${issuer.url}/auth?${new URLSearchParams(given)}`);
    };

    it('shows the people of the door, in the language that is asked for', async () => {
      const family = (await ask()).page;
      const staff = (await ask({ client_id: PAGES_CLIENTS.staff, ui_locales: 'en' })).page;

      expect(family).toContain('<html lang="da">');
      for (const name of ['Forælder 1', 'Elev 2']) expect(family).toContain(name);
      expect(family).not.toMatch(/Sagsbehandler|Case worker/);
      expect(staff).toContain('<html lang="en">');
      expect(staff).toContain('Case worker 1');
      expect(staff).not.toMatch(/Parent|Pupil/);
    });

    it('offers a low level of assurance to families alone, unless more is asked for', async () => {
      const low = 'name="low"';
      const acr = { acr_values: 'https://data.gov.dk/concept/core/nsis/loa/Substantial' };

      expect((await ask()).page).toContain(low);
      expect((await ask(acr)).page).not.toContain(low);
      expect((await ask({ client_id: PAGES_CLIENTS.staff })).page).not.toContain(low);
    });

    it('asks anew who comes by the other door', async () => {
      const browser = new Browser();
      const sub = findPerson('guardian')?.sub ?? '';
      const { url } = await ask({}, browser);
      const signedIn = await browser.choose(url, sub);
      expect(signedIn.href).toContain(REDIRECT);
      // Once she is signed in, her own door asks nothing.
      expect((await ask({}, browser)).url.href).toContain(REDIRECT);

      expect((await ask({ client_id: PAGES_CLIENTS.staff }, browser)).page).toContain('Sagsbehandler 1');
    });

    it('takes no request without a challenge, and sends nobody elsewhere', async () => {
      const without = await ask({ code_challenge: undefined, code_challenge_method: undefined });
      expect(without.url.searchParams.get('error')).toBe('invalid_request');

      const elsewhere = await ask({ redirect_uri: 'http://127.0.0.1:4998/' });
      expect(elsewhere.url.origin).toBe(issuer.url);
      expect(elsewhere.page).toContain('invalid_redirect_uri');
    });
  });
});
