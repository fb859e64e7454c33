import type { AnyEvent } from './aggregates.ts';
import type { Right } from './rights.ts';

/** A message an event sends on its way: to the worker of a right, or to a vendor by way of notices. Ids only. */
export type Dispatched =
  | { readonly to: 'right'; readonly right: Right; readonly requestId: string }
  | { readonly to: 'notices'; readonly requestId: string; readonly vendorId: string };

/** The messages of an event, all about the request it belongs to; most events, and all of other aggregates, send none. */
export function messagesOf(event: AnyEvent, requestId: string): readonly Dispatched[] {
  switch (event.type) {
    case 'request-opened':
    case 'task-answered':
      return [{ to: 'right', right: event.right, requestId }];
    case 'objection-decided':
      return [{ to: 'right', right: 'objection', requestId }];
    case 'request-decided':
    case 'tasks-assigned':
      return event.tasks.map(({ vendorId }) => ({ to: 'notices', requestId, vendorId }));
    case 'restriction-lifted':
      return [{ to: 'right', right: 'restriction', requestId }];
    default:
      return [];
  }
}
