import * as z from 'zod';
import { TASK_ACTIONS, TASK_OUTCOMES, TASK_PROGRESS } from '../domain/task.ts';
import type { ContractsOf } from './contract.ts';
import { calendarDate, isPlainData, NAMES_NOBODY, namesNobody, slug, uuid } from './primitives.ts';
import { task, withheldChanges } from './request-views.ts';
import { rectification } from './requests.ts';

/** A vendor has at most one task of each action per request: `<requestId>.<vendorId>.<action>`. */
export const taskId = z.templateLiteral([uuid, '.', slug, '.', z.enum(TASK_ACTIONS)]);

const taskSummary = task.extend({
  childId: uuid,
  right: z.string(),
  /** When a vendor that has not acknowledged is reminded. */
  acknowledgeBy: z.iso.datetime(),
  /** The controller's own last day to answer the family. */
  dueOn: calendarDate.nullable(),
});
export const taskList = z.object({ tasks: z.array(taskSummary), next: z.string().optional() });
export const tasksQuery = z.strictObject({ after: z.string().min(1).max(300).optional() });
export const taskView = taskSummary.extend({
  /** What a task `correct` changes, while it is open; null where it may not be shown to this vendor today. */
  changes: rectification.shape.changes.nullable().optional(),
  withheld: withheldChanges.optional(),
});

const reference = z
  .string()
  .regex(/^[\w./:-]{1,100}$/, 'must be a reference without spaces')
  .refine(namesNobody, NAMES_NOBODY);
const category = slug.refine(namesNobody, NAMES_NOBODY);
const erased = z.array(z.strictObject({ category, count: z.int().min(0) })).max(100);
const reason = z.string().min(1).max(2000);

export const resultBody = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('done'),
    /** The child's data, for a task `hand-over`. */
    data: z
      .record(z.string(), z.unknown())
      .refine(isPlainData, 'must be finite and nested at most 64 deep')
      .optional(),
    /** What was erased, by category and number of records, for a task `erase` or `stop`. */
    erased: erased.optional(),
    reference: reference.optional(),
  }),
  z.strictObject({
    outcome: z.literal('no-data'),
    reference: reference.optional(),
  }),
  z.strictObject({
    outcome: z.literal('partly-done'),
    erased: erased.optional(),
    reference: reference.optional(),
    /** What is still to do, and why. */
    reason,
  }),
  z.strictObject({ outcome: z.enum(['refused', 'failed']), reason }),
]);
export const resultAnswer = z.object({ taskId: z.string(), outcome: z.enum(TASK_OUTCOMES) });

export const progressBody = z.strictObject({
  status: z.enum(TASK_PROGRESS),
  /** The day the vendor expects to be done. */
  expectedOn: calendarDate.optional(),
});
export const progressAnswer = z.object({ taskId: z.string(), status: z.enum(TASK_PROGRESS) });

export const TASKS = {
  listTasks: { query: tasksQuery, answer: taskList },
  getTask: { answer: taskView },
  progressTask: { body: progressBody, answer: progressAnswer },
  answerTask: { body: resultBody, answer: resultAnswer },
} as const satisfies ContractsOf<'tasks'>;
