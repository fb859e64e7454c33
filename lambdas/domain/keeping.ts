import { canonicalJson } from './canonical.ts';
import { isHeld } from './child.ts';
import { rulingOf } from './matrix.ts';
import { isUsed, keepsData, type Matter, mayResume } from './matter.ts';
import { own } from './own.ts';
import { type Decision, isEnded, type RequestEvent, type RequestState } from './request.ts';
import { wantedTasks } from './request-status.ts';
import type { Right } from './rights.ts';
import { isOpen, type Kept, TASKS_AT_ONCE, taskKey } from './task.ts';
import { categoriesFor, mayHold } from './vendor.ts';

const ERASING: readonly Right[] = ['withdrawal', 'erasure', 'objection'];

/**
 * What a vendor must leave when it erases for a purpose: categories that another purpose of the child uses, where it may
 * be, or has kept. What it was told to leave before stays left.
 */
export function withKept(
  decision: Decision,
  all: readonly Decision[],
  request: RequestState,
  matter: Matter,
): Decision {
  const { outcome, vendorId, purposeId } = decision;
  // Everything goes when the child does.
  const isWhole = matter.child.erasure !== undefined;
  const vendor = matter.vendors.find((one) => one.vendorId === vendorId);
  if (!vendor || outcome !== 'granted' || !ERASING.includes(request.right) || isWhole) return decision;
  const isKept = (id: string) => isHeld(matter.child, id, request.requestId);
  // What the family asked to be kept is stopped and not erased; an erasure is refused outright (art. 18(2)).
  if (isKept(purposeId))
    return request.right === 'erasure'
      ? { ...decision, ...keptForTheFamily(decision) }
      : { ...decision, erasesNothing: true };
  // What goes at this vendor by the same request keeps nothing; at another vendor it may stay, and the other way round.
  const granted = all
    .filter((one) => one.vendorId === vendorId && one.outcome === 'granted')
    .map((one) => one.purposeId);
  const others = matter.purposes.filter(
    (other) =>
      isKept(other.purposeId) || (!granted.includes(other.purposeId) && keepsData(other, vendor, matter)),
  );
  const categories = categoriesFor(vendor, purposeId);
  const keep = categories.flatMap((category): Kept[] => {
    const told = decision.keep?.find((one) => one.category === category);
    if (told) return [told];
    const user = others.find((other) => categoriesFor(vendor, other.purposeId).includes(category));
    return user ? [{ category, purposeId: user.purposeId }] : [];
  });
  if (keep.length === 0) return decision;
  if (keep.length < categories.length) return { ...decision, keep };
  return request.right === 'erasure'
    ? { ...decision, keep, ...NEEDED_ELSEWHERE }
    : { ...decision, keep, erasesNothing: true };
}

/**
 * Holds back what a decided request has not had erased yet: its decisions by what the family has asked to be kept since,
 * at up to eighty vendors at once. Undefined when nothing is to be held back, so that asked again it changes nothing.
 * What is erased cannot be restored, and a vendor that is told to keep must not be told to erase (art. 18(1)(b), 18(2)).
 */
export function holdBack(
  request: RequestState,
  matter: Matter,
): Extract<RequestEvent, { type: 'erasure-held' }> | undefined {
  const { right, decisions = [] } = request;
  const erasing = vendorsToErase(request);
  if (erasing.size === 0) return undefined;
  const changed = new Set<string>();
  const held = decisions.map((decision) => {
    const { vendorId } = decision;
    if (vendorId === null || !erasing.has(vendorId)) return decision;
    const marked = withKept(decision, decisions, request, matter);
    if (canonicalJson(marked) === canonicalJson(decision)) return decision;
    if (changed.size === TASKS_AT_ONCE && !changed.has(vendorId)) return decision;
    changed.add(vendorId);
    return marked;
  });
  return changed.size === 0 ? undefined : { type: 'erasure-held', right, decisions: held };
}

/** The vendors that a request will still have erase: asked and not done, or yet to be asked. */
export function vendorsToErase(request: RequestState): ReadonlySet<string> {
  if (isEnded(request) || !request.decisions) return new Set();
  const pending = wantedTasks(request).filter((wanted) => {
    const task = own(request.tasks, taskKey(wanted));
    return wanted.action === 'erase' && (task === undefined || isOpen(task));
  });
  return new Set(pending.map(({ vendorId }) => vendorId));
}

/** As the matrix would have decided it, had the family asked before. */
function keptForTheFamily({ basis }: Decision): Pick<Decision, 'outcome' | 'reason' | 'citation'> {
  const { outcome, reason, citation } = rulingOf('17', basis, new Set(['kept-for-the-family']));
  return { outcome, reason, citation };
}

/** An erasure that would erase nothing is no erasure. */
const NEEDED_ELSEWHERE = {
  outcome: 'refused',
  reason: 'needed-for-another-purpose',
  citation: 'GDPR art. 17(1)(a), (b)',
} as const;

/** Marks what a vendor may go on with when a restriction is lifted or an objection refused: what it may use today. */
export function withResumption(decision: Decision, request: RequestState, matter: Matter): Decision {
  const { right, liftedAt, requestId, assessments } = request;
  const isOver =
    right === 'restriction' ? liftedAt !== undefined : assessments.objection?.outcome === 'refused';
  const vendor = matter.vendors.find(({ vendorId }) => vendorId === decision.vendorId);
  const purpose = matter.purposes.find(({ purposeId }) => purposeId === decision.purposeId);
  if (!isOver || !vendor || !purpose || isHeld(matter.child, purpose.purposeId, requestId)) return decision;
  return mayResume(purpose, vendor, matter) ? { ...decision, resumes: true } : decision;
}

/**
 * The purposes whose data a vendor must erase now that a hold has ended: what nobody uses any more and what the hold
 * kept from being erased meanwhile (art. 17(1)). What is used where it may not be is to be put right, not erased: a place
 * is soon mended, and an erasure never.
 */
export function owedErasure(request: RequestState, matter: Matter): readonly string[] {
  const { decisions = [], assessments, requestId } = request;
  // What an upheld objection erases itself is not owed a second time.
  const isErasing = assessments.objection?.outcome === 'upheld';
  const held = decisions.filter(({ outcome }) => !isErasing || outcome !== 'granted');
  return matter.purposes
    .filter(({ purposeId }) => held.some((one) => one.purposeId === purposeId))
    .filter(({ purposeId }) => !isHeld(matter.child, purposeId, requestId))
    .filter((purpose) =>
      matter.vendors.some((vendor) => mayHold(vendor, purpose.purposeId) && !isUsed(purpose, vendor, matter)),
    )
    .map(({ purposeId }) => purposeId);
}
