import { basics, createLedger, createPackages, createVault } from '../platform/wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({
  ...basics('tasks'),
  ledger: createLedger(),
  vault: createVault(),
  packages: createPackages(),
});
