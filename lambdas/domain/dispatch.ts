import type { AnyEvent } from './aggregates.ts';
import type { Right } from './rights.ts';
import type { TaskAction } from './task.ts';

/** A message an event sends on its way: to the worker of a right, to a vendor by way of notices, or to that of bulks. Ids only. */
export type Dispatched =
  | { readonly to: 'right'; readonly right: Right; readonly requestId: string }
  | {
      readonly to: 'notices';
      readonly requestId: string;
      readonly vendorId: string;
      readonly action: TaskAction;
      readonly notice: 'assigned' | 'reminder';
    }
  | { readonly to: 'bulks'; readonly bulkId: string; readonly afterSeconds: number };

/** The messages of an event, all about the request or the bulk of the id; most events, and all of other aggregates, send none. */
export function messagesOf(event: AnyEvent, id: string): readonly Dispatched[] {
  switch (event.type) {
    case 'request-opened':
    case 'request-assessed':
    case 'clock-resumed':
    case 'answer-accepted':
    case 'request-woken':
    case 'step-asked-again':
    case 'task-answered':
    case 'task-waived':
    case 'erasure-held':
      return [{ to: 'right', right: event.right, requestId: id }];
    case 'request-decided':
    case 'tasks-assigned':
      return event.tasks.map(({ vendorId, action }) => ({
        to: 'notices',
        requestId: id,
        vendorId,
        action,
        notice: 'assigned',
      }));
    case 'task-retried':
    case 'task-reminded': {
      const notice = event.type === 'task-reminded' ? 'reminder' : 'assigned';
      return [{ to: 'notices', requestId: id, vendorId: event.vendorId, action: event.action, notice }];
    }
    case 'restriction-lifted':
      return [{ to: 'right', right: 'restriction', requestId: id }];
    case 'bulk-started':
      return [{ to: 'bulks', bulkId: id, afterSeconds: 0 }];
    case 'bulk-advanced':
      return [{ to: 'bulks', bulkId: id, afterSeconds: event.afterSeconds }];
    default:
      return [];
  }
}
