/** What people see, beside the API and behind the same one. Plain data, so that infrastructure may import it. */

/** `pages` answers with HTML to whoever signs in; `assets` with the styles, scripts and fonts of all pages. */
export const PAGE_SERVICES = ['pages', 'assets'] as const;
export type PageService = (typeof PAGE_SERVICES)[number];

export type PageRoute = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly service: PageService;
};

const shown = (path: string): PageRoute => ({ method: 'GET', path, service: 'pages' });
const sent = (path: string): PageRoute => ({ method: 'POST', path, service: 'pages' });

/**
 * The routes of the pages, each once. API Gateway asks none of them for a token: a browser has a session in a cookie,
 * which `pages` checks itself. They are no part of the API, and not in its document.
 */
export const PAGE_ROUTES = {
  front: shown('/'),
  family: shown('/family/{page+}'),
  familyForm: sent('/family/{page+}'),
  desk: shown('/desk/{page+}'),
  deskForm: sent('/desk/{page+}'),
  signIn: shown('/sign-in/{page+}'),
  signInForm: sent('/sign-in/{page+}'),
  language: shown('/language/{page+}'),
  assets: { method: 'GET', path: '/assets/{file+}', service: 'assets' },
} as const satisfies Record<string, PageRoute>;
