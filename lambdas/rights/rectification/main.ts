import { basics, createLedger, createNameIndex, createVault } from '../../platform/wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({
  ...basics('rectification'),
  ledger: createLedger(),
  vault: createVault(),
  names: createNameIndex(),
});
