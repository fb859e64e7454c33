import { basics, createCprIndex, createLedger, createVault } from '../platform/wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({
  ...basics('children'),
  ledger: createLedger(),
  vault: createVault(),
  index: createCprIndex(),
});
