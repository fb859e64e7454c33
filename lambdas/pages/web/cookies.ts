import { EncryptJWT, jwtDecrypt } from 'jose';
import type { Instant } from '../../domain/dates.ts';

/** All our cookies: only this host gets them, only over TLS, and no script reads them (RFC 6265bis, `__Host-`). */
export const COOKIES = {
  /** Who is signed in. */
  session: '__Host-hjemmel-session',
  /** A sign-in that has begun. */
  signIn: '__Host-hjemmel-sign-in',
  /** What was typed in a form when the session was over. */
  draft: '__Host-hjemmel-draft',
  language: '__Host-hjemmel-language',
} as const;
export type CookieName = keyof typeof COOKIES;

/** Browsers take no more of a cookie, name and attributes included. */
const MOST = 4000;

/** The value of `Set-Cookie` that keeps a value for so many seconds; without seconds, until the browser is closed. */
export const setCookie = (name: CookieName, value: string, seconds?: number): string =>
  `${COOKIES[name]}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${seconds === undefined ? '' : `; Max-Age=${seconds}`}`;

export const clearCookie = (name: CookieName): string => setCookie(name, '', 0);

/** The cookies of a request by their names here; of two by one name, the first. */
export function cookiesOf(header: string | undefined): Partial<Record<CookieName, string>> {
  const pairs = (header ?? '').split(/;\s*/).map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });
  const found = Object.entries(COOKIES).map(([name, cookie]) => [
    name,
    pairs.find(([written]) => written === cookie)?.[1],
  ]);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined && value !== ''));
}

/** 32 bytes that are the same for the same name, and that nobody has who may not call the key. */
export type DeriveKey = (name: string) => Promise<Uint8Array>;

/**
 * Seals what a cookie holds (JWE, A256GCM) under a key of its day and its use, so that it opens as nothing else, and a
 * key that leaked is worth a day.
 */
export class CookieSealer {
  private readonly derive: DeriveKey;
  private readonly known = new Map<string, Promise<Uint8Array>>();

  constructor(derive: DeriveKey) {
    this.derive = derive;
  }

  /** Undefined when it is too long for a cookie. */
  async seal(use: CookieName, value: object, now: Instant, seconds: number): Promise<string | undefined> {
    const day = now.slice(0, 10);
    const issued = Math.floor(Date.parse(now) / 1000);
    const sealed = await new EncryptJWT({ value })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: day })
      .setIssuedAt(issued)
      .setExpirationTime(issued + seconds)
      .encrypt(await this.keyOf(use, day));
    return sealed.length > MOST ? undefined : sealed;
  }

  /** What was sealed for this use; undefined when it was not sealed here, was changed, or its time is over. */
  async open<T>(use: CookieName, sealed: string | undefined, now: Instant): Promise<T | undefined> {
    if (sealed === undefined) return undefined;
    try {
      const { payload } = await jwtDecrypt(sealed, async ({ kid }) => this.keyOf(use, recentDay(kid, now)), {
        currentDate: new Date(now),
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      return payload.value as T;
    } catch (error) {
      if (isCookiesFault(error)) return undefined;
      throw error;
    }
  }

  private keyOf(use: CookieName, day: string): Promise<Uint8Array> {
    const name = `${use} ${day}`;
    const known = this.known.get(name);
    if (known) return known;
    const key = this.derive(name).catch((error: unknown) => {
      this.known.delete(name);
      throw error;
    });
    // Keys of two days and four uses at most.
    if (this.known.size >= 8) this.known.clear();
    this.known.set(name, key);
    return key;
  }
}

class NotOurs extends Error {}

/** Today or yesterday: what is older is no key that we would ask for. */
function recentDay(kid: string | undefined, now: Instant): string {
  const yesterday = new Date(Date.parse(now) - 86_400_000).toISOString().slice(0, 10);
  if (kid === now.slice(0, 10) || kid === yesterday) return kid;
  throw new NotOurs();
}

/** What `jose` says of a cookie that is not ours or no longer counts; that KMS does not answer is no fault of the cookie. */
const isCookiesFault = (error: unknown): boolean =>
  error instanceof NotOurs || String(Object(error).code).startsWith('ERR_J');
