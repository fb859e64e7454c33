import type { Construct } from 'constructs';
import { RIGHT_NAMES, RIGHTS, type Right } from '../lambdas/domain/rights.ts';
import { rightQueueEnv } from '../lambdas/platform/env-names.ts';
import type { Operations } from './constructs/operations.ts';
import { QueueWorker } from './constructs/queue-worker.ts';
import type { ServiceFunction } from './constructs/service-function.ts';
import type { DataStack } from './data-stack.ts';

type Grants = (data: DataStack, to: ServiceFunction) => void;

const ledgerOnly: Grants = () => {};

/** A hand-over reads who the child is and what vendors handed in, leaves a package, and deletes what they handed in. */
const handOver: Grants = ({ identity, seal, packages }, to) => {
  identity.grant(to, 'GetItem');
  seal.grant(to, 'Decrypt');
  packages.grantGet(to, 'parts');
  packages.grantPut(to, 'packages');
  packages.grantDelete(to, 'parts', 'packages');
};

/** What each worker may do beside reading and appending to the ledger; a right that is not here does not compile. */
const GRANTS: Readonly<Record<Right, Grants>> = {
  withdrawal: ledgerOnly,
  access: handOver,
  rectification: ({ identity, seal, lookup }, to) => {
    identity.grant(to, 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem');
    lookup.grant(to, 'GenerateMac');
    seal.grant(to, 'GenerateDataKey', 'Decrypt');
  },
  // Forgets what it never opens: it cannot decrypt a name.
  erasure: ({ identity, packages }, to) => {
    identity.grant(to, 'GetItem', 'Query', 'UpdateItem', 'DeleteItem');
    packages.grantErase(to);
  },
  restriction: ledgerOnly,
  portability: handOver,
  objection: ledgerOnly,
};

/** One FIFO queue and one worker for every right, so that one that stands still stops no other. */
export const rightWorkers = (
  scope: Construct,
  data: DataStack,
  common: { readonly bundles: string; readonly operations: Operations },
): readonly QueueWorker[] =>
  RIGHT_NAMES.map((right) => {
    const made = new QueueWorker(scope, `${right.charAt(0).toUpperCase()}${right.slice(1)}`, {
      ...common,
      folder: `rights/${right}`,
      description: `Carries out ${RIGHTS[right].en} (${RIGHTS[right].article})`,
      envName: rightQueueEnv(right),
      fifo: true,
    });
    data.ledger.grantAppend(made.worker);
    GRANTS[right](data, made.worker);
    return made;
  });
