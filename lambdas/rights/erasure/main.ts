import { createLedgerWorkerDeps, createPackages, createVault } from '../wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({
  ...createLedgerWorkerDeps('erasure'),
  packages: createPackages(),
  vault: createVault(),
});
