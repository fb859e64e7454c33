import * as z from 'zod';
import { TASK_ACTIONS } from '../domain/task.ts';
import { slug, uuid } from './primitives.ts';

/** To the worker of a right: look at this request and take its next step. */
export const rightMessage = z.strictObject({ controller: z.string(), requestId: uuid });
export type RightMessage = z.infer<typeof rightMessage>;

/** To notices: tell this vendor about its task of this request, or remind it. */
export const noticeMessage = z.strictObject({
  controller: z.string(),
  requestId: uuid,
  vendorId: slug,
  action: z.enum(TASK_ACTIONS),
  notice: z.enum(['assigned', 'reminder']),
});
export type NoticeMessage = z.infer<typeof noticeMessage>;

/** To the worker of bulks: do the portion this version of the bulk has planned, and plan the next. */
export const bulkMessage = z.strictObject({ controller: z.string(), bulkId: uuid, version: z.int().min(1) });
export type BulkMessage = z.infer<typeof bulkMessage>;
