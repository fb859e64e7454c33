import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createSignIn, SIGN_IN_SECONDS, type SignIn } from '../../../lambdas/pages/sign-in/oidc.ts';
import type { Door } from '../../../lambdas/pages/web/session.ts';
import { PAGES_CLIENTS } from '../../../local/issuer/pages-clients.ts';
import { type Issuer, startIssuer } from '../../../local/issuer.ts';
import { findPerson, type PersonRole } from '../../../local/people.ts';
import { MOTHER } from '../../builders/people.ts';
import { TestClock, TestIds } from '../../engines/clock.ts';
import { TestLog } from '../../engines/log.ts';
import { temporary } from '../../local/fixture/temporary.ts';
import { Browser } from './browser.ts';
import { startClientKey } from './client-key.ts';

const PAGES = 'http://127.0.0.2:4999';
const CALLBACK = `${PAGES}/sign-in/callback`;
const GOODBYE = `${PAGES}/sign-in/goodbye`;
const SUBSTANTIAL = 'https://data.gov.dk/concept/core/nsis/loa/Substantial';
const subOf = (role: PersonRole, id?: string): string => findPerson(role, id)?.sub ?? '';

let issuer: Issuer;
let key: Awaited<ReturnType<typeof startClientKey>>;
beforeAll(async () => {
  key = await startClientKey();
  const pages = { signedIn: [CALLBACK], signedOut: [GOODBYE], jwks: key.jwks };
  issuer = await startIssuer({ port: 0, file: join(temporary(), 'issuer.json'), pages });
});
afterAll(async () => {
  await Promise.all([issuer.stop(), key.stop()]);
});

let clock: TestClock;
let log: TestLog;
let browser: Browser;
let asked: [string, string][];
let known: string | undefined;
let signIn: SignIn;
beforeEach(() => {
  // The issuer's clock is the real one.
  clock = new TestClock(new Date().toISOString());
  log = new TestLog();
  browser = new Browser();
  asked = [];
  known = MOTHER;
  signIn = createSignIn({
    doors: {
      family: { issuer: issuer.url, clientId: PAGES_CLIENTS.family, acr: SUBSTANTIAL },
      staff: { issuer: issuer.url, clientId: PAGES_CLIENTS.staff },
    },
    identities: {
      findPerson: async (controller, cpr) => {
        asked.push([controller, cpr]);
        return known;
      },
      pseudonym: async (controller, subject) => `staff of ${controller}: ${subject.length}`,
    },
    client: key.signer,
    egress: { local: true },
    clock,
    ids: new TestIds(),
    log,
  });
});

const begin = async (door: Door, { stepUp = false, anew = false, language = 'da' as 'da' | 'en' } = {}) => {
  const begun = await signIn.start({ door, language, redirectUri: CALLBACK, stepUp, anew });
  if (!begun.ok) throw new Error(begun.reason);
  return begun;
};
type Chosen = { readonly sub: string; readonly as?: 'sub' | 'low'; readonly stepUp?: boolean };
/** Signs in at a door as far as the way back. */
const through = async (door: Door, { sub, as, stepUp }: Chosen) => {
  const { url, transaction } = await begin(door, { stepUp: stepUp ?? false });
  const arrived = await browser.follow(url);
  const back = arrived.page === '' ? arrived.url : await browser.choose(arrived.url, sub, as);
  return { query: back.searchParams, transaction, back };
};

describe('a sign-in', () => {
  it.each([
    ['guardian', 'guardian1', '6201851007'],
    ['child', 'child2', '6109115019'],
  ] as const)('of a %s gives the caller the API would find, and no CPR number', async (role, id, cpr) => {
    const { query, transaction, back } = await through('family', { sub: subOf(role, id) });
    const signedIn = await signIn.finish({ query, transaction });

    expect(`${back.origin}${back.pathname}`).toBe(CALLBACK);
    expect(signedIn).toEqual({
      ok: true,
      caller: { role, id: MOTHER, controller: '13748136', loa: 'Substantial' },
      signedInAt: clock.now(),
    });
    expect(asked).toEqual([['13748136', cpr]]);
    expect(JSON.stringify([signedIn, transaction, log.lines])).not.toContain(cpr);
  });

  it('of a case worker gives an id that is not her sign-in name', async () => {
    const { query, transaction } = await through('staff', { sub: subOf('caseworker', 'cw2') });

    expect(await signIn.finish({ query, transaction })).toEqual({
      ok: true,
      caller: { role: 'caseworker', id: 'staff of 24256790: 36', controller: '24256790', loa: undefined },
      signedInAt: clock.now(),
    });
    expect(asked).toEqual([]);
  });

  it('is asked for in the visitor’s language, with a challenge, and sends no secret and nothing personal', async () => {
    const { url, transaction } = await begin('family', { language: 'en' });
    const query = Object.fromEntries(new URL(url).searchParams);

    expect(query).toEqual({
      client_id: 'hjemmel-family',
      redirect_uri: CALLBACK,
      response_type: 'code',
      scope: 'openid',
      state: transaction.state,
      nonce: transaction.nonce,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      ui_locales: 'en',
      max_age: '1800',
    });
    expect(query.code_challenge).not.toBe(transaction.verifier);
    const again = await begin('family');
    for (const part of ['state', 'nonce', 'verifier'] as const)
      expect(again.transaction[part]).not.toBe(transaction[part]);
  });

  it('of a person the controller does not know is none, and may begin anew as another', async () => {
    known = undefined;
    const back = await through('family', { sub: subOf('guardian', 'guardian3') });
    expect(await signIn.finish(back)).toEqual({ ok: false, reason: 'person-unknown' });

    known = MOTHER;
    const { url, transaction } = await begin('family', { anew: true });
    const choosing = (await browser.follow(url)).url;
    const { searchParams: query } = await browser.choose(choosing, subOf('child', 'child2'));
    expect(await signIn.finish({ query, transaction })).toMatchObject({
      ok: true,
      caller: { role: 'child' },
    });
  });
});

