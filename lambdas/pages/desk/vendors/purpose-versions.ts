import * as z from 'zod/mini';
import { INSTITUTION_KINDS } from '../../../domain/institution.ts';
import { readEvent } from '../oversight/ledger-event.ts';
import type { LedgerView } from '../oversight/ledger-kinds.ts';

const bilingual = z.object({ da: z.string(), en: z.string() });
const version = z.object({
  version: z.number(),
  from: z.string(),
  name: bilingual,
  text: bilingual,
  childText: z.optional(bilingual),
  usedIn: z.optional(z.enum(INSTITUTION_KINDS)),
  hash: z.string(),
  asksAgain: z.boolean(),
});

/** A text that a purpose has had. */
export type Version = z.output<typeof version>;

/** Every text a purpose has had, as far as its ledger can be read, the first first. */
export const versionsIn = ({ events }: LedgerView): readonly Version[] =>
  events.flatMap((entry) => {
    const { first, next } = readEvent(entry)?.event ?? {};
    return version.safeParse(first ?? next).data ?? [];
  });
