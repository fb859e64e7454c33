import { basics, createLedger, createPackages, createVault } from '../platform/wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({
  ...basics('requests'),
  ledger: createLedger(),
  vault: createVault(),
  packages: createPackages(),
});
