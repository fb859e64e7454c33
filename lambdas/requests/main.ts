import { basics, createLedger, createPackages, createSigner, createVault } from '../platform/wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({
  ...basics('requests'),
  ledger: createLedger(),
  vault: createVault(),
  packages: createPackages(),
  signer: createSigner(),
});
