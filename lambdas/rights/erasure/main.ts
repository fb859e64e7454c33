import { basics, createForgetting, createLedger, createPackages } from '../../platform/wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({
  ...basics('erasure'),
  ledger: createLedger(),
  packages: createPackages(),
  forgetting: createForgetting(),
});
