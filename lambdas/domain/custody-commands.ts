import { type ChildEvent, type ChildFacts, type ChildState, consentStands } from './child.ts';
import { conflictChanges } from './conflict.ts';
import { BEFORE_BIRTH, isSameCustody } from './custody.ts';
import type { CalendarDate } from './dates.ts';
import { evolveChild } from './evolve-child.ts';
import { type Outcome, ok, refused } from './outcome.ts';
import { own } from './own.ts';
import type { PurposeState } from './purpose.ts';

export type CustodyCommand = {
  readonly personId: string;
  readonly holds: boolean;
  /** The first day on which she holds custody, or no longer does; in the past or the future. */
  readonly from: CalendarDate;
};

/**
 * From a day on a person holds custody of a child, or no longer does; a new person who does not is a parent known
 * without it. Days before are left as they stand, and what stands already is not said again. A child may come to be
 * without any holder: it happens, and nobody then consents for her. Conflicts that arise or end by it are recorded.
 */
export function changeCustody(
  child: ChildState,
  facts: ChildFacts,
  purposes: readonly PurposeState[],
  { personId, holds, from }: CustodyCommand,
  today: CalendarDate,
): Outcome<ChildEvent[]> {
  if (child.erasure) return refused('child-erased');
  if (personId === child.childId) return refused('custody-of-herself');
  const changed = custodyEvent(personId, holds, from, facts.bornOn);
  const after = evolveChild(child, changed);
  const before = own(child.guardians, personId);
  const now = own(after.guardians, personId);
  if (before && now && isSameCustody(before, now)) return ok([]);
  return ok([changed, ...conflictChanges(after, facts, purposes, today)]);
}

/** The purposes whose consent stood before a change of the child and does not stand after it: the vendors must stop. */
export const ceasedConsents = (
  before: ChildState,
  after: ChildState,
  facts: ChildFacts,
  purposes: readonly PurposeState[],
  today: CalendarDate,
): readonly string[] =>
  purposes
    .filter((purpose) => {
      const stands = (child: ChildState) => consentStands(child, facts, purpose, today);
      return stands(before) && !stands(after);
    })
    .map(({ purposeId }) => purposeId);

/** The child's date of birth must not stand in the ledger: from birth is always, and until birth is never. */
function custodyEvent(
  personId: string,
  holds: boolean,
  from: CalendarDate,
  bornOn: CalendarDate | undefined,
): ChildEvent {
  const isFromBirth = bornOn !== undefined && from <= bornOn;
  if (!holds) return { type: 'custody-ended', personId, to: isFromBirth ? BEFORE_BIRTH : from };
  return { type: 'custody-started', personId, ...(!isFromBirth && { from }) };
}
