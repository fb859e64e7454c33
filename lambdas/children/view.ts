import type * as z from 'zod';
import type { childView } from '../contracts/children.ts';
import { check } from '../domain/check.ts';
import { answersTo, isHeld, standing, statuteStanding } from '../domain/child.ts';
import { isInConflict } from '../domain/conflict.ts';
import { holdsCustody, lastPeriod } from '../domain/custody.ts';
import type { CalendarDate } from '../domain/dates.ts';
import { own } from '../domain/own.ts';
import { consentArticle, currentVersion, mayBeObjectedTo, type PurposeState } from '../domain/purpose.ts';
import { mayHold, type VendorState } from '../domain/vendor.ts';
import type { Loaded } from '../store/items.ts';
import type { Person } from '../store/vault.ts';

type ChildView = z.input<typeof childView>;
type GroundView = ChildView['grounds'][number];

export type Seen = {
  readonly child: Loaded<'child'>;
  readonly people: ReadonlyMap<string, Person | undefined>;
  readonly purposes: readonly PurposeState[];
  readonly vendors: readonly VendorState[];
  readonly today: CalendarDate;
  /** Whether two guardians disagree is for them and the case worker, not for the child. */
  readonly seesConflicts: boolean;
};

/** A child as her family and her case worker see her: every purpose, its ground, and each vendor's answer by the check itself. */
export function viewOf(seen: Seen): ChildView {
  const { child, people, purposes, today } = seen;
  const { group, left, guardians, erasure } = child.state;
  const name = (personId: string) => {
    const person = people.get(personId);
    return person ? { givenName: person.givenName, familyName: person.familyName } : null;
  };
  return {
    childId: child.id,
    person: name(child.id),
    group,
    ...(left !== undefined && { left }),
    guardians: Object.entries(guardians).map(([personId, custody]) => ({
      personId,
      ...lastPeriod(custody),
      holds: holdsCustody(custody, today),
      person: name(personId),
    })),
    grounds: purposes.map((purpose) => groundView(seen, purpose)),
    ...(erasure && { erasure }),
  };
}

function groundView({ child, vendors, today, seesConflicts }: Seen, purpose: PurposeState): GroundView {
  const { purposeId } = purpose;
  const { name, text, version } = currentVersion(purpose);
  const { state, facts } = child;
  return {
    purposeId,
    name,
    text,
    version,
    ground: standingOf(child, purpose, today),
    held: isHeld(state, purposeId),
    ...(seesConflicts && isInConflict(state, purposeId) && { conflict: true }),
    vendors: vendors
      .filter((vendor) => mayHold(vendor, purposeId))
      .map((vendor) => {
        const verdict = check({ child: state, facts, vendor, purpose, today });
        const { vendorId, name } = vendor;
        return verdict.allowed
          ? { vendorId, name, allowed: true }
          : { vendorId, name, allowed: false, reason: verdict.reason };
      }),
  };
}

function standingOf(
  child: Loaded<'child'>,
  purpose: PurposeState,
  today: CalendarDate,
): GroundView['ground'] {
  const { rule } = currentVersion(purpose);
  if (rule.kind !== 'consent') {
    const ground = own(child.state.grounds, purpose.purposeId);
    const stands = statuteStanding(ground, today);
    const { kind, article, provision } = rule;
    const from = ground && ground.kind !== 'consent' && stands !== 'none' ? { from: ground.from } : {};
    return { kind, article, provision, mayObject: mayBeObjectedTo(rule), standing: stands, ...from };
  }
  const answers = Object.entries(answersTo(child.state, purpose.purposeId));
  return {
    kind: 'consent',
    article: consentArticle(rule),
    custody: rule.custody,
    standing: standing(child.state, child.facts, purpose, rule, today),
    answers: answers.map(([personId, answer]) => ({ personId, ...answer })),
  };
}
