import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../domain/dates.ts';
import type { Caller } from '../../platform/caller.ts';

/** Where people sign in: families at MitID or Unilogin, staff at FK Adgangsstyring. */
export const DOORS = ['family', 'staff'] as const;
export type Door = (typeof DOORS)[number];

/** Who is signed in; it lives in a sealed cookie, and names nobody: the id is the controller's own. */
export type Session = {
  readonly id: string;
  readonly door: Door;
  readonly caller: Caller;
  readonly signedInAt: Instant;
  readonly seenAt: Instant;
  /** The secret behind the tokens of forms. */
  readonly secret: string;
};

/** A session ends after so many seconds without a visit, and in any case after so many. */
export const IDLE_SECONDS = 30 * 60;
export const LONGEST_SECONDS = 8 * 60 * 60;

export const openSession = (id: string, door: Door, caller: Caller, now: Instant): Session => ({
  id,
  door,
  caller,
  signedInAt: now,
  seenAt: now,
  secret: randomBytes(16).toString('base64url'),
});

/** True while a session counts. */
export const isCurrent = ({ signedInAt, seenAt }: Session, now: Instant): boolean =>
  secondsBetween(seenAt, now) < IDLE_SECONDS && secondsBetween(signedInAt, now) < LONGEST_SECONDS;

const secondsBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 1000;

/** A token for one form: the session's secret under a mask of its own, so that a compressed page gives nothing away (BREACH). */
export function formToken({ secret }: Session): string {
  const known = Buffer.from(secret, 'base64url');
  const mask = randomBytes(known.length);
  return Buffer.concat([mask, xor(mask, known)]).toString('base64url');
}

/** True for a token that a page of this session was given. */
export function isFormToken({ secret }: Session, token: string): boolean {
  const known = Buffer.from(secret, 'base64url');
  const given = Buffer.from(token, 'base64url');
  if (given.length !== known.length * 2) return false;
  return timingSafeEqual(xor(given.subarray(0, known.length), given.subarray(known.length)), known);
}

const xor = (a: Uint8Array, b: Uint8Array): Buffer =>
  Buffer.from(a.map((byte, index) => byte ^ (b[index] ?? 0)));

/** What a page shows, in short, so that a form can tell whether it has changed since. */
export const digestOf = (shown: unknown): string =>
  createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 16);
