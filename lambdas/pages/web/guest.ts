import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Instant } from '../../domain/dates.ts';
import type { Language } from '../../platform/page.ts';
import { type CookieName, cookiesOf } from './cookies.ts';
import { type Say, sayIn } from './say.ts';

/** A request to the pages, by whomever. */
export type Guest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** What the form held; empty on GET. */
  readonly form: URLSearchParams;
  readonly cookies: Partial<Record<CookieName, string>>;
  readonly lang: Language;
  readonly say: Say;
  readonly now: Instant;
  readonly requestId: string;
  /** Where the pages are reached, without a slash at the end. */
  readonly home: string;
  readonly event: APIGatewayProxyEvent;
  readonly header: (name: string) => string;
};

/** What forms may hold: the 256 KB that the API takes, as forms write them. */
const MOST_FORM_BYTES = 768 * 1024;

/** Reads a request; Danish unless English was chosen. */
export function guestOf(event: APIGatewayProxyEvent, home: string, now: Instant): Guest {
  const header = (name: string): string =>
    Object.entries(event.headers).find(([written]) => written.toLowerCase() === name)?.[1] ?? '';
  const cookies = cookiesOf(header('cookie'));
  const lang: Language = cookies.language === 'en' ? 'en' : 'da';
  return {
    method: event.httpMethod,
    path: event.path,
    query: new URLSearchParams(
      Object.entries(event.queryStringParameters ?? {}).map(([name, value]): [string, string] => [
        name,
        value ?? '',
      ]),
    ),
    form: formIn(event, header('content-type')),
    cookies,
    lang,
    say: sayIn(lang),
    now,
    requestId: event.requestContext.requestId,
    home,
    event,
    header,
  };
}

function formIn(event: APIGatewayProxyEvent, contentType: string): URLSearchParams {
  if (event.httpMethod !== 'POST' || !contentType.startsWith('application/x-www-form-urlencoded'))
    return new URLSearchParams();
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  return new URLSearchParams(bytes.length > MOST_FORM_BYTES ? '' : bytes.toString('utf8'));
}

/**
 * True for a form that a page of ours sent: browsers say where a form comes from, and ours say it always, so one that
 * does not say is not ours.
 */
export const isFromUs = ({ header, home }: Guest): boolean => header('origin') === new URL(home).origin;

/** A place of ours to go back to, and nowhere else; the front page for anything that is none. */
export const placeOf = (to: string | null): string =>
  to !== null && /^\/(family|desk|sign-in\/(help|accessibility))(\/[\w/.-]*)?(\?[\w=&%+.*-]*)?$/.test(to)
    ? to
    : '/';

/** A path with its query, as `placeOf` takes it. */
export const placeWith = (path: string, query: URLSearchParams): string =>
  query.size === 0 ? path : `${path}?${query}`;
