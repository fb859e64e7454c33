/**
 * Every route of the API, once: the stack makes API Gateway resources of it, the functions find their operation in
 * it, the OpenAPI document is written from it. Plain data, so that infrastructure may import it.
 */

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
function get<S extends HttpService>(path: string, service: S, roles: Roles, summary: string): RouteOf<S> {
  return { method: 'GET', path, service, roles, status: 200, summary };
}

/** A route that changes something; success is 201. */
function post<S extends HttpService>(path: string, service: S, roles: Roles, summary: string): RouteOf<S> {
  return { method: 'POST', path, service, roles, status: 201, summary };
}

/** A route that asks a question too long for a URL; success is 200. */
function ask<S extends HttpService>(path: string, service: S, roles: Roles, summary: string): RouteOf<S> {
  return { method: 'POST', path, service, roles, status: 200, summary };
}

const anyone = 'public';
const caseworker: Role[] = ['caseworker'];
const family: Role[] = ['guardian', 'child', 'caseworker'];
const vendor: Role[] = ['vendor'];
const checker: Role[] = ['vendor', 'caseworker'];

export const ROUTES = {
  health: get('/health', 'about', anyone, 'Is the service up?'),
  openapi: get('/openapi.json', 'about', anyone, 'This API as an OpenAPI 3.1 document'),
  authzenConfiguration: get(
    '/.well-known/authzen-configuration',
    'about',
    anyone,
    'AuthZEN 1.0 metadata of the check',
  ),

  registerPurpose: post(
    '/purposes',
    'register',
    caseworker,
    'Register a purpose with the rule of its ground and its text',
  ),
  revisePurpose: post(
    '/purposes/{purposeId}/versions',
    'register',
    caseworker,
    'A new version of a purpose; a considerable change asks for new consent',
  ),
  listPurposes: get('/purposes', 'register', family, 'The purposes of the controller'),
  registerVendor: post('/vendors', 'register', caseworker, 'Register a vendor (processor)'),
  listVendors: get(
    '/vendors',
    'register',
    caseworker,
    'The vendors of the controller and the state of their agreements',
  ),
  getVendor: get(
    '/vendors/{vendorId}',
    'register',
    caseworker,
    'A vendor with its agreements and what is found wanting in them',
  ),
  draftAgreement: post(
    '/vendors/{vendorId}/agreements',
    'register',
    caseworker,
    'Draft a data processing agreement (GDPR art. 28)',
  ),
  signAgreement: post(
    '/vendors/{vendorId}/agreements/{agreementId}/signature',
    'register',
    caseworker,
    'Sign a drafted agreement; processing may start from the date it is signed',
  ),
  terminateAgreement: post(
    '/vendors/{vendorId}/agreements/{agreementId}/termination',
    'register',
    caseworker,
    'Terminate an agreement from a date',
  ),

  enrol: post(
    '/enrolments',
    'children',
    caseworker,
    'Enrol one child or a whole class, with their guardians',
  ),
  listChildren: get(
    '/children',
    'children',
    family,
    "The guardian's own children, or the children of a class",
  ),
  getChild: get(
    '/children/{childId}',
    'children',
    family,
    'A child and its grounds: who uses what, for which purpose, on what ground',
  ),
  establishBasis: post(
    '/statutory-bases',
    'children',
    caseworker,
    'Establish a statutory basis for one child or a class',
  ),
  giveConsent: post(
    '/children/{childId}/consents',
    'children',
    family,
    'Give or refuse consent to one purpose',
  ),
  withdrawConsent: post(
    '/children/{childId}/withdrawals',
    'children',
    family,
    'Withdraw consent to one purpose; takes effect at once (GDPR art. 7(3))',
  ),

  openRequest: post('/children/{childId}/requests', 'requests', family, 'Exercise a right for a child'),
  listRequests: get('/requests', 'requests', caseworker, 'Open requests, the most urgent first'),
  listChildRequests: get('/children/{childId}/requests', 'requests', family, 'The requests of a child'),
  getRequest: get(
    '/requests/{requestId}',
    'requests',
    family,
    'A request: decisions, tasks of the vendors, evidence',
  ),
  getPackage: get(
    '/requests/{requestId}/package',
    'requests',
    family,
    'A short-lived link to the package of an access or portability request',
  ),
  decideObjection: post(
    '/requests/{requestId}/decision',
    'requests',
    caseworker,
    'Uphold or refuse an objection, with the reason (GDPR art. 21(1))',
  ),
  liftRestriction: post('/requests/{requestId}/lift', 'requests', caseworker, 'Lift a restriction'),

  listTasks: get('/tasks', 'tasks', vendor, "The vendor's open tasks"),
  getTask: get('/tasks/{taskId}', 'tasks', vendor, 'One task with what is needed to carry it out'),
  answerTask: post('/tasks/{taskId}/result', 'tasks', vendor, "The vendor's result of a task"),

  childLedger: get(
    '/children/{childId}/ledger',
    'audit',
    caseworker,
    'The ledger of a child, with its verification',
  ),
  requestLedger: get(
    '/requests/{requestId}/ledger',
    'audit',
    caseworker,
    'The ledger of a request, with its verification',
  ),
  vendorLedger: get(
    '/vendors/{vendorId}/ledger',
    'audit',
    caseworker,
    'The ledger of a vendor and its agreements, with its verification',
  ),
  purposeLedger: get(
    '/purposes/{purposeId}/ledger',
    'audit',
    caseworker,
    'The ledger of a purpose, with its verification',
  ),

  evaluate: ask(
    '/access/v1/evaluation',
    'check',
    checker,
    "May this vendor process this child's data for this purpose now? (AuthZEN 1.0)",
  ),
  evaluateBatch: ask(
    '/access/v1/evaluations',
    'check',
    checker,
    'The same question for many children at once (AuthZEN 1.0)',
  ),
} satisfies Record<string, Route>;

export type Operation = keyof typeof ROUTES;

/** The operations one service must implement. */
export type OperationsOf<S extends HttpService> = {
  [O in Operation]: (typeof ROUTES)[O]['service'] extends S ? O : never;
}[Operation];
