import { createForgetting, createLedgerWorkerDeps, createPackages } from '../wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({
  ...createLedgerWorkerDeps('erasure'),
  packages: createPackages(),
  forgetting: createForgetting(),
});
