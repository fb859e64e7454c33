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

/**
 * Who may call: `public` needs no token. A child of 15 or more acts for herself. The data protection officer reads what a
 * case worker reads and changes nothing: she oversees what others decide (GDPR art. 38(3) and (6), 39(1)(b)).
 */
export type Role = 'guardian' | 'child' | 'caseworker' | 'officer' | 'vendor';

/**
 * Roles that call from the EEA only: whoever reads in a third country transfers what she reads (GDPR ch. V), and that is
 * a vendor's or a municipality's to answer for. A family that looks at its own child transfers nothing.
 */
export const PERIMETER_BOUND: readonly Role[] = ['caseworker', 'officer', 'vendor'];

/** The firewall puts this before the name of every header it inserts, and lets no caller send one that begins so. */
export const FIREWALL_PREFIX = 'x-amzn-waf-';

/**
 * The header by which the firewall says that a call comes from the EEA, with a word of its own that no caller knows.
 * Without it, a call comes from outside.
 */
export const INSIDE = 'perimeter';

/** The answer to a caller whose role is bound to the perimeter, and who is outside it. */
export const OUTSIDE = {
  reason: 'outside-perimeter-caller',
  status: 403,
  da: 'Leverandører og medarbejdere må kun læse og kalde fra et land i EU eller EØS. Er du uden for, så vent, til du er tilbage; en VPN gør det ikke lovligt. Er du i EU eller EØS, så slå en VPN fra, der går udenom.',
  en: 'Vendors and staff may read and call from a country of the EU or the EEA only. If you are outside, wait until you are back: a VPN does not make it lawful. If you are inside, turn off a VPN that leaves the EEA.',
} as const;

export type Route = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly service: HttpService;
  readonly roles: readonly Role[] | 'public';
  /** The status of success. */
  readonly status: 200 | 201 | 202;
  readonly summary: string;
  /** For so many seconds anyone may keep the answer of success; absent where nobody may. */
  readonly keepSeconds?: number;
};

type RouteOf<S extends HttpService> = Route & { readonly service: S };
type Roles = Route['roles'];

/** Whatever a case worker may read, the data protection officer may. */
const readBy = (roles: Roles): Roles =>
  roles !== 'public' && roles.includes('caseworker') ? [...roles, 'officer'] : roles;

/** A route that reads; success is 200. */
export function get<S extends HttpService>(
  path: string,
  service: S,
  roles: Roles,
  summary: string,
  kept: Pick<Route, 'keepSeconds'> = {},
): RouteOf<S> {
  return { method: 'GET', path, service, roles: readBy(roles), status: 200, summary, ...kept };
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
  return { method: 'POST', path, service, roles: readBy(roles), status: 200, summary };
}

export const anyone = 'public';
export const caseworker: Role[] = ['caseworker'];
export const family: Role[] = ['guardian', 'child', 'caseworker'];
export const vendor: Role[] = ['vendor'];
export const checker: Role[] = ['vendor', 'caseworker'];