describe('the level of assurance', () => {
  it('is as it was proved, and stepping up proves more', async () => {
    const sub = subOf('guardian');
    const low = await signIn.finish(await through('family', { sub, as: 'low' }));
    expect(low).toMatchObject({ ok: true, caller: { loa: 'Low' } });

    // Nobody is asked again as long as it is enough; who steps up is.
    const again = await signIn.finish(await through('family', { sub: 'nobody is asked' }));
    expect(again).toMatchObject({ ok: true, caller: { loa: 'Low' } });
    const { url } = await begin('family', { stepUp: true });
    expect(new URL(url).searchParams.get('acr_values')).toBe(SUBSTANTIAL);
    const raised = await signIn.finish(await through('family', { sub, stepUp: true }));
    expect(raised).toMatchObject({ ok: true, caller: { loa: 'Substantial' } });
  });
});

describe('what is not hers, or no longer counts, signs nobody in', () => {
  const guardian = () => through('family', { sub: subOf('guardian') });

  it('a code that comes twice', async () => {
    const back = await guardian();
    expect(await signIn.finish(back)).toMatchObject({ ok: true });

    expect(await signIn.finish(back)).toEqual({ ok: false, reason: 'sign-in-failed' });
  });

  it('a state that is not the one it began with', async () => {
    const { query, transaction } = await guardian();
    const state = (await begin('family')).transaction.state;

    expect(await signIn.finish({ query, transaction: { ...transaction, state } })).toEqual({
      ok: false,
      reason: 'sign-in-failed',
    });
  });

  it.each(['nonce', 'verifier'] as const)('a %s of another sign-in', async (part) => {
    const { query, transaction } = await guardian();
    const other = (await begin('family')).transaction[part];

    expect(await signIn.finish({ query, transaction: { ...transaction, [part]: other } })).toEqual({
      ok: false,
      reason: 'sign-in-failed',
    });
  });

  it('a code of the other door', async () => {
    const { query, transaction } = await guardian();

    expect(await signIn.finish({ query, transaction: { ...transaction, door: 'staff' } })).toEqual({
      ok: false,
      reason: 'sign-in-failed',
    });
    expect(asked).toEqual([]);
  });

  it('one that took too long, to the second', async () => {
    const back = await guardian();
    clock.advance(SIGN_IN_SECONDS * 1000 + 1);
    expect(await signIn.finish(back)).toEqual({ ok: false, reason: 'sign-in-expired' });

    clock.advance(-1);
    // The issuer takes no assertion from the future, so the clock goes back for that.
    const { transaction } = back;
    const startedAt = new Date(Date.parse(transaction.startedAt) - SIGN_IN_SECONDS * 1000).toISOString();
    clock.advance(-SIGN_IN_SECONDS * 1000);
    expect(await signIn.finish({ ...back, transaction: { ...transaction, startedAt } })).toMatchObject({
      ok: true,
    });
  });

  it.each([
    ['error=access_denied', 'sign-in-cancelled'],
    ['error=login_required', 'sign-in-failed'],
    ['', 'sign-in-failed'],
  ])('a way back without a code: %s', async (with_, reason) => {
    const { transaction } = await begin('family');
    const query = new URLSearchParams(`${with_}&state=${transaction.state}&iss=${issuer.url}`);

    expect(await signIn.finish({ query, transaction })).toEqual({ ok: false, reason });
    // Of what people do, nobody is woken.
    expect(log.errors()).toEqual([]);
  });
});

describe('the pages', () => {
  it('that another claims to be get nothing: it is their key that says who they are', async () => {
    const { query, transaction } = await through('family', { sub: subOf('guardian') });
    const stranger = await startClientKey();
    const forged = createSignIn({
      doors: {
        family: { issuer: issuer.url, clientId: PAGES_CLIENTS.family },
        staff: { issuer: issuer.url, clientId: PAGES_CLIENTS.staff },
      },
      identities: { findPerson: async () => known, pseudonym: async () => '' },
      client: stranger.signer,
      egress: { local: true },
      clock,
      ids: new TestIds(),
      log,
    });

    expect(await forged.finish({ query, transaction })).toEqual({ ok: false, reason: 'issuer-unavailable' });
    expect(log.errors()).toEqual(['issuer-unavailable']);
    await stranger.stop();
  });
});

describe('signing out', () => {
  it('ends the session at the broker too, without a page between, and comes back', async () => {
    const sub = subOf('guardian');
    await through('family', { sub });
    const url = await signIn.signOutUrl('family', GOODBYE);
    const { url: left } = await browser.follow(url ?? '');
    expect(left.href).toBe(GOODBYE);

    // Who comes next is asked who she is.
    const { url: start } = await begin('family');
    const arrived = await browser.follow(start);
    expect(arrived.url.pathname).toMatch(/^\/interaction\//);
    // Signing out when nobody is signed in comes back as well.
    expect((await new Browser().follow(url ?? '')).url.href).toBe(GOODBYE);
  });

  it('leads nowhere that is not registered', async () => {
    const url = await signIn.signOutUrl('family', 'https://evil.example/');
    const { url: left } = await browser.follow(url ?? '');

    expect(left.origin).toBe(issuer.url);
  });
});
