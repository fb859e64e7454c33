import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { claims } from '../../contracts/claims.ts';
import type { Role } from '../../contracts/route.ts';
import type { Instant } from '../../domain/dates.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Clock, Ids } from '../../platform/clock.ts';
import type { EgressOptions } from '../../platform/egress.ts';
import { callerOf, type Identities } from '../../platform/identities.ts';
import { errorName, type Log } from '../../platform/logger.ts';
import type { Language } from '../../platform/page.ts';
import type { Signer } from '../../store/signer.ts';
import { type Door, IDLE_SECONDS } from '../web/session.ts';
import { blame, causeOf } from './blame.ts';
import { createDoor, type DoorSettings } from './door.ts';

/** A sign-in that has begun, for a cookie to keep until the visitor is back; it names nobody. */
export type Transaction = {
  readonly door: Door;
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE (RFC 7636): who brings the code back must have asked for it. */
  readonly verifier: string;
  readonly startedAt: Instant;
};

/** Why nobody is signed in; each has words for people in the texts of the pages. */
export const SIGN_IN_FAILURES = [
  /** She broke it off at the broker. */
  'sign-in-cancelled',
  /** It took longer than a sign-in may. */
  'sign-in-expired',
  /** What came back does not belong to what was asked for, or came twice. */
  'sign-in-failed',
  /** The broker gives her no role that this door is for. */
  'no-access',
  /** The controller does not know her. */
  'person-unknown',
  /** The broker does not answer as it should. */
  'issuer-unavailable',
] as const;
export type SignInFailure = (typeof SIGN_IN_FAILURES)[number];

export type SignedIn = {
  readonly ok: true;
  /** As the API's authorizer would find her. */
  readonly caller: Caller;
  readonly signedInAt: Instant;
};
export type NotSignedIn = { readonly ok: false; readonly reason: SignInFailure };

export type SignIn = {
  /** Where the visitor goes to sign in, and what to keep until she is back. */
  readonly start: (asked: {
    readonly door: Door;
    readonly language: Language;
    /** Where she comes back to: an address registered with the broker. */
    readonly redirectUri: string;
    /** Whether her level of assurance was too low, so that she must prove more. @default false */
    readonly stepUp?: boolean;
    /** Whether she must say who she is though the broker knows: the last time, it was somebody we do not know. @default false */
    readonly anew?: boolean;
  }) => Promise<{ readonly ok: true; readonly url: string; readonly transaction: Transaction } | NotSignedIn>;
  /** Who has signed in, by the query that the broker sent her back with; each transaction is good for one code. */
  readonly finish: (back: {
    readonly query: URLSearchParams;
    readonly transaction: Transaction;
  }) => Promise<SignedIn | NotSignedIn>;
  /** Where she is signed out at the broker too, and sent back to `returnTo` from; undefined where the broker cannot. */
  readonly signOutUrl: (door: Door, returnTo: string) => Promise<string | undefined>;
};

export type SignInDeps = {
  readonly doors: Readonly<Record<Door, DoorSettings>>;
  readonly identities: Identities;
  /** The key by which the pages say at a broker who they are. */
  readonly client: Pick<Signer, 'sign'>;
  readonly egress: EgressOptions;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
};

/** A sign-in may take so many seconds, with a phone to find and a password to remember. */
export const SIGN_IN_SECONDS = 15 * 60;
/** A broker takes an assertion of ours for so many seconds: longer than its clock and ours differ. */
const ASSERTION_SECONDS = 60;

/** Who comes in by which door: no broker of families makes anybody staff. */
const ADMITTED: Readonly<Record<Door, readonly Role[]>> = {
  family: ['guardian', 'child'],
  staff: ['caseworker', 'officer'],
};

/**
 * Signs people in by OpenID Connect: authorization code with PKCE, at the broker of their door, where the pages show who
 * they are by a signed assertion (RFC 7523), so that there is no secret to keep. An ID token counts when its signature,
 * issuer, audience, nonce and times do; the CPR number in it goes no further than `callerOf`.
 */
export function createSignIn({ doors, identities, client, egress, clock, ids, log }: SignInDeps): SignIn {
  const configurations = {
    family: createDoor(doors.family, egress),
    staff: createDoor(doors.staff, egress),
  } satisfies Record<Door, unknown>;

  return { start, finish, signOutUrl };

  async function start({
    door,
    language,
    redirectUri,
    stepUp = false,
    anew = false,
  }: Parameters<SignIn['start']>[0]) {
    const at = await reached(door);
    if (!at) return failed('issuer-unavailable');
    const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
    const { acr } = doors[door];
    const url = buildAuthorizationUrl(at, {
      redirect_uri: redirectUri,
      scope: 'openid',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ui_locales: language,
      // A session that was left here is not taken up again because one at the broker still stands.
      max_age: String(IDLE_SECONDS),
      ...(stepUp && acr && { acr_values: acr }),
      // A broker that knows her already would answer as before.
      ...((anew || stepUp) && { prompt: 'login' }),
    });
    const transaction = { door, redirectUri, state, nonce, verifier, startedAt: clock.now() };
    return { ok: true as const, url: url.href, transaction };
  }

  async function finish({ query, transaction }: Parameters<SignIn['finish']>[0]) {
    const { door, startedAt } = transaction;
    const now = clock.now();
    if (Date.parse(now) - Date.parse(startedAt) > SIGN_IN_SECONDS * 1000) return failed('sign-in-expired');
    // Before anything is signed or sent: what is no answer to what we asked costs nothing.
    if (query.get('state') !== transaction.state) return failed('sign-in-failed');
    const at = await reached(door);
    if (!at) return failed('issuer-unavailable');
    const assertion = await assertionFor(at, now);
    const token = await exchange(at, query, transaction, assertion).catch((error: unknown) => {
      const reason = blame(error);
      log[reason === 'issuer-unavailable' ? 'error' : 'info'](reason, { error: errorName(causeOf(error)) });
      return reason;
    });
    if (typeof token === 'string') return failed(token);
    const read = claims.safeParse(token.claims());
    if (!read.success || !ADMITTED[door].includes(read.data.role)) return failed('no-access');
    const caller = await callerOf(read.data, identities);
    return caller ? { ok: true as const, caller, signedInAt: now } : failed('person-unknown');
  }

  async function signOutUrl(door: Door, returnTo: string) {
    const at = await reached(door);
    if (!at?.serverMetadata().end_session_endpoint) return undefined;
    return buildEndSessionUrl(at, { post_logout_redirect_uri: returnTo }).href;
  }

  /** The broker of a door; undefined when it cannot be had, which the operator hears of. */
  function reached(door: Door): Promise<Configuration | undefined> {
    return configurations[door]().catch((error: unknown) => {
      log.error('issuer-unavailable', { error: errorName(causeOf(error)) });
      return undefined;
    });
  }

  function assertionFor(at: Configuration, now: Instant): Promise<string> {
    const { client_id: iss } = at.clientMetadata();
    const iat = Math.floor(Date.parse(now) / 1000);
    const aud = at.serverMetadata().issuer;
    return client.sign({ iss, sub: iss, aud, jti: ids.next(), iat, exp: iat + ASSERTION_SECONDS }, 'JWT');
  }
}

const failed = (reason: SignInFailure): NotSignedIn => ({ ok: false, reason });

function exchange(
  at: Configuration,
  query: URLSearchParams,
  { redirectUri, state, nonce, verifier }: Transaction,
  assertion: string,
) {
  return authorizationCodeGrant(
    at,
    new URL(`${redirectUri}?${query}`),
    {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
      maxAge: IDLE_SECONDS,
    },
    {
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    },
  );
}
