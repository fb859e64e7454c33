import { BRISK } from '../platform/patience.ts';
import { basics, createLedger } from '../platform/wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({ ...basics('check'), ledger: createLedger(BRISK) });
