import { type ChildEvent, type ChildFacts, type ChildState, consentFactsOf } from './child.ts';
import { deciders } from './consent.ts';
import type { CalendarDate } from './dates.ts';
import { type Outcome, ok, refused } from './outcome.ts';
import { own } from './own.ts';
import { currentVersion, type PurposeState } from './purpose.ts';

/**
 * True when two of those who decide on a purpose today disagree: one says no, or took back, what another said yes to.
 * The no holds; who is right is for the two of them, or a person, to find out.
 */
export function disagree(
  child: ChildState,
  facts: ChildFacts,
  purpose: PurposeState,
  on: CalendarDate,
): boolean {
  const { rule } = currentVersion(purpose);
  if (rule.kind !== 'consent') return false;
  const known = consentFactsOf(child, facts, purpose);
  const words = deciders(rule, known, on).flatMap((id) => own(known.answers, id)?.answer ?? []);
  return words.includes('given') && words.some((word) => word !== 'given');
}

/**
 * The conflicts that begin or end today by how the child's family stands: after what somebody said, and after a change
 * of custody, which may fall on a later day. Asked again on the same day it has nothing to add.
 */
export const conflictChanges = (
  child: ChildState,
  facts: ChildFacts,
  purposes: readonly PurposeState[],
  today: CalendarDate,
): ChildEvent[] =>
  purposes.flatMap((purpose): ChildEvent[] => {
    const { purposeId } = purpose;
    const isKnown = own(child.conflicts, purposeId) !== undefined;
    const isConflict = disagree(child, facts, purpose, today);
    if (isConflict === isKnown) return [];
    return isConflict
      ? [{ type: 'conflict-opened', purposeId, on: today }]
      : [{ type: 'conflict-closed', purposeId, how: 'agreed' }];
  });

/** True while a conflict waits for the two to agree or a case worker to settle it. */
export function isInConflict({ conflicts }: ChildState, purposeId: string): boolean {
  const conflict = own(conflicts, purposeId);
  return conflict !== undefined && !conflict.settled;
}

/** The conflicts of a child that are open; none while she is away, for then no consent is used. */
export const openConflicts = (
  child: ChildState,
): readonly { readonly purposeId: string; readonly openedOn: CalendarDate }[] =>
  child.left === undefined
    ? Object.entries(child.conflicts)
        .filter(([, { settled }]) => !settled)
        .map(([purposeId, { openedOn }]) => ({ purposeId, openedOn }))
    : [];

/** A case worker closes a conflict, with the reason in a note. It changes nothing of what was said: a no still stands. */
export function settleConflict(child: ChildState, purposeId: string, noteId: string): Outcome<ChildEvent[]> {
  if (child.erasure) return refused('child-erased');
  if (!isInConflict(child, purposeId)) return refused('no-such-conflict');
  return ok([{ type: 'conflict-closed', purposeId, how: 'settled', noteId }]);
}
