import { createLedgerWorkerDeps } from '../wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler(createLedgerWorkerDeps('objection'));
