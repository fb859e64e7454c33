import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Instant } from '../../domain/dates.ts';
import { type CookieSealer, clearCookie, setCookie } from './cookies.ts';
import { HIDDEN } from './hidden.ts';

/** What was typed in a form when its session was over: it waits sealed in the browser for the same person. */
type Draft = { readonly path: string; readonly person: string; readonly typed: string };

const KEPT_SECONDS = 60 * 60;
const OURS: readonly string[] = Object.values(HIDDEN);

/** The form without the fields that we put there ourselves. */
export const typedOnly = (form: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...form].filter(([name]) => !OURS.includes(name)));

/** A cookie that keeps what was typed on a page; undefined when it is too much for one. */
export async function keepDraft(
  sealer: CookieSealer,
  path: string,
  person: string,
  form: URLSearchParams,
  now: Instant,
): Promise<string | undefined> {
  const typed = deflateRawSync(typedOnly(form).toString()).toString('base64url');
  const draft: Draft = { path, person, typed };
  const sealed = await sealer.seal('draft', draft, now, KEPT_SECONDS);
  return sealed && setCookie('draft', sealed, KEPT_SECONDS);
}

/** What this person had typed on this page, and the cookie that forgets it; nothing typed when there is no such draft. */
export async function takeDraft(
  sealer: CookieSealer,
  cookie: string | undefined,
  path: string,
  person: string,
  now: Instant,
): Promise<{ readonly typed: URLSearchParams; readonly cookies: readonly string[] }> {
  const draft = await sealer.open<Draft>('draft', cookie, now);
  if (!draft || draft.path !== path || draft.person !== person)
    return { typed: new URLSearchParams(), cookies: [] };
  const typed = inflateRawSync(Buffer.from(draft.typed, 'base64url')).toString('utf8');
  return { typed: new URLSearchParams(typed), cookies: [clearCookie('draft')] };
}
