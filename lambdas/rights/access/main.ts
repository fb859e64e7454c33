import { createLedgerWorkerDeps, createPackages, createVault } from '../wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({
  ...createLedgerWorkerDeps('access'),
  packages: createPackages(),
  vault: createVault(),
});
