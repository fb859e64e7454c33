import type * as z from 'zod';
import type { childView } from '../contracts/children.ts';
import { check, isHeld } from '../domain/check.ts';
import { answersTo, standing, statuteStanding } from '../domain/child.ts';
import type { CalendarDate } from '../domain/dates.ts';
import { own } from '../domain/own.ts';
import { consentArticle, currentVersion, type PurposeState } from '../domain/purpose.ts';
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
};

/** A child as her family and her case worker see her: every purpose, its ground, and each vendor's answer by the check itself. */
export function viewOf({ child, people, purposes, vendors, today }: Seen): ChildView {
  const { group, guardians, erasure } = child.state;
  const name = (personId: string) => {
    const person = people.get(personId);
    return person ? { givenName: person.givenName, familyName: person.familyName } : null;
  };
  return {
    childId: child.id,
    person: name(child.id),
    group,
    guardians: Object.entries(guardians).map(([personId, custody]) => ({
      personId,
      ...custody,
      person: name(personId),
    })),
    grounds: purposes.map((purpose) => groundView(child, purpose, vendors, today)),
    ...(erasure && { erasure }),
  };
}

function groundView(
  child: Loaded<'child'>,
  purpose: PurposeState,
  vendors: readonly VendorState[],
  today: CalendarDate,
): GroundView {
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
  if (rule.kind === 'statute') {
    const ground = own(child.state.grounds, purpose.purposeId);
    const stands = statuteStanding(ground, today);
    const { kind, article, provision, objection } = rule;
    const from = ground?.kind === 'statute' && stands !== 'none' ? { from: ground.from } : {};
    return { kind, article, provision, mayObject: objection, standing: stands, ...from };
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
