import { type Html, html } from '../../platform/html.ts';
import { WEB as T } from '../texts/web.ts';
import { type Answer, redirect } from './answer.ts';
import type { Area } from './area.ts';
import type { CookieSealer } from './cookies.ts';
import { keepDraft, typedOnly } from './draft.ts';
import { trouble } from './errors.ts';
import { type Guest, isFromUs, placeWith } from './guest.ts';
import type { Frame } from './layout.ts';
import { buttonLink } from './parts.ts';

/** Who signs in at a door comes back to where she was. */
const doorTo = (area: Area, path: string): string => `/sign-in/${area.door}?to=${encodeURIComponent(path)}`;

/**
 * For who is not signed in: to the door, or, when a form was sent, a page that keeps what was typed. It is kept for the
 * person whose session it was, or shown to be copied where that is not known; either way nothing is carried out.
 */
export async function signedOut(
  guest: Guest,
  frame: Frame,
  { sealer, area, person }: { sealer: CookieSealer; area: Area; person: string | undefined },
): Promise<Answer> {
  const { method, path, query, form, now, say } = guest;
  const door = doorTo(area, placeWith(path, query));
  if (method === 'GET') return redirect(door);
  const isOurs = isFromUs(guest);
  const cookie =
    isOurs && person !== undefined ? await keepDraft(sealer, path, person, form, now) : undefined;
  const page = trouble(guest, frame, {
    status: 403,
    title: say(T.signedOutTitle),
    content: html`<p>${say(cookie === undefined && isOurs && typedOnly(form).size > 0 ? T.signedOutCopy : T.signedOutText)}</p>
${cookie === undefined ? toCopy(guest) : html``}
<p>${buttonLink(door, say(T.signInAgain))}</p>`,
  });
  return { ...page, cookies: cookie === undefined ? [] : [cookie] };
}

export const wrongDoor = (guest: Guest, frame: Frame): Answer =>
  trouble(guest, frame, {
    status: 403,
    title: guest.say(T.wrongDoorTitle),
    content: html`<p>${guest.say(T.wrongDoorText)}</p><p>${buttonLink('/', guest.say(T.toFront))}</p>`,
  });

/** What was typed, to copy from: it is kept for nobody, since whose it is is not known. */
const toCopy = (guest: Guest): Html =>
  isFromUs(guest)
    ? html`${[...typedOnly(guest.form).values()]
        .filter((value) => value !== '')
        .map((value) => html`<pre class="raw">${value}</pre>`)}`
    : html``;

/** A form that no page of this session sent changes nothing. */
export const formRefused = (guest: Guest, frame: Frame): Answer =>
  trouble(guest, frame, {
    status: 403,
    title: guest.say(T.formRefusedTitle),
    content: html`<p>${guest.say(T.formRefusedText)}</p>${toCopy(guest)}<p>${buttonLink(guest.path, guest.say(T.openAgain))}</p>`,
  });
