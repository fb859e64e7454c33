import { basics, createCprIndex, createLedger, createNameIndex, createVault } from '../platform/wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({
  ...basics('children'),
  ledger: createLedger(),
  vault: createVault(),
  index: createCprIndex(),
  names: createNameIndex(),
});
