import * as z from 'zod';
import { ARTICLES } from '../domain/purpose.ts';
import { BARS } from '../domain/reach.ts';
import { CAUSES, LETTER_WAYS, PAUSES, QUESTIONS, type RequestEvent, WITHHELD } from '../domain/request.ts';
import { REQUEST_STATUSES } from '../domain/request-status.ts';
import { RIGHT_NAMES, type Right } from '../domain/rights.ts';
import { RULINGS, type RulingReason } from '../domain/rulings.ts';
import { TASK_ACTIONS, TASK_OUTCOMES, TASK_STATUSES } from '../domain/task.ts';
import { group, personView } from './family.ts';
import { outsideLink } from './outside-link.ts';
import { bilingual, calendarDate, uuid } from './primitives.ts';

const instant = z.iso.datetime();
const outcome = z.enum(['upheld', 'refused']);

const role = z.enum(['guardian', 'child', 'caseworker', 'officer', 'vendor', 'system']);

const requestSummary = z.object({
  requestId: uuid,
  childId: uuid,
  right: z.enum(RIGHT_NAMES),
  /** True when the caller asked for it herself: the package is hers, and another custody holder's word is not. */
  mine: z.boolean(),
  /** What made the controller order it, and the bulk it belongs to. */
  cause: z.enum(CAUSES).optional(),
  bulkId: uuid.optional(),
  /** Who asked; a case worker or the system in the controller's own name. */
  openedBy: role,
  receivedOn: calendarDate,
  /** The last day to answer (GDPR art. 12(3)). */
  dueOn: calendarDate.nullable(),
  /** Negative when the last day has passed; none without one, when who asked is informed, and while the clock is suspended. */
  daysLeft: z.int().optional(),
  status: z.enum(REQUEST_STATUSES),
  /** What waits for a person's decision. */
  awaits: z.enum(QUESTIONS).optional(),
  missed: z.boolean(),
  /** True when it was asked for on paper and is answered, and the letter is still to be sent. */
  owesLetter: z.boolean(),
  /** Vendors that are late, and vendors whose task a case worker ended without their word. */
  overdue: z.array(z.string()),
  waived: z.array(z.string()),
  /** In a case worker's lists: the child; null once she is forgotten. */
  person: personView.nullable().optional(),
  /** In a case worker's lists: where the child is, or was before she left. */
  group: group.optional(),
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

const decision = z.object({
  purposeId: z.string(),
  /** Null: the controller's own record. */
  vendorId: z.string().nullable(),
  basis: z.enum(ARTICLES),
  outcome: z.enum(['granted', 'refused', 'not-applicable']),
  reason: z.enum(Object.keys(RULINGS) as [RulingReason, ...RulingReason[]]),
  citation: z.string(),
  sentence: bilingual,
  keep,
});

/** The rights that a request is opened for; a withdrawal is opened with the consent it ends. */
export const OPENED_RIGHTS = RIGHT_NAMES.filter(
  (right): right is Exclude<Right, 'withdrawal'> => right !== 'withdrawal',
);

/** What each right would do for a child if it were exercised today; nothing is opened. */
export const rightsPreview = z.object({
  rights: z.array(
    z.object({
      right: z.enum(OPENED_RIGHTS),
      article: z.string(),
      name: bilingual,
      /** The last day to answer (GDPR art. 12(3)); null where it would be refused. */
      dueOn: calendarDate.nullable(),
      /** What a person would assess first. */
      questions: z.array(z.enum(QUESTIONS)),
      /** As they would be if nobody refused what is asked; of an objection, while it is assessed. */
      decisions: z.array(decision),
      /** Why the request would be refused at once. */
      refused: z
        .object({ reason: z.string(), sentence: bilingual, detail: z.string().optional() })
        .optional(),
    }),
  ),
});

/** What a timeline tells; who fetched a package and what waits for the clock is not told. */
export const TOLD = [
  'request-opened',
  'request-assessed',
  'request-decided',
  'tasks-assigned',
  'task-notified',
  'task-progressed',
  'task-reminded',
  'task-escalated',
  'task-retried',
  'task-answered',
  'task-waived',
  'tasks-withdrawn',
  'erasure-held',
  'clock-paused',
  'clock-resumed',
  'answer-accepted',
  'deadline-extended',
  'deadline-missed',
  'lift-announced',
  'restriction-lifted',
  'request-completed',
  'letter-sent',
  'request-closed',
] as const satisfies readonly RequestEvent['type'][];

export const requestView = requestSummary.extend({
  article: z.string(),
  name: bilingual,
  /** The assurance of the sign-in (NSIS). */
  loa: z.enum(['Low', 'Substantial', 'High']).optional(),
  purposes: z.union([z.literal('all'), z.array(z.string())]),
  /** For the case worker: the guardian or child who asked. */
  requesterId: uuid.optional(),
  /** What the requester wrote. */
  reason: z.string().optional(),
  /** What a rectification is to change, for the requester and the case worker. */
  changes: z
    .array(
      z.object({
        field: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        /** Added where the field holds an opinion, which is not corrected. */
        statement: z.string().optional(),
      }),
    )
    .optional(),
  /** Every question a person has still to answer, the next first. */
  questions: z.array(z.enum(QUESTIONS)),
  /** For the case worker: the decisions that follow from either answer to the question that waits now. */
  suggestions: z.object({ upheld: z.array(decision), refused: z.array(decision) }).optional(),
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
      /** What the requester answered herself, for her and the case worker. */
      answer: z.string().optional(),
      /** True until a case worker has gone on from that answer. */
      unread: z.boolean().optional(),
    }),
  ),
  extended: z.object({ at: instant, reason: z.string().optional() }).optional(),
  decisions: z.array(decision),
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
  /** When and how the answer was sent to who asked on paper. */
  letter: z.object({ sentOn: calendarDate, how: z.enum(LETTER_WAYS) }).optional(),
  /** The requester was told that the restriction ends, and from when (art. 18(3)). */
  lift: z.object({ liftsOn: calendarDate, reason: z.string().optional() }).optional(),
  liftedAt: instant.optional(),
  /** What has happened, the first first; a task of a vendor names it, and `outcome` is the answer given. */
  timeline: z.array(
    z.object({
      at: instant,
      by: role,
      what: z.enum(TOLD),
      vendorId: z.string().optional(),
      action: z.enum(TASK_ACTIONS).optional(),
      question: z.enum(QUESTIONS).optional(),
      outcome: z.enum(['upheld', ...TASK_OUTCOMES]).optional(),
    }),
  ),
});
