/**
 * Every route of the API, once: the stack makes API Gateway resources of it, the functions find their operation in
 * it, the OpenAPI document is written from it. Plain data, so that infrastructure may import it.
 */

import { CHILD_ROUTES } from './child-routes.ts';
import { OVERSIGHT_ROUTES } from './oversight-routes.ts';
import { REQUEST_ROUTES } from './request-routes.ts';
import {
  anyone,
  ask,
  caseworker,
  checker,
  family,
  get,
  type HttpService,
  post,
  type Route,
} from './route.ts';

/** In seconds. */
const HOUR = 3_600;

export const ROUTES = {
  health: get('/health', 'about', anyone, 'Is the service up?'),
  openapi: get('/openapi.json', 'about', anyone, 'This API as an OpenAPI 3.1 document'),
  authzenConfiguration: get(
    '/.well-known/authzen-configuration',
    'about',
    anyone,
    'AuthZEN 1.0 metadata of the check',
    { keepSeconds: HOUR },
  ),
  authzenTenantConfiguration: get(
    '/.well-known/authzen-configuration/{controller}',
    'about',
    anyone,
    'AuthZEN 1.0 metadata of the check of one controller, by its CVR number',
    { keepSeconds: HOUR },
  ),
  signingKeys: get(
    '/.well-known/jwks.json',
    'about',
    anyone,
    'The public keys that verify what Hjemmel signs (JWKS, RFC 7517)',
    // The key does not rotate.
    { keepSeconds: 24 * HOUR },
  ),

  describeController: post(
    '/controller',
    'register',
    caseworker,
    'Say who the controller is and how it, its data protection officer and its institutions are known (GDPR art. 13(1)(a)-(b))',
  ),
  getController: get(
    '/controller',
    'register',
    family,
    'Who the controller is and how it and its data protection officer are reached',
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
  replaceWebhook: post(
    '/vendors/{vendorId}/webhook',
    'register',
    caseworker,
    'Replace the webhook of a vendor, or remove it',
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
    'Terminate an agreement from a date; the vendor must then erase every child',
  ),
  listBulks: get('/bulks', 'register', caseworker, 'Erasures for many children at once, by their day'),
  getBulk: get('/bulks/{bulkId}', 'register', caseworker, 'How far a bulk of erasures is'),

  ...CHILD_ROUTES,
  ...REQUEST_ROUTES,
  ...OVERSIGHT_ROUTES,

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
  bulkLedger: get(
    '/bulks/{bulkId}/ledger',
    'audit',
    caseworker,
    'The ledger of a bulk, with its verification',
  ),
  controllerLedger: get(
    '/controller/ledger',
    'audit',
    caseworker,
    'The ledger of how the controller has described itself, with its verification',
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
  searchSubject: ask(
    '/access/v1/search/subject',
    'check',
    checker,
    "Which vendors may process this child's data for this purpose now? (AuthZEN 1.0)",
  ),
  searchResource: ask(
    '/access/v1/search/resource',
    'check',
    checker,
    "Which children's data may this vendor process for this purpose now? (AuthZEN 1.0)",
  ),
  searchAction: ask(
    '/access/v1/search/action',
    'check',
    checker,
    "For which purposes may this vendor process this child's data now? (AuthZEN 1.0)",
  ),
} satisfies Record<string, Route>;

export type Operation = keyof typeof ROUTES;

/** The operations one service must implement. */
export type OperationsOf<S extends HttpService> = {
  [O in Operation]: (typeof ROUTES)[O]['service'] extends S ? O : never;
}[Operation];
