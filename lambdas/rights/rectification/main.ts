import { createLedgerWorkerDeps, createVault } from '../wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({ ...createLedgerWorkerDeps('rectification'), vault: createVault() });
