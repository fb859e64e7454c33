import { basics, createLedger } from '../platform/wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({ ...basics('bulks'), ledger: createLedger() });
