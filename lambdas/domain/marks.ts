import type { ChildEvent, ChildState, Hold } from './child.ts';
import { BEFORE_BIRTH } from './custody.ts';
import type { CalendarDate, Instant } from './dates.ts';
import { own } from './own.ts';

/** What happened to one purpose of a child. */
export const PURPOSE_MARKS = [
  'consent-given',
  'consent-refused',
  'consent-withdrawn',
  'established',
  'ended',
  'restriction',
  'objection',
  'lifted',
  'conflict-opened',
  'conflict-closed',
] as const;

/** What happened to a child, whatever the purpose. */
export const CHILD_MARKS = [
  'enrolled',
  'moved',
  'left',
  'custody-started',
  'custody-ended',
  'came-of-age',
  'lapse-settled',
  'erasure-ordered',
  'erased',
] as const;

/** Something that happened: when it was recorded, the day it counts from where it names one, and whose word or custody it was. */
export type Mark<What extends string> = {
  readonly at: Instant;
  readonly on?: CalendarDate;
  readonly what: What;
  readonly personId?: string;
};
export type ChildMark = Mark<(typeof CHILD_MARKS)[number]>;
export type PurposeMark = Mark<(typeof PURPOSE_MARKS)[number]> & { readonly purposes: Hold['purposes'] };

type Happened = { readonly at: Instant; readonly event: ChildEvent; readonly state: ChildState };

/**
 * What happened to a child, in the order of her ledger: to all of her, and to purposes of hers. A hold is told by the right
 * of its request, which the ledger of the child does not name.
 */
export function marksOf(
  course: readonly Happened[],
  heldBy: (requestId: string) => 'restriction' | 'objection',
): { readonly child: readonly ChildMark[]; readonly purposes: readonly PurposeMark[] } {
  const child: ChildMark[] = [];
  const purposes: PurposeMark[] = [];
  course.forEach(({ at, event }, index) => {
    const before = course[index - 1]?.state;
    const mark = markOf(event, before, heldBy);
    if ('purposes' in mark) purposes.push({ at, ...mark });
    else child.push({ at, ...mark });
  });
  return { child, purposes };
}

/** What an event was, to the state before it. */
function markOf(
  event: ChildEvent,
  before: ChildState | undefined,
  heldBy: (requestId: string) => 'restriction' | 'objection',
): Omit<ChildMark, 'at'> | Omit<PurposeMark, 'at'> {
  switch (event.type) {
    case 'child-enrolled':
      return { what: 'enrolled' };
    case 'child-moved':
      return { what: 'moved', on: event.on };
    case 'child-left':
      return { what: 'left', on: event.on };
    case 'came-of-age':
      return { what: 'came-of-age', on: event.on };
    case 'lapse-settled':
      return { what: 'lapse-settled', on: event.on };
    case 'erasure-ordered':
      return { what: 'erasure-ordered' };
    case 'child-erased':
      return { what: 'erased' };
    case 'custody-started': {
      const { from, personId } = event;
      return { what: 'custody-started', personId, ...(from !== undefined && { on: from }) };
    }
    case 'custody-ended': {
      const { to, personId } = event;
      return { what: 'custody-ended', personId, ...(to !== BEFORE_BIRTH && { on: to }) };
    }
    case 'basis-established':
      return { what: 'established', on: event.from, purposes: [event.purposeId] };
    case 'basis-ended':
      return { what: 'ended', on: event.on, purposes: [event.purposeId] };
    case 'consent-answered': {
      const { answer, personId, on, purposeId } = event;
      return {
        what: answer === 'given' ? 'consent-given' : 'consent-refused',
        on,
        personId,
        purposes: [purposeId],
      };
    }
    case 'consent-withdrawn': {
      const { personId, on, purposeId } = event;
      return { what: 'consent-withdrawn', on, personId, purposes: [purposeId] };
    }
    case 'conflict-opened':
      return { what: 'conflict-opened', on: event.on, purposes: [event.purposeId] };
    case 'conflict-closed':
      return { what: 'conflict-closed', purposes: [event.purposeId] };
    case 'processing-held':
      return { what: heldBy(event.requestId), purposes: event.purposes };
    case 'hold-lifted':
      return { what: 'lifted', purposes: own(before?.holds ?? {}, event.requestId)?.purposes ?? [] };
  }
}
