/** What a route is, and who may call it. Plain data, so that infrastructure may import it. */

/** The functions behind the API; `about` is the only one that answers without a token. */
export const HTTP_SERVICES = [
  'about',
  'register',
  'children',
  'requests',
  'tasks',
  'audit',
  'check',
] as const;
export type HttpService = (typeof HTTP_SERVICES)[number];

/** Who may call: `public` needs no token. A child of 15 or more acts for herself. */
export type Role = 'guardian' | 'child' | 'caseworker' | 'vendor';

export type Route = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly service: HttpService;
  readonly roles: readonly Role[] | 'public';
  /** The status of success. */
  readonly status: 200 | 201 | 202;
  readonly summary: string;
};

type RouteOf<S extends HttpService> = Route & { readonly service: S };
type Roles = Route['roles'];

/** A route that reads; success is 200. */
export function get<S extends HttpService>(
  path: string,
  service: S,
  roles: Roles,
  summary: string,
): RouteOf<S> {
  return { method: 'GET', path, service, roles, status: 200, summary };
}

/** A route that changes something; success is 201. */
export function post<S extends HttpService>(
  path: string,
  service: S,
  roles: Roles,
  summary: string,
): RouteOf<S> {
  return { method: 'POST', path, service, roles, status: 201, summary };
}

/** A route that asks a question too long for a URL; success is 200. */
export function ask<S extends HttpService>(
  path: string,
  service: S,
  roles: Roles,
  summary: string,
): RouteOf<S> {
  return { method: 'POST', path, service, roles, status: 200, summary };
}

export const anyone = 'public';
export const caseworker: Role[] = ['caseworker'];
export const family: Role[] = ['guardian', 'child', 'caseworker'];
export const vendor: Role[] = ['vendor'];
export const checker: Role[] = ['vendor', 'caseworker'];
