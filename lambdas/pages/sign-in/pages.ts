import type { Role } from '../../contracts/route.ts';
import type { Instant } from '../../domain/dates.ts';
import type { Ids } from '../../platform/clock.ts';
import { html } from '../../platform/html.ts';
import type { Log } from '../../platform/logger.ts';
import type { EndedSessions } from '../../store/sessions.ts';
import { createApi, type Services } from '../api.ts';
import type { Controller } from '../shared/controller.ts';
import { SIGN_IN as T } from '../texts/sign-in.ts';
import { type Answer, pageAnswer, redirect } from '../web/answer.ts';
import { type CookieSealer, clearCookie, setCookie } from '../web/cookies.ts';
import { trouble } from '../web/errors.ts';
import { type Guest, isFromUs, placeOf } from '../web/guest.ts';
import { icon } from '../web/icon.ts';
import { type Frame, layout } from '../web/layout.ts';
import { buttonLink } from '../web/parts.ts';
import { DOORS, type Door, LONGEST_SECONDS, openSession, type Session } from '../web/session.ts';
import { accessibility, help } from './about.ts';
import { SIGN_IN_SECONDS, type SignIn, type SignInFailure, type Transaction } from './oidc.ts';

export type EntranceDeps = {
  readonly services: Services;
  readonly signIn: SignIn;
  readonly sealer: CookieSealer;
  readonly ended: Pick<EndedSessions, 'end'>;
  readonly ids: Ids;
  readonly log: Log;
};

/** An answer of the entrance, with the session that begins or goes on. */
type Entered = { readonly answer: Answer; readonly session?: Session };

/** Answers what is before a sign-in or ends one; undefined for every other path. */
export type Entrance = (
  guest: Guest,
  session: Session | undefined,
  frame: Frame,
) => Promise<Entered | undefined>;

const CALLBACK = '/sign-in/callback';
const HOMES: Readonly<Partial<Record<Role, string>>> = {
  guardian: '/family/children',
  child: '/family/children',
  caseworker: '/desk/work',
  officer: '/desk/oversight',
};

const homeOf = (role: Role): string => HOMES[role] ?? '/sign-in/help';

/** What is kept in the browser between leaving for the issuer and coming back. */
type Begun = { readonly to: string; readonly transaction: Transaction };

