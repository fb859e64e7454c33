import type * as z from 'zod';
import type { requestView } from '../contracts/request-views.ts';
import { TOLD } from '../contracts/request-views.ts';
import type { RequestEvent } from '../domain/request.ts';
import type { StoredEvent } from '../store/event.ts';
import type { Ledger } from '../store/ledger.ts';

type Entry = z.input<typeof requestView>['timeline'][number];
type Told = Extract<RequestEvent, { type: (typeof TOLD)[number] }>;

/** What has happened to a request, the first first: when, what, by which role; no person's id, and no words of hers. */
export async function timelineOf(ledger: Ledger, controller: string, requestId: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const { body } of ledger.history(controller, 'request', requestId)) {
    const { at, by, event } = JSON.parse(body) as StoredEvent & { readonly event: RequestEvent };
    if (isTold(event)) entries.push(...told(event).map((what) => ({ at, by: by.role, ...what })));
  }
  return entries;
}

const isTold = (event: RequestEvent): event is Told => (TOLD as readonly string[]).includes(event.type);

/** What an event is told as; what assigns tasks, as one for each vendor. */
function told(event: Told): Omit<Entry, 'at' | 'by'>[] {
  switch (event.type) {
    case 'request-assessed': {
      const { type, question, outcome } = event;
      return [{ what: type, question, outcome }];
    }
    case 'request-decided':
      return [{ what: event.type }, ...assigned(event)];
    case 'tasks-assigned':
      return assigned(event);
    case 'task-answered': {
      const { type, vendorId, action, result } = event;
      return [{ what: type, vendorId, action, outcome: result.outcome }];
    }
    default: {
      const { type } = event;
      return [
        'action' in event ? { what: type, vendorId: event.vendorId, action: event.action } : { what: type },
      ];
    }
  }
}

const assigned = ({ tasks }: Pick<Extract<Told, { type: 'tasks-assigned' }>, 'tasks'>) =>
  tasks.map(({ vendorId, action }) => ({ what: 'tasks-assigned', vendorId, action }) as const);
