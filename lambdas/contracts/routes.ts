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

const caseworker = ['caseworker'] as const;
const family = ['guardian', 'child', 'caseworker'] as const;
const vendor = ['vendor'] as const;

export const ROUTES = {
  health: {
    method: 'GET',
    path: '/health',
    service: 'about',
    roles: 'public',
    status: 200,
    summary: 'Is the service up?',
  },
  openapi: {
    method: 'GET',
    path: '/openapi.json',
    service: 'about',
    roles: 'public',
    status: 200,
    summary: 'This API as an OpenAPI 3.1 document',
  },
  authzenConfiguration: {
    method: 'GET',
    path: '/.well-known/authzen-configuration',
    service: 'about',
    roles: 'public',
    status: 200,
    summary: 'AuthZEN 1.0 metadata of the check',
  },

  registerPurpose: {
    method: 'POST',
    path: '/purposes',
    service: 'register',
    roles: caseworker,
    status: 201,
    summary: 'Register a purpose with the rule of its ground and its text',
  },
  revisePurpose: {
    method: 'POST',
    path: '/purposes/{purposeId}/versions',
    service: 'register',
    roles: caseworker,
    status: 201,
    summary: 'A new version of a purpose; a considerable change asks for new consent',
  },
  listPurposes: {
    method: 'GET',
    path: '/purposes',
    service: 'register',
    roles: family,
    status: 200,
    summary: 'The purposes of the controller',
  },
  registerVendor: {
    method: 'POST',
    path: '/vendors',
    service: 'register',
    roles: caseworker,
    status: 201,
    summary: 'Register a vendor (processor)',
  },
  listVendors: {
    method: 'GET',
    path: '/vendors',
    service: 'register',
    roles: caseworker,
    status: 200,
    summary: 'The vendors of the controller and the state of their agreements',
  },
  getVendor: {
    method: 'GET',
    path: '/vendors/{vendorId}',
    service: 'register',
    roles: caseworker,
    status: 200,
    summary: 'A vendor with its agreements and what is found wanting in them',
  },
  draftAgreement: {
    method: 'POST',
    path: '/vendors/{vendorId}/agreements',
    service: 'register',
    roles: caseworker,
    status: 201,
    summary: 'Draft a data processing agreement (GDPR art. 28)',
  },
  signAgreement: {
    method: 'POST',
    path: '/vendors/{vendorId}/agreements/{agreementId}/signature',
    service: 'register',
    roles: caseworker,
    status: 201,
    summary: 'Sign a drafted agreement; processing may start from the date it is signed',
  },
  terminateAgreement: {
    method: 'POST',
    path: '/vendors/{vendorId}/agreements/{agreementId}/termination',
    service: 'register',
    roles: caseworker,
    status: 201,
    summary: 'Terminate an agreement from a date',
  },

  enrol: {
    method: 'POST',
    path: '/enrolments',
    service: 'children',
    roles: caseworker,
    status: 201,
    summary: 'Enrol one child or a whole class, with their guardians',
  },
  listChildren: {
    method: 'GET',
    path: '/children',
    service: 'children',
    roles: family,
    status: 200,
    summary: "The guardian's own children, or the children of a class",
  },
  getChild: {
    method: 'GET',
    path: '/children/{childId}',
    service: 'children',
    roles: family,
    status: 200,
    summary: 'A child and its grounds: who uses what, for which purpose, on what ground',
  },
  establishBasis: {
    method: 'POST',
    path: '/statutory-bases',
    service: 'children',
    roles: caseworker,
    status: 201,
    summary: 'Establish a statutory basis for one child or a class',
  },
  giveConsent: {
    method: 'POST',
    path: '/children/{childId}/consents',
    service: 'children',
    roles: family,
    status: 201,
    summary: 'Give or refuse consent to one purpose',
  },
  withdrawConsent: {
    method: 'POST',
    path: '/children/{childId}/withdrawals',
    service: 'children',
    roles: family,
    status: 201,
    summary: 'Withdraw consent to one purpose; takes effect at once (GDPR art. 7(3))',
  },

  openRequest: {
    method: 'POST',
    path: '/children/{childId}/requests',
    service: 'requests',
    roles: family,
    status: 201,
    summary: 'Exercise a right for a child',
  },
  listRequests: {
    method: 'GET',
    path: '/requests',
    service: 'requests',
    roles: caseworker,
    status: 200,
    summary: 'Open requests, the most urgent first',
  },
  listChildRequests: {
    method: 'GET',
    path: '/children/{childId}/requests',
    service: 'requests',
    roles: family,
    status: 200,
    summary: 'The requests of a child',
  },
  getRequest: {
    method: 'GET',
    path: '/requests/{requestId}',
    service: 'requests',
    roles: family,
    status: 200,
    summary: 'A request: decisions, tasks of the vendors, evidence',
  },
  getPackage: {
    method: 'GET',
    path: '/requests/{requestId}/package',
    service: 'requests',
    roles: family,
    status: 200,
    summary: 'A short-lived link to the package of an access or portability request',
  },
  decideObjection: {
    method: 'POST',
    path: '/requests/{requestId}/decision',
    service: 'requests',
    roles: caseworker,
    status: 201,
    summary: 'Uphold or refuse an objection, with the reason (GDPR art. 21(1))',
  },
  liftRestriction: {
    method: 'POST',
    path: '/requests/{requestId}/lift',
    service: 'requests',
    roles: caseworker,
    status: 201,
    summary: 'Lift a restriction',
  },

  listTasks: {
    method: 'GET',
    path: '/tasks',
    service: 'tasks',
    roles: vendor,
    status: 200,
    summary: "The vendor's open tasks",
  },
  getTask: {
    method: 'GET',
    path: '/tasks/{taskId}',
    service: 'tasks',
    roles: vendor,
    status: 200,
    summary: 'One task with what is needed to carry it out',
  },
  answerTask: {
    method: 'POST',
    path: '/tasks/{taskId}/result',
    service: 'tasks',
    roles: vendor,
    status: 201,
    summary: "The vendor's result of a task",
  },

  childLedger: {
    method: 'GET',
    path: '/children/{childId}/ledger',
    service: 'audit',
    roles: caseworker,
    status: 200,
    summary: 'The ledger of a child, with its verification',
  },
  requestLedger: {
    method: 'GET',
    path: '/requests/{requestId}/ledger',
    service: 'audit',
    roles: caseworker,
    status: 200,
    summary: 'The ledger of a request, with its verification',
  },
  vendorLedger: {
    method: 'GET',
    path: '/vendors/{vendorId}/ledger',
    service: 'audit',
    roles: caseworker,
    status: 200,
    summary: 'The ledger of a vendor and its agreements, with its verification',
  },
  purposeLedger: {
    method: 'GET',
    path: '/purposes/{purposeId}/ledger',
    service: 'audit',
    roles: caseworker,
    status: 200,
    summary: 'The ledger of a purpose, with its verification',
  },

  evaluate: {
    method: 'POST',
    path: '/access/v1/evaluation',
    service: 'check',
    roles: ['vendor', 'caseworker'],
    status: 200,
    summary: "May this vendor process this child's data for this purpose now? (AuthZEN 1.0)",
  },
  evaluateBatch: {
    method: 'POST',
    path: '/access/v1/evaluations',
    service: 'check',
    roles: ['vendor', 'caseworker'],
    status: 200,
    summary: 'The same question for many children at once (AuthZEN 1.0)',
  },
} as const satisfies Record<string, Route>;

export type Operation = keyof typeof ROUTES;

/** The operations one service must implement. */
export type OperationsOf<S extends HttpService> = {
  [O in Operation]: (typeof ROUTES)[O]['service'] extends S ? O : never;
}[Operation];