/** The front page, the way in through an issuer, and the way out. */
export function signInPages({ services, signIn, sealer, ended, ids, log }: EntranceDeps): Entrance {
  const shown = (
    guest: Guest,
    frame: Frame,
    title: string,
    content: Parameters<typeof trouble>[2]['content'],
  ): Entered => ({
    answer: pageAnswer(layout(guest.say, frame, { title, content })),
  });

  /** The visitor's controller; nobody's before she is signed in, and help there is without it too. */
  async function controllerOf(guest: Guest, session: Session | undefined): Promise<Controller | undefined> {
    if (!session) return undefined;
    const found = await createApi(services, guest.event, session.caller)('getController');
    return found.ok ? found.value : undefined;
  }

  async function begin(guest: Guest, frame: Frame, door: Door): Promise<Entered> {
    const { query, home, lang, now } = guest;
    const started = await signIn.start({
      door,
      language: lang,
      redirectUri: `${home}${CALLBACK}`,
      stepUp: query.get('step') === 'up',
      anew: query.get('step') === 'anew',
    });
    if (!started.ok) return failed(guest, frame, door, started.reason);
    const begun: Begun = { to: placeOf(query.get('to')), transaction: started.transaction };
    const cookie = await sealer.seal('signIn', begun, now, SIGN_IN_SECONDS);
    if (cookie === undefined) throw new Error('a sign-in does not fit into its cookie');
    return { answer: redirect(started.url, [setCookie('signIn', cookie, SIGN_IN_SECONDS)]) };
  }

  async function finish(guest: Guest, frame: Frame, before: Session | undefined): Promise<Entered> {
    const { cookies, query, now } = guest;
    const begun = await sealer.open<Begun>('signIn', cookies.signIn, now);
    if (!begun) return failed(guest, frame, 'family', 'sign-in-expired');
    const { to, transaction } = begun;
    const finished = await signIn.finish({ query, transaction });
    if (!finished.ok) return failed(guest, frame, transaction.door, finished.reason, to);
    const { caller, signedInAt } = finished;
    // Whoever was signed in here before is so no longer, also by a copy of the cookie.
    if (before) await ends(before, now);
    return {
      answer: redirect(to === '/' ? homeOf(caller.role) : to, [clearCookie('signIn')]),
      session: openSession(ids.next(), transaction.door, caller, signedInAt),
    };
  }

  function failed(guest: Guest, frame: Frame, door: Door, reason: SignInFailure, to = '/'): Entered {
    const { say, requestId } = guest;
    log.info('sign-in-refused', { requestId, reason });
    const answer = trouble(guest, frame, {
      status: reason === 'issuer-unavailable' ? 503 : 403,
      title: say(T.failedTitle),
      content: html`<p>${say(T.failed[reason])}</p><p>${buttonLink(`/sign-in/${door}?step=anew&to=${encodeURIComponent(to)}`, say(T.again))}</p>`,
    });
    return { answer: { ...answer, cookies: [clearCookie('signIn')] } };
  }

  /** No cookie of the session opens longer than a session lasts. */
  const ends = ({ id, caller }: Session, now: Instant): Promise<void> =>
    ended.end(caller.controller, id, new Date(Date.parse(now) + LONGEST_SECONDS * 1000).toISOString());

  /** Where a form comes from is enough to know: an older page of ours signs out too. */
  async function leave(guest: Guest, session: Session | undefined): Promise<Entered> {
    if (!isFromUs(guest)) return { answer: redirect('/') };
    const forgotten = [clearCookie('session'), clearCookie('draft'), clearCookie('signIn')];
    if (!session) return { answer: redirect('/sign-in/goodbye', forgotten) };
    await ends(session, guest.now);
    return { answer: redirect(`/sign-in/bye?door=${session.door}`, forgotten) };
  }

  /** Leads on to the issuer, where another session may be open; browsers do not let a form's answer lead there. */
  async function bye(guest: Guest, frame: Frame): Promise<Entered> {
    const { query, home, say } = guest;
    const door = DOORS.find((one) => one === query.get('door')) ?? 'family';
    const url = await signIn.signOutUrl(door, `${home}/sign-in/goodbye`);
    if (url === undefined) return shown(guest, frame, say(T.byeTitle), html`<p>${say(T.byeAlone)}</p>`);
    const { answer } = shown(
      guest,
      frame,
      say(T.byeTitle),
      html`<p>${say(T.byeText)}</p><p>${buttonLink(url, say(T.byeGo))}</p>`,
    );
    return { answer: { ...answer, headers: { ...answer.headers, refresh: `0; url=${url}` } } };
  }

  const front = (guest: Guest, frame: Frame): Entered => {
    const { say } = guest;
    return shown(
      guest,
      frame,
      say(T.frontTitle),
      html`<p class="font-lead">${say(T.frontLead)}</p>
<div class="doors">
<a class="door" href="/sign-in/family">${icon(frame.assets, 'persons')}<strong>${say(T.familyDoor)}</strong><span>${say(T.familyDoorText)}</span></a>
<a class="door" href="/sign-in/staff">${icon(frame.assets, 'support-agent')}<strong>${say(T.staffDoor)}</strong><span>${say(T.staffDoorText)}</span></a>
</div>
<h2>${say(T.whatTitle)}</h2>
<ul><li>${say(T.what1)}</li><li>${say(T.what2)}</li><li>${say(T.what3)}</li></ul>`,
    );
  };

  return async (guest, session, frame) => {
    const { method, path, say } = guest;
    switch (`${method} ${path}`) {
      case 'GET /':
        return session ? { answer: redirect(homeOf(session.caller.role)) } : front(guest, frame);
      case 'GET /sign-in/family':
        return begin(guest, frame, 'family');
      case 'GET /sign-in/staff':
        return begin(guest, frame, 'staff');
      case `GET ${CALLBACK}`:
        return finish(guest, frame, session);
      case 'POST /sign-in/out':
        return leave(guest, session);
      case 'GET /sign-in/bye':
        return bye(guest, frame);
      case 'GET /sign-in/goodbye':
        return shown(
          guest,
          frame,
          say(T.goodbyeTitle),
          html`<p>${say(T.goodbyeText)}</p><p>${buttonLink('/', say(T.toFront))}</p>`,
        );
      case 'GET /sign-in/stay':
        return session
          ? { answer: { ...pageAnswer('', 204) }, session: { ...session, seenAt: guest.now } }
          : { answer: pageAnswer('', 401) };
      case 'GET /sign-in/timed-out':
        return shown(
          guest,
          frame,
          say(T.timedOutTitle),
          html`<p>${say(T.timedOutText)}</p><p>${buttonLink('/', say(T.again))}</p>`,
        );
      case 'GET /sign-in/help':
        return shown(guest, frame, say(T.helpTitle), help(say, await controllerOf(guest, session)));
      case 'GET /sign-in/accessibility':
        return shown(
          guest,
          frame,
          say(T.accessibilityTitle),
          accessibility(say, await controllerOf(guest, session)),
        );
      default:
        return undefined;
    }
  };
}
