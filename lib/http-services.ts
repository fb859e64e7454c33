import type { Construct } from 'constructs';
import { PAGE_SERVICES, type PageService } from '../lambdas/contracts/page-routes.ts';
import { HTTP_SERVICES, type HttpService } from '../lambdas/contracts/route.ts';
import type { Operations } from './constructs/operations.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import type { DataStack } from './data-stack.ts';

/** Every function that API Gateway calls for a caller. */
type Service = HttpService | PageService;

type Grants = (data: DataStack, to: ServiceFunction) => void;

const DESCRIPTIONS: Readonly<Record<Service, string>> = {
  about: 'Says that the service is up and what it offers',
  register: 'Purposes, vendors and their agreements',
  children: 'Children, guardians, statutory bases, consents and withdrawals',
  requests: 'Rights requests and their packages',
  tasks: 'What vendors must do, and what they have done',
  audit: 'The ledger and its verification, figures, and what stands still',
  check: 'May this vendor process this data for this purpose now?',
  pages: 'The pages of families, case workers and data protection officers',
  assets: 'Styles, scripts and fonts of the pages',
};

/** What each service may do; a service that is not here does not compile. */
const GRANTS: Readonly<Record<Service, Grants>> = {
  about: ({ signing, client }, to) => {
    signing.grant(to, 'Sign', 'GetPublicKey');
    client.grant(to, 'GetPublicKey');
  },
  register: ({ ledger, webhook }, to) => {
    ledger.grantAppend(to);
    webhook.grant(to, 'GenerateMac');
  },
  children: ({ ledger, identity, seal, lookup }, to) => {
    ledger.grantAppend(to);
    identity.grant(to, 'GetItem', 'PutItem', 'UpdateItem', 'Query');
    seal.grant(to, 'GenerateDataKey', 'Decrypt');
    lookup.grant(to, 'GenerateMac');
  },
  requests: ({ ledger, identity, seal, packages, signing }, to) => {
    ledger.grantAppend(to);
    identity.grant(to, 'GetItem', 'PutItem');
    seal.grant(to, 'GenerateDataKey', 'Decrypt');
    packages.grantGet(to, 'packages', 'parts');
    signing.grant(to, 'Sign', 'GetPublicKey');
  },
  tasks: ({ ledger, identity, seal, packages }, to) => {
    ledger.grantAppend(to);
    identity.grant(to, 'GetItem', 'PutItem');
    seal.grant(to, 'GenerateDataKey', 'Decrypt');
    packages.grantPut(to, 'parts');
    packages.grantDelete(to, 'parts');
  },
  audit: ({ ledger }, to) => ledger.grant(to, 'GetItem', 'BatchGetItem', 'Query'),
  // Reads only: whatever is wrong with the check, it cannot change what it checks.
  check: ({ ledger }, to) => ledger.grant(to, 'GetItem', 'BatchGetItem', 'Query'),
  // Carries out these services' operations in its own process, so it may do what they may.
  pages: (data, to) => {
    for (const service of ['children', 'requests', 'register', 'audit'] as const) GRANTS[service](data, to);
    data.session.grant(to, 'GenerateMac');
    data.client.grant(to, 'Sign', 'GetPublicKey');
  },
  assets: () => undefined,
};

/**
 * A thousand checks a second at 300 ms each, thirty times what they usually take. While the store is slow, the next are
 * told so at once, and the commands keep the rest of what the account may run. What else may flood is held back at its
 * source (see `QueueWorker`).
 */
const CHECKS_AT_ONCE = 300;

/** The functions behind the API. */
export const httpServices = (
  scope: Construct,
  data: DataStack,
  common: { readonly bundles: string; readonly operations: Operations },
): Record<Service, ServiceFunction> => {
  const service = (name: Service) => {
    const made = new ServiceFunction(scope, capitalized(name), {
      ...common,
      folder: name,
      description: DESCRIPTIONS[name],
      // Somebody waits: before every use of data, and before a page. Their memory is for the CPU of a cold start.
      ...((name === 'check' || name === 'pages') && { memorySize: 1024 }),
      ...(name === 'check' && { reservedConcurrency: CHECKS_AT_ONCE }),
    });
    GRANTS[name](data, made);
    return [name, made];
  };
  return Object.fromEntries([...HTTP_SERVICES, ...PAGE_SERVICES].map(service));
};

const capitalized = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
