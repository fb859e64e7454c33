import * as z from 'zod';
import { ARTICLES } from '../domain/purpose.ts';
import { BARS } from '../domain/reach.ts';
import { CAUSES, PAUSES, QUESTIONS, WITHHELD } from '../domain/request.ts';
import { REQUEST_STATUSES } from '../domain/request-status.ts';
import { RIGHT_NAMES } from '../domain/rights.ts';
import { RULINGS, type RulingReason } from '../domain/rulings.ts';
import { TASK_ACTIONS, TASK_STATUSES } from '../domain/task.ts';
import { outsideLink } from './outside-link.ts';
import { bilingual, calendarDate, uuid } from './primitives.ts';

const instant = z.iso.datetime();
const outcome = z.enum(['upheld', 'refused']);

const requestSummary = z.object({
  requestId: uuid,
  childId: uuid,
  right: z.enum(RIGHT_NAMES),
  /** What made the controller order it, and the bulk it belongs to. */
  cause: z.enum(CAUSES).optional(),
  bulkId: uuid.optional(),
  receivedOn: calendarDate,
  /** The last day to answer (GDPR art. 12(3)). */
  dueOn: calendarDate.nullable(),
  /** Negative when the last day has passed; none without one, when ended, and while the clock is suspended. */
  daysLeft: z.int().optional(),
  status: z.enum(REQUEST_STATUSES),
  /** What waits for a person's decision. */
  awaits: z.enum(QUESTIONS).optional(),
  missed: z.boolean(),
  /** Vendors that are late, and vendors whose task a case worker ended without their word. */
  overdue: z.array(z.string()),
  waived: z.array(z.string()),
});

export const requestList = z.object({ requests: z.array(requestSummary), next: z.string().optional() });

/** What stays at a vendor: categories that another purpose of the child uses on its own ground. */
const keep = z.array(z.object({ category: z.string(), purposeId: z.string() })).optional();

/** A task, as its vendor and the case worker both see it. */
export const task = z.object({
  taskId: z.string(),
  action: z.enum(TASK_ACTIONS),
  purposes: z.array(z.string()),
  keep,
  status: z.enum(TASK_STATUSES),
  assignedAt: instant,
  /** When the controller is told that the vendor is late. */
  dueAt: instant,
});

/** Why the new values of a rectification may not be shown to a vendor, with the link of its chain; null where no agreement lets data go anywhere. */
export const withheldChanges = z.object({ reason: z.enum(BARS), link: z.nullable(outsideLink) });

const taskView = task.extend({
  vendorId: z.string(),
  notifiedAt: instant.optional(),
  /** The day the vendor expects to be done. */
  expectedOn: calendarDate.optional(),
  remindedAt: instant.optional(),
  escalatedAt: instant.optional(),
  retries: z.int().optional(),
  answeredAt: instant.optional(),
  erased: z.array(z.object({ category: z.string(), count: z.int() })).optional(),
  reference: z.string().optional(),
  /** The vendor is not shown what to correct today, and cannot answer that it has. */
  withheld: withheldChanges.optional(),
  /** Why the vendor did not do it all, or why the case worker ended it. */
  reason: z.string().optional(),
});

export const requestView = requestSummary.extend({
  article: z.string(),
  name: bilingual,
  openedBy: z.enum(['guardian', 'child', 'caseworker', 'vendor', 'system']),
  /** The assurance of the sign-in (NSIS). */
  loa: z.enum(['Low', 'Substantial', 'High']).optional(),
  purposes: z.union([z.literal('all'), z.array(z.string())]),
  /** What the requester wrote. */
  reason: z.string().optional(),
  assessments: z.array(
    z.object({
      question: z.enum(QUESTIONS),
      outcome,
      reason: z.string().optional(),
      withheld: z.partialRecord(z.enum(WITHHELD), z.int()).optional(),
    }),
  ),
  /** What the requester was asked, while the clock stood still. */
  pauses: z.array(
    z.object({
      because: z.enum(PAUSES),
      from: calendarDate,
      to: calendarDate.optional(),
      question: z.string().optional(),
    }),
  ),
  extended: z.object({ at: instant, reason: z.string().optional() }).optional(),
  decisions: z.array(
    z.object({
      purposeId: z.string(),
      /** Null: the controller's own record. */
      vendorId: z.string().nullable(),
      basis: z.enum(ARTICLES),
      outcome: z.enum(['granted', 'refused', 'not-applicable']),
      reason: z.enum(Object.keys(RULINGS) as [RulingReason, ...RulingReason[]]),
      citation: z.string(),
      sentence: bilingual,
      keep,
    }),
  ),
  tasks: z.array(taskView),
  evidence: z
    .object({
      packages: z
        .array(z.object({ format: z.enum(['json', 'html']), digest: z.string(), bytes: z.int() }))
        .optional(),
      changedFields: z.array(z.string()).optional(),
      otherFields: z.int().optional(),
      erasedPersons: z.int().optional(),
    })
    .optional(),
  completedAt: instant.optional(),
  /** The requester was told that the restriction ends, and from when (art. 18(3)). */
  lift: z.object({ liftsOn: calendarDate, reason: z.string().optional() }).optional(),
  liftedAt: instant.optional(),
});
