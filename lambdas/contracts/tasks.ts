import * as z from 'zod';
import { TASK_ACTIONS } from '../domain/request.ts';
import type { ContractsOf } from './contract.ts';
import { calendarDate, isPlainData, NAMES_NOBODY, namesNobody, slug, uuid } from './primitives.ts';
import { rectification } from './requests.ts';

/** A vendor has one task per request, `<requestId>.<vendorId>`; to resume after a restriction ends on `.resume`. */
export const taskId = z.union([
  z.templateLiteral([uuid, '.', slug]),
  z.templateLiteral([uuid, '.', slug, '.resume']),
]);

const action = z.enum(TASK_ACTIONS);
const taskSummary = z.object({
  taskId: z.string(),
  childId: uuid,
  right: z.string(),
  action,
  purposes: z.array(z.string()),
  dueOn: calendarDate.nullable(),
});
export const taskList = z.object({ tasks: z.array(taskSummary), next: z.string().optional() });
export const tasksQuery = z.strictObject({ after: z.string().min(1).max(300).optional() });
export const taskView = taskSummary.extend({ changes: rectification.shape.changes.optional() });

const reference = z
  .string()
  .regex(/^[\w./:-]{1,100}$/, 'must be a reference without spaces')
  .refine(namesNobody, NAMES_NOBODY);
const category = slug.refine(namesNobody, NAMES_NOBODY);

export const resultBody = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('done'),
    /** The child's data, for a task `hand-over`. */
    data: z
      .record(z.string(), z.unknown())
      .refine(isPlainData, 'must be finite and nested at most 64 deep')
      .optional(),
    /** What was erased, by category and number of records, for a task `erase` or `stop`. */
    erased: z
      .array(z.strictObject({ category, count: z.int().min(0) }))
      .max(100)
      .optional(),
    reference: reference.optional(),
  }),
  z.strictObject({
    outcome: z.literal('no-data'),
    reference: reference.optional(),
  }),
  z.strictObject({ outcome: z.literal('refused'), reason: z.string().min(1).max(2000) }),
]);
export const resultAnswer = z.object({ taskId: z.string(), outcome: z.enum(['done', 'no-data', 'refused']) });

export const TASKS = {
  listTasks: { query: tasksQuery, answer: taskList },
  getTask: { answer: taskView },
  answerTask: { body: resultBody, answer: resultAnswer },
} as const satisfies ContractsOf<'tasks'>;
