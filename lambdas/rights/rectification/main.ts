import { basics, createLedger, createVault } from '../../platform/wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({
  ...basics('rectification'),
  ledger: createLedger(),
  vault: createVault(),
});
