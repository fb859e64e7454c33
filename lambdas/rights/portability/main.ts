import { basics, createLedger, createPackages, createVault } from '../../platform/wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({
  ...basics('portability'),
  ledger: createLedger(),
  packages: createPackages(),
  vault: createVault(),
});
