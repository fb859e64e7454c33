import * as z from 'zod';
import { CHILD_MARKS, PURPOSE_MARKS } from '../domain/marks.ts';
import { USES } from '../domain/use.ts';
import type { ContractsOf } from './contract.ts';
import { bilingual, calendarDate, uuid } from './primitives.ts';

const instant = z.iso.datetime();

const mark = z.object({
  /** When it was recorded; from then on it counted. */
  at: instant,
  /** The day it names: that of a paper, of a departure, of custody. */
  on: calendarDate.optional(),
  /** Whose word or custody it was, of those whom the page of the child shows. */
  personId: uuid.optional(),
});

/** A child's grounds over time: what was allowed when, and what changed it. */
export const childHistory = z.object({
  childId: uuid,
  /** What happened to her, whatever the purpose; in the order of the ledger. */
  marks: z.array(mark.extend({ what: z.enum(CHILD_MARKS) })),
  purposes: z.array(
    z.object({
      purposeId: z.string(),
      name: bilingual,
      kind: z.enum(['statute', 'necessity', 'consent']),
      /** Without a gap from when both she and the purpose were known; the last has no end. */
      spans: z.array(
        z.object({ from: instant, to: instant.optional(), standing: z.enum([...USES, 'forgotten']) }),
      ),
      marks: z.array(mark.extend({ what: z.enum(PURPOSE_MARKS) })),
    }),
  ),
});

/** The past of a child: a part of the contracts of the children's service. */
export const CHILD_HISTORY = {
  childHistory: { answer: childHistory },
} as const satisfies Partial<ContractsOf<'children'>>;
