import * as z from 'zod';
import { ENDS, isMonth } from '../domain/figures.ts';
import { RIGHT_NAMES } from '../domain/rights.ts';
import { MENDINGS, STANDSTILLS } from '../domain/standstill.ts';
import type { ContractsOf } from './contract.ts';
import { calendarDate, uuid } from './primitives.ts';

const instant = z.iso.datetime();

export const ledgerView = z.object({
  aggregate: z.object({ kind: z.string(), id: z.string() }),
  /** When it was read and verified. */
  verifiedAt: instant,
  verification: z.union([
    z.object({ intact: z.literal(true), events: z.int(), head: z.string() }),
    z.object({ intact: z.literal(false), at: z.int(), break: z.string() }),
  ]),
  /** Each event exactly as stored, with the hash of its body: anyone can verify the chain again. */
  events: z.array(z.object({ body: z.string(), hash: z.string() })).readonly(),
});

/** A month of the calendar in Europe/Copenhagen that exists, `YYYY-MM`. */
const month = z.string().refine(isMonth, 'must be a month that exists, as YYYY-MM');

export const figuresQuery = z.strictObject({
  /** The month the requests were received in; the last twelve when left out. */
  month: month.optional(),
});

const count = z.int().min(0);
const figures = z.object({
  received: count,
  /** Of them, those the controller owed or decided itself, which nobody asked for. */
  ordered: count,
  /** How they stand now; together they are those received. `untimed` were carried out and had no day to answer by. */
  ...(Object.fromEntries(ENDS.map((end) => [end, count])) as Record<(typeof ENDS)[number], typeof count>),
  extended: count,
  /** Answered, and nothing of it granted. */
  refused: count,
  /** Vendors' tasks that are late now. */
  tasksOverdue: count,
  /** Calendar days from receipt to the answer; absent where none has been answered that had a day to be answered by. */
  daysToAnswer: z.object({ median: z.number(), longest: count }).optional(),
});
export const figuresView = z.object({
  months: z.array(
    z.object({
      month,
      total: figures,
      rights: z.array(figures.extend({ right: z.enum(RIGHT_NAMES) })),
      /** Requests of bulks, which are followed there: they are in no other figure. */
      inBulks: count,
    }),
  ),
});

/** Where a page ends: among the requests or among the conflicts. */
const LAST_PLACE = /^(requests|conflicts)~/;
export const standstillsQuery = z
  .strictObject({
    /** The requests of this bulk; without it those that are answered one by one, then the conflicts. */
    bulkId: uuid.optional(),
    after: z.string().regex(LAST_PLACE).max(320).optional(),
  })
  .refine(({ bulkId, after }) => !bulkId || !after || after.startsWith('requests~open#'), {
    path: ['after'],
    message: 'is no place among the requests of a bulk',
  });
export const standstillList = z.object({
  standstills: z.array(
    z.object({
      kind: z.enum(STANDSTILLS),
      action: z.enum(MENDINGS),
      childId: uuid,
      requestId: uuid.optional(),
      taskId: z.string().optional(),
      vendorId: z.string().optional(),
      purposeId: z.string().optional(),
      since: instant,
      dueOn: calendarDate.optional(),
    }),
  ),
  /** There may be more, even where nothing on this page stands still. */
  next: z.string().optional(),
});

export const AUDIT = {
  childLedger: { answer: ledgerView },
  requestLedger: { answer: ledgerView },
  vendorLedger: { answer: ledgerView },
  purposeLedger: { answer: ledgerView },
  bulkLedger: { answer: ledgerView },
  controllerLedger: { answer: ledgerView },
  getFigures: { query: figuresQuery, answer: figuresView },
  listStandstills: { query: standstillsQuery, answer: standstillList },
} as const satisfies ContractsOf<'audit'>;
