import * as z from 'zod';
import { group } from './family.ts';
import { calendarDate, uuid } from './primitives.ts';

/** How many requests a minute at most reach any one vendor; within what its agreement lets it cope with. */
export const perMinute = z.int().min(60).max(60_000).default(600);

/** All children of an institution, or of one group of it, leave from a day on. */
export const departureBody = z.strictObject({
  institution: group.shape.institution,
  group: group.shape.name.optional(),
  on: calendarDate,
  perMinute,
});

export const departureAnswer = z.object({ bulkId: uuid, startsOn: calendarDate });

const cause = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agreement-ended'), vendorId: z.string(), agreementId: uuid }),
  z.object({ kind: z.literal('child-left'), institution: z.string(), group: z.string().optional() }),
]);

const bulkSummary = z.object({
  bulkId: uuid,
  cause,
  startsOn: calendarDate,
  perMinute: z.int(),
  /** How far it is in raising requests; how far the vendors are, `stillOpen` tells. */
  status: z.enum(['waiting', 'running', 'done']),
  startedAt: z.string().optional(),
  finishedAt: z.string().optional(),
});

export const bulksQuery = z.strictObject({ after: z.string().min(1).max(300).optional() });
export const bulkList = z.object({ bulks: z.array(bulkSummary), next: z.string().optional() });

/** A place among the requests of a bulk that are open, as another page gave it. */
export const bulkRequestsQuery = z.strictObject({
  after: z.string().startsWith('open#').max(300).optional(),
});

export const bulkView = bulkSummary.extend({
  /** Children looked at, the portion in work included; not all of them are concerned. */
  seen: z.int(),
  /** Children on the list that are still to be looked at. */
  toSee: z.int(),
  /** Requests raised. */
  opened: z.int(),
  /** Of these, those that vendors have not carried out yet. */
  stillOpen: z.int(),
});

/** Erasures for many children at once: parts of the contracts of two services. */
export const DEPARTURES = { depart: { body: departureBody, answer: departureAnswer } } as const;
export const BULKS = {
  listBulks: { query: bulksQuery, answer: bulkList },
  getBulk: { answer: bulkView },
} as const;
