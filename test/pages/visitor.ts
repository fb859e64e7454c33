import { createHash } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import type { Services } from '../../lambdas/pages/api.ts';
import { createHandler } from '../../lambdas/pages/handler.ts';
import type { SignIn } from '../../lambdas/pages/sign-in/oidc.ts';
import { CookieSealer } from '../../lambdas/pages/web/cookies.ts';
import type { Caller } from '../../lambdas/platform/caller.ts';
import { EndedSessions } from '../../lambdas/store/sessions.ts';
import { httpEvent } from '../builders/http-event.ts';
import { LEDGER } from '../engines/engines.ts';
import type { Tenant } from '../engines/tenant.ts';

export const ASSETS = {
  style: '/assets/style.css',
  script: '/assets/script.js',
  icon: '/assets/icon.svg',
  sprite: '/assets/sprite.svg',
};
export const HOME = 'https://api.example.org/v1';
const ORIGIN = new URL(HOME).origin;

export type Shown = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  /** The markup as it was sent. */
  readonly html: string;
  /** What is read: the main content without tags. */
  readonly text: string;
  readonly location: string | undefined;
};

type Sent = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly perimeter?: string | null;
};

/** The pages over the real services of a tenant; only signing in is played: whoever comes back is who was expected. */
export function sitePages(tenant: Tenant) {
  const expected: { caller: Caller | undefined } = { caller: undefined };
  const signIn: SignIn = {
    start: async ({ door, redirectUri }) => ({
      ok: true,
      url: `https://broker.example.org/${door}`,
      transaction: {
        door,
        redirectUri,
        state: 's',
        nonce: 'n',
        verifier: 'v',
        startedAt: tenant.clock.now(),
      },
    }),
    finish: async () =>
      expected.caller
        ? { ok: true, caller: expected.caller, signedInAt: tenant.clock.now() }
        : { ok: false, reason: 'person-unknown' },
    signOutUrl: async (_door, returnTo) =>
      `https://broker.example.org/out?to=${encodeURIComponent(returnTo)}`,
  };
  const handler = createHandler({
    services: tenant.services as unknown as Services,
    signIn,
    sealer: new CookieSealer(async (name) => createHash('sha256').update(name).digest()),
    ended: new EndedSessions(tenant.engines.dynamo, LEDGER),
    assets: ASSETS,
    ...tenant.deps(),
  });
  return { handler, expected };
}

/** Somebody with a browser, without scripts: she keeps cookies, follows redirects when told to, and sends forms as they are. */
export class Visitor {
  readonly site: ReturnType<typeof sitePages>;
  readonly jar = new Map<string, string>();
  /** The page she looks at. */
  last: Shown | undefined;
  private path = '/';

  constructor(tenant: Tenant) {
    this.site = sitePages(tenant);
  }

  /** Signs in through the door of her role. */
  async signIn(caller: Caller): Promise<this> {
    this.site.expected.caller = caller;
    await this.get(`/sign-in/${caller.role === 'caseworker' ? 'staff' : 'family'}`);
    await this.get('/sign-in/callback?code=c&state=s');
    return this;
  }

  get(path: string, sent: Sent = {}): Promise<Shown> {
    return this.send('GET', path, undefined, sent);
  }

  post(path: string, fields: URLSearchParams | Record<string, string>, sent: Sent = {}): Promise<Shown> {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      origin: ORIGIN,
      ...sent.headers,
    };
    return this.send('POST', path, new URLSearchParams(fields).toString(), { ...sent, headers });
  }

  /**
   * Sends the form of the page she looks at that goes to `action`, with its hidden fields and what she fills in; several
   * values of a field as an array.
   */
  submit(
    fields: Readonly<Record<string, string | readonly string[]>> = {},
    action = this.path.split('?')[0] ?? '',
  ): Promise<Shown> {
    return this.post(action, this.filled(fields, action));
  }

  /** The form as `submit` would send it. */
  filled(
    fields: Readonly<Record<string, string | readonly string[]>> = {},
    action = this.path.split('?')[0] ?? '',
  ): URLSearchParams {
    const markup = this.last?.html ?? '';
    const form = [...markup.matchAll(/<form method="post" action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].find(
      ([, to]) => to === action,
    )?.[2];
    if (form === undefined) throw new Error(`the page has no form to ${action}`);
    const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(
      ([, name = '', value = '']): [string, string] => [name, plain(value)],
    );
    const typed = Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, String(one)]),
    );
    return new URLSearchParams([...hidden, ...typed]);
  }

  /** Goes where the last answer led. */
  follow(): Promise<Shown> {
    const to = this.last?.location;
    if (to === undefined) throw new Error(`nothing to follow: ${this.last?.status} ${this.last?.text}`);
    return this.get(to);
  }

  private async send(method: string, to: string, body: string | undefined, sent: Sent): Promise<Shown> {
    const url = new URL(to, ORIGIN);
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const event = httpEvent({
      method,
      resource: url.pathname,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      body: body ?? null,
      caller: null,
      headers: { 'accept-encoding': 'br', ...(cookie && { cookie }), ...sent.headers },
      ...(sent.perimeter !== undefined && { perimeter: sent.perimeter }),
    });
    const result = await this.site.handler(event);
    const bytes = Buffer.from(result.body, 'base64');
    const headers = result.headers as Record<string, string>;
    const html = (headers['content-encoding'] === 'br' ? brotliDecompressSync(bytes) : bytes).toString(
      'utf8',
    );
    const cookies = (result.multiValueHeaders?.['set-cookie'] ?? []) as string[];
    for (const written of cookies) this.keep(written);
    this.path = to;
    this.last = {
      status: result.statusCode,
      headers,
      cookies,
      html,
      text: textOf(html),
      location: headers.location,
    };
    return this.last;
  }

  private keep(written: string): void {
    const [pair = '', ...attributes] = written.split('; ');
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (attributes.includes('Max-Age=0')) this.jar.delete(name);
    else this.jar.set(name, value);
  }
}

/** Text of a page's markup as a browser takes it. */
const plain = (text: string): string =>
  text
    .replaceAll(/&#39;/g, "'")
    .replaceAll(/&quot;/g, '"')
    .replaceAll(/&lt;/g, '<')
    .replaceAll(/&gt;/g, '>')
    .replaceAll(/&amp;/g, '&');

/** What is read of a page's main content, with one space between words. */
export const textOf = (html: string): string =>
  html
    .slice(Math.max(0, html.indexOf('<main')))
    .replaceAll(/<[^>]*>/g, ' ')
    .split(/\s+/)
    .map(plain)
    .join(' ')
    .trim();
