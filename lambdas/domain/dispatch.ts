import type { AnyEvent } from './aggregates.ts';
import type { AssignedTask } from './request.ts';
import type { Right } from './rights.ts';

/** A message an event sends on its way: to the worker of a right, or to a vendor by way of notices. Ids only. */
export type Dispatched =
  | { readonly to: 'right'; readonly right: Right; readonly requestId: string }
  | { readonly to: 'notices'; readonly requestId: string; readonly vendorId: string };

/** The messages of an event of one aggregate; most events send none. */
export function messagesOf(event: AnyEvent, aggregateId: string): readonly Dispatched[] {
  const requestId = aggregateId;
  const notices = (tasks: readonly AssignedTask[]): Dispatched[] =>
    tasks.map(({ vendorId }) => ({ to: 'notices', requestId, vendorId }));
  switch (event.type) {
    case 'request-opened':
    case 'task-answered':
      return [{ to: 'right', right: event.right, requestId }];
    case 'objection-decided':
      return [{ to: 'right', right: 'objection', requestId }];
    case 'request-decided':
    case 'tasks-assigned':
      return notices(event.tasks);
    case 'restriction-lifted':
      // The worker too: where no vendor held the data, nobody else would end the request.
      return [{ to: 'right', right: 'restriction', requestId }, ...notices(event.tasks)];
    default:
      return [];
  }
}
