import * as z from 'zod';
import type { ContractsOf } from './contract.ts';

export const ledgerView = z.object({
  aggregate: z.object({ kind: z.string(), id: z.string() }),
  verification: z.union([
    z.object({ intact: z.literal(true), events: z.int(), head: z.string() }),
    z.object({ intact: z.literal(false), at: z.int(), break: z.string() }),
  ]),
  /** Each event exactly as stored, with the hash of its body: anyone can verify the chain again. */
  events: z.array(z.object({ body: z.string(), hash: z.string() })).readonly(),
});

export const AUDIT = {
  childLedger: { answer: ledgerView },
  requestLedger: { answer: ledgerView },
  vendorLedger: { answer: ledgerView },
  purposeLedger: { answer: ledgerView },
  bulkLedger: { answer: ledgerView },
} as const satisfies ContractsOf<'audit'>;
