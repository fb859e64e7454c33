import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { dateInCopenhagen } from '../domain/dates.ts';
import type { AssetNames } from '../platform/assets.ts';
import type { Clock, Ids } from '../platform/clock.ts';
import { baseUrlOf } from '../platform/http.ts';
import { errorName, type Log } from '../platform/logger.ts';
import type { EndedSessions } from '../store/sessions.ts';
import { createApi, Refused, type Services } from './api.ts';
import { AREAS, areaOf } from './areas.ts';
import type { SignIn } from './sign-in/oidc.ts';
import { signInPages } from './sign-in/pages.ts';
import { type Answer, redirect, toResult } from './web/answer.ts';
import { type CookieSealer, setCookie } from './web/cookies.ts';
import { takeDraft } from './web/draft.ts';
import { notFound, troubleOf } from './web/errors.ts';
import { type Guest, guestOf, isFromUs, placeOf, placeWith } from './web/guest.ts';
import { HIDDEN } from './web/hidden.ts';
import type { Frame } from './web/layout.ts';
import { createMatcher } from './web/match.ts';
import {
  digestOf,
  formToken,
  IDLE_SECONDS,
  isCurrent,
  isFormToken,
  LONGEST_SECONDS,
  type Session,
} from './web/session.ts';
import { formRefused, signedOut, wrongDoor } from './web/turned-away.ts';
import type { Visit } from './web/visit.ts';

export type PagesDeps = {
  /** The handlers of the API, called in this process. */
  readonly services: Services;
  readonly signIn: SignIn;
  readonly sealer: CookieSealer;
  readonly ended: Pick<EndedSessions, 'end' | 'isEnded'>;
  readonly assets: AssetNames;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
};

/** Fetching a package is evidence that it was handed over: a link on another host must not make it. */
const leavesMark = (path: string): boolean => path.endsWith('/package');

/** The pages of families and staff, and the way in and out. Whatever fails, the visitor gets a page that says what is safe. */
export function createHandler(deps: PagesDeps) {
  const { sealer, ended, assets, clock, ids, log, services } = deps;
  const entrance = signInPages(deps);
  const matchers = new Map(AREAS.map((area) => [area, createMatcher(area.pages)]));

  /** The session of a cookie, over or not; undefined when there is none, or when it was signed out of. */
  async function sessionOf({ cookies, now }: Guest): Promise<Session | undefined> {
    const session = await sealer.open<Session>('session', cookies.session, now);
    if (!session || (await ended.isEnded(session.caller.controller, session.id))) return undefined;
    return session;
  }

  const sealed = async (session: Session, now: string): Promise<string> => {
    const cookie = await sealer.seal('session', session, now, LONGEST_SECONDS);
    if (cookie === undefined) throw new Error('a session does not fit into its cookie');
    return setCookie('session', cookie);
  };

  async function answer(guest: Guest): Promise<Answer> {
    const { path, query, now } = guest;
    const [, first = '', second = ''] = path.split('/');
    if (first === 'language') {
      const chosen = second === 'en' ? 'en' : 'da';
      return redirect(placeOf(query.get('to')), [setCookie('language', chosen, 365 * 86_400)]);
    }
    const session = await sessionOf(guest);
    const current = session && isCurrent(session, now) ? session : undefined;
    const frame = frameOf(guest, current);
    const entered = await entrance(guest, current, frame);
    if (entered)
      return entered.session
        ? { ...entered.answer, cookies: [...entered.answer.cookies, await sealed(entered.session, now)] }
        : entered.answer;
    return visited(guest, frame, session, current);
  }

  async function visited(
    guest: Guest,
    frame: Frame,
    session: Session | undefined,
    current: Session | undefined,
  ): Promise<Answer> {
    const { method, path, form, now } = guest;
    const area = areaOf(path);
    if (!area) return notFound(guest, frame);
    if (!current) return signedOut(guest, frame, { sealer, area, person: session?.caller.id });
    if (!area.roles.includes(current.caller.role)) return wrongDoor(guest, frame);
    const found = matchers.get(area)?.(method, path);
    if (!found) return notFound(guest, frame);
    if (method === 'POST' && !(isFromUs(guest) && isFormToken(current, form.get(HIDDEN.token) ?? ''))) {
      log.info('form-refused', { requestId: guest.requestId });
      return formRefused(guest, frame);
    }
    if (leavesMark(path) && guest.header('sec-fetch-site') === 'cross-site')
      return redirect(path.slice(0, path.lastIndexOf('/')));
    const { typed, cookies } = await takeDraft(sealer, guest.cookies.draft, path, current.caller.id, now);
    const visit: Visit = {
      ...guest,
      params: found.params,
      draft: typed,
      session: current,
      caller: current.caller,
      api: createApi(services, guest.event, current.caller),
      today: dateInCopenhagen(now),
      once: form.get(HIDDEN.once) ?? '',
      ids,
      frame,
    };
    const page = await found.page(visit).catch((error: unknown) => failed(guest, frame, error));
    // What was typed is let go of once it stands on a page again.
    const taken = page.status === 200 ? cookies : [];
    return {
      ...page,
      cookies: [...page.cookies, ...taken, await sealed({ ...current, seenAt: now }, now)],
    };
  }

  function frameOf({ path, query, method }: Guest, session: Session | undefined): Frame {
    const empty: Frame = { assets, path, here: method === 'GET' ? placeWith(path, query) : path, menu: [] };
    const role = session?.caller.role;
    const area = role && AREAS.find(({ roles }) => roles.includes(role));
    if (!session || !area) return empty;
    return {
      ...empty,
      menu: area.menu(session.caller.role),
      signedIn: {
        token: formToken(session),
        idleSeconds: IDLE_SECONDS,
        as: area.signedInAs[session.caller.role] ?? area.title,
        person: digestOf([session.caller.controller, session.caller.id]),
      },
    };
  }

  function failed(guest: Guest, frame: Frame, error: unknown): Answer {
    const { requestId } = guest;
    if (error instanceof Refused) log.info('refused', { requestId, reason: error.refusal.reason });
    else log.error('page-failed', { requestId, error: errorName(error) });
    return troubleOf(guest, frame, error);
  }

  return async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
    const guest = guestOf(event, baseUrlOf(event), clock.now());
    const page = await answer(guest).catch((error: unknown) =>
      failed(guest, frameOf(guest, undefined), error),
    );
    return toResult(page, guest.header('accept-encoding'), guest.requestId);
  };
}
