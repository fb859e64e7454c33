import { OUTSIDE } from '../../contracts/route.ts';
import { type Html, html } from '../../platform/html.ts';
import { isUnavailable } from '../../platform/unavailable.ts';
import { Refused } from '../api.ts';
import { WEB as T } from '../texts/web.ts';
import { type Answer, pageAnswer } from './answer.ts';
import type { Guest } from './guest.ts';
import { type Frame, layout } from './layout.ts';
import { buttonLink } from './parts.ts';

/** What the visitor is told when a page cannot be shown. */
type Trouble = { readonly status: number; readonly title: string; readonly content: Html };

/** A page that says what went wrong, what is safe, and what to do; never what is in our code. */
export const trouble = (guest: Guest, frame: Frame, { status, ...shown }: Trouble): Answer =>
  pageAnswer(
    layout(guest.say, frame, {
      ...shown,
      content: html`${shown.content}<p class="soft small-text">${guest.say(T.reference)}: <code class="hash">${guest.requestId}</code>. ${guest.say(T.referenceText)}</p>`,
    }),
    status,
  );

export const notFound = (guest: Guest, frame: Frame): Answer =>
  trouble(guest, frame, {
    status: 404,
    title: guest.say(T.notFoundTitle),
    content: html`<p>${guest.say(T.notFoundText)}</p><p>${buttonLink('/', guest.say(T.toFront))}</p>`,
  });

/** The page for whatever a page threw: a refusal in its own words, a slow store, or a fault of ours. */
export function troubleOf(guest: Guest, frame: Frame, error: unknown): Answer {
  const { say, path } = guest;
  if (error instanceof Refused) {
    const { status, reason, says } = error.refusal;
    if (status === 404) return notFound(guest, frame);
    if (reason === 'loa-too-low')
      return trouble(guest, frame, {
        status: 403,
        title: say(T.stepUpTitle),
        content: html`<p>${say(T.stepUpText)}</p><p>${buttonLink(`/sign-in/family?step=up&to=${encodeURIComponent(path)}`, say(T.stepUp))}</p>`,
      });
    if (status < 500)
      return trouble(guest, frame, {
        status: reason === OUTSIDE.reason ? 403 : status,
        title: say(T.refusedTitle),
        content: html`<p>${say(says)}</p><p>${buttonLink('/', say(T.toFront))}</p>`,
      });
    return reason === 'store-unavailable' ? slow(guest, frame) : broken(guest, frame);
  }
  return isUnavailable(error) ? slow(guest, frame) : broken(guest, frame);
}

const slow = (guest: Guest, frame: Frame): Answer =>
  trouble(guest, frame, {
    status: 503,
    title: guest.say(T.slowTitle),
    content: html`<p>${guest.say(T.slowText)}</p>${again(guest)}`,
  });

const broken = (guest: Guest, frame: Frame): Answer =>
  trouble(guest, frame, {
    status: 500,
    title: guest.say(T.brokenTitle),
    content: html`<p>${guest.say(T.brokenText)}</p>${again(guest)}`,
  });

const again = ({ say, path, method }: Guest): Html =>
  method === 'GET' ? html`<p>${buttonLink(path, say(T.tryAgain))}</p>` : html``;
