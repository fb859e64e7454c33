import * as z from 'zod';
import { slug, uuid } from './primitives.ts';

/** To the worker of a right: look at this request and take its next step. */
export const rightMessage = z.strictObject({ controller: z.string(), requestId: uuid });
export type RightMessage = z.infer<typeof rightMessage>;

/** To notices: tell this vendor about its task of this request. */
export const noticeMessage = z.strictObject({
  controller: z.string(),
  requestId: uuid,
  vendorId: slug,
});
export type NoticeMessage = z.infer<typeof noticeMessage>;
