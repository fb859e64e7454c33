import type { Construct } from 'constructs';
import { HTTP_SERVICES, type HttpService } from '../lambdas/contracts/route.ts';
import type { Operations } from './constructs/operations.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import type { DataStack } from './data-stack.ts';

type Grants = (data: DataStack, to: ServiceFunction) => void;

const DESCRIPTIONS: Readonly<Record<HttpService, string>> = {
  about: 'Says that the service is up and what it offers',
  register: 'Purposes, vendors and their agreements',
  children: 'Children, guardians, statutory bases, consents and withdrawals',
  requests: 'Rights requests and their packages',
  tasks: 'What vendors must do, and what they have done',
  audit: 'The ledger and its verification',
  check: 'May this vendor process this data for this purpose now?',
};

/** What each service may do; a service that is not here does not compile. */
const GRANTS: Readonly<Record<HttpService, Grants>> = {
  about: ({ signing }, to) => signing.grant(to, 'Sign', 'GetPublicKey'),
  register: ({ ledger, webhook }, to) => {
    ledger.grantAppend(to);
    webhook.grant(to, 'GenerateMac');
  },
  children: ({ ledger, identity, seal, lookup }, to) => {
    ledger.grantAppend(to);
    identity.grant(to, 'GetItem', 'PutItem', 'UpdateItem');
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
  audit: ({ ledger }, to) => ledger.grant(to, 'GetItem', 'Query'),
  // Reads only: whatever is wrong with the check, it cannot change what it checks.
  check: ({ ledger }, to) => ledger.grant(to, 'GetItem', 'BatchGetItem', 'Query'),
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
): Record<HttpService, ServiceFunction> => {
  const service = (name: HttpService) => {
    const made = new ServiceFunction(scope, capitalized(name), {
      ...common,
      folder: name,
      description: DESCRIPTIONS[name],
      // The check is asked before every use of data: its memory is for the CPU of a cold start.
      ...(name === 'check' && { memorySize: 1024, reservedConcurrency: CHECKS_AT_ONCE }),
    });
    GRANTS[name](data, made);
    return [name, made];
  };
  return Object.fromEntries(HTTP_SERVICES.map(service));
};

const capitalized = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
