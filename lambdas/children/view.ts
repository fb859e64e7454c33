import type * as z from 'zod';
import { termsOf } from '../contracts/agreement.ts';
import type { childView } from '../contracts/children.ts';
import { check } from '../domain/check.ts';
import { answersTo, isHeld, standing, statuteStanding } from '../domain/child.ts';
import { awaited, mayAnswer, mayWithdraw } from '../domain/child-commands.ts';
import { isInConflict } from '../domain/conflict.ts';
import { holdsCustody, lastPeriod } from '../domain/custody.ts';
import type { CalendarDate } from '../domain/dates.ts';
import type { InstitutionKind } from '../domain/institution.ts';
import { own } from '../domain/own.ts';
import { consentArticle, currentVersion, mayBeObjectedTo, type PurposeState } from '../domain/purpose.ts';
import { isShown } from '../domain/shown.ts';
import { categoriesFor, mayHold, signedFor, type VendorState } from '../domain/vendor.ts';
import type { Caller } from '../platform/caller.ts';
import type { Loaded } from '../store/items.ts';
import type { Person } from '../store/vault.ts';
import { nameIn } from './names.ts';

type ChildView = z.input<typeof childView>;
/** One purpose of a child: its ground and who uses it. */
export type GroundView = ChildView['grounds'][number];

export type Seen = {
  readonly child: Loaded<'child'>;
  readonly people: ReadonlyMap<string, Person>;
  readonly purposes: readonly PurposeState[];
  readonly vendors: readonly VendorState[];
  /** What her institution is, as far as it is described. */
  readonly kind: InstitutionKind | undefined;
  readonly today: CalendarDate;
  readonly caller: Pick<Caller, 'id' | 'role'>;
};

/** Whether two guardians disagree is for them and the case worker, not for the child. */
export const seesConflicts = ({ role }: Pick<Caller, 'role'>): boolean => role !== 'child';

/** A child as her family and her case worker see her: every purpose that is shown of her, its ground, and each vendor's answer by the check itself. */
export function viewOf(seen: Seen): ChildView {
  const { child, people, today } = seen;
  const { group, left, guardians, erasure } = child.state;
  return {
    childId: child.id,
    person: nameIn(people, child.id),
    group,
    ...(left !== undefined && { left }),
    guardians: Object.entries(guardians).map(([personId, custody]) => ({
      personId,
      ...lastPeriod(custody),
      holds: holdsCustody(custody, today),
      person: nameIn(people, personId),
    })),
    grounds: groundsOf(seen),
    ...(erasure && { erasure }),
  };
}

/** Every purpose that is shown of a child, its ground, and each vendor's answer, in the order of the register. */
export const groundsOf = (seen: Omit<Seen, 'people'>): GroundView[] =>
  seen.purposes
    .filter((purpose) => isShown(seen.child.state, purpose, seen.kind))
    .map((purpose) => groundView(seen, purpose));

function groundView(seen: Omit<Seen, 'people'>, purpose: PurposeState): GroundView {
  const { child, vendors, today, caller } = seen;
  const { purposeId } = purpose;
  const { name, text, childText, version } = currentVersion(purpose);
  const { state, facts } = child;
  return {
    purposeId,
    name,
    text,
    ...(childText && { childText }),
    version,
    ground: standingOf(seen, purpose),
    held: isHeld(state, purposeId),
    ...(seesConflicts(caller) && isInConflict(state, purposeId) && { conflict: true }),
    vendors: vendors
      .filter((vendor) => mayHold(vendor, purposeId))
      .map((vendor) => {
        const verdict = check({ child: state, facts, vendor, purpose, today });
        const { vendorId, name } = vendor;
        const categories = categoriesOf(vendor, purposeId);
        return verdict.allowed
          ? { vendorId, name, allowed: true, categories }
          : { vendorId, name, allowed: false, reason: verdict.reason, categories };
      }),
  };
}

/** What a vendor is instructed to process for a purpose, as its agreements call it. */
function categoriesOf(vendor: VendorState, purposeId: string): GroundView['vendors'][number]['categories'] {
  const named = new Map(
    signedFor(vendor, purposeId)
      .flatMap((agreement) => termsOf(agreement).dataCategories)
      .map(({ id, text }) => [id, text]),
  );
  return categoriesFor(vendor, purposeId).map((id) => ({ id, text: named.get(id) ?? { da: id, en: id } }));
}

function standingOf(
  { child: { state, facts }, caller, today }: Omit<Seen, 'people'>,
  purpose: PurposeState,
): GroundView['ground'] {
  const { rule, version: current } = currentVersion(purpose);
  if (rule.kind !== 'consent') {
    const ground = own(state.grounds, purpose.purposeId);
    const stands = statuteStanding(ground, today);
    const { kind, article, provision } = rule;
    const from = ground && ground.kind !== 'consent' && stands !== 'none' ? { from: ground.from } : {};
    return { kind, article, provision, mayObject: mayBeObjectedTo(rule), standing: stands, ...from };
  }
  const answers = Object.entries(answersTo(state, purpose.purposeId));
  const may = mayAnswer(state, facts, purpose, today);
  const answered = (version: number) =>
    version === current ? undefined : purpose.versions.find((one) => one.version === version)?.text;
  return {
    kind: 'consent',
    article: consentArticle(rule),
    custody: rule.custody,
    standing: standing(state, facts, purpose, rule, today),
    answers: answers.map(([personId, answer]) => {
      const text = answered(answer.version);
      return { personId, ...answer, ...(text && { text }) };
    }),
    mayAnswer: [...may],
    awaited: [...awaited(state, facts, purpose, today)],
    mayWithdraw: [...mayWithdraw(state, facts, purpose, today)],
    mine: may.includes(caller.id),
  };
}
