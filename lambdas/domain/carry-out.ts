import { type ChildEvent, type ChildState, consentStands, hasLeft, isHeld } from './child.ts';
import type { CalendarDate, Instant } from './dates.ts';
import { withKept, withResumption } from './keeping.ts';
import { type Case, type Circumstance, type MatrixRight, OWN_RECORD, rulingOf } from './matrix.ts';
import { hasEndedAt, type Matter } from './matter.ts';
import { own } from './own.ts';
import { articleOf, currentVersion, type PurposeState } from './purpose.ts';
import { needsBoth, refusalBy } from './questions.ts';
import { type Decision, isOrdered, isRefusedWhole, type RequestEvent, type RequestState } from './request.ts';
import { withClock } from './request-clock.ts';
import { unassigned } from './request-status.ts';
import type { Right } from './rights.ts';
import { type AssignedTask, TASKS_AT_ONCE } from './task.ts';
import { mayHold, type VendorState } from './vendor.ts';

/** The row of the matrix that decides a right. */
const ROW: Readonly<Record<Right, MatrixRight>> = {
  withdrawal: '7(3)',
  access: '15',
  rectification: '16',
  erasure: '17',
  restriction: '18',
  portability: '20',
  objection: '21',
};

/** What is known of a purpose at a vendor, in the words of the matrix. */
function circumstancesOf(
  request: RequestState,
  purpose: PurposeState,
  vendor: VendorState,
  { child, facts, today }: Matter,
): ReadonlySet<Circumstance> {
  const ground = own(child.grounds, purpose.purposeId);
  const { objection, accuracy } = request.assessments;
  const isEnded = ground !== undefined && ground.kind !== 'consent' && ground.endedOn !== undefined;
  const ordered = isOrdered(request);
  const holds: Readonly<Record<Circumstance, boolean>> = {
    // An end of something is looked at purpose by purpose: another agreement may still need the data.
    ordered: ordered && request.cause === undefined,
    'kept-for-the-family': isHeld(child, purpose.purposeId, request.requestId),
    'need-ended': hasLeft(child, today) || hasEndedAt(vendor, purpose.purposeId, today),
    'no-ground': ground === undefined,
    'consent-stands': consentStands(child, facts, purpose, today),
    'asked-anew': request.cause === 'came-of-age' || request.cause === 'custody-changed',
    // Of an objection its own assessment tells, of any other right an earlier objection's.
    'objection-upheld': request.right === 'objection' ? objection?.outcome === 'upheld' : isEnded,
    'objection-refused': objection?.outcome === 'refused',
    'inaccuracy-not-found': accuracy?.outcome === 'refused',
    'accuracy-contested': request.restrictedBecause === 'accuracy-contested',
    'processing-unlawful': request.restrictedBecause === 'processing-unlawful',
    'needed-for-claims': request.restrictedBecause === 'needed-for-claims',
  };
  return new Set((Object.keys(holds) as Circumstance[]).filter((one) => holds[one]));
}

/** What a person's answer decides before the matrix is asked. */
function decidedByPerson({ assessments }: RequestState, purpose: PurposeState): Case | undefined {
  const { admissible, maturity, joint } = assessments;
  const refusal =
    refusalBy('admissible', admissible) ??
    refusalBy('maturity', maturity) ??
    (needsBoth(purpose) ? refusalBy('joint', joint) : undefined);
  return refusal && { outcome: 'refused', ...refusal };
}

/** The purposes a request is about; an objection's are those that were held when it was made, and no others. */
function isConcerned(
  { right, requestId, purposes }: RequestState,
  child: ChildState,
  purposeId: string,
): boolean {
  const asked = right === 'objection' ? (own(child.holds, requestId)?.purposes ?? []) : purposes;
  return asked === 'all' ? Object.hasOwn(child.grounds, purposeId) : asked.includes(purposeId);
}

/**
 * Decides a request purpose by purpose and vendor by vendor, and assigns the tasks of what is granted to each vendor
 * that may hold the child for it: at most eighty at once, the others by `assignTasks`.
 */
export function decideRequest(
  request: RequestState,
  matter: Matter,
  at: Instant,
): Extract<RequestEvent, { type: 'request-decided' }> {
  const decisions = [...atVendors(request, matter), ...ofOwnRecord(request, matter)];
  const kept = decisions
    .map((decision) => withKept(decision, decisions, request, matter))
    .map((decision) => withResumption(decision, request, matter));
  return { type: 'request-decided', decisions: kept, tasks: nextTasks({ ...request, decisions: kept }, at) };
}

/** The next tasks of a request that is not assigned whole: what did not fit with the decision. */
export const assignTasks = (
  request: RequestState,
  at: Instant,
): Extract<RequestEvent, { type: 'tasks-assigned' }> => ({
  type: 'tasks-assigned',
  tasks: nextTasks(request, at),
});

const nextTasks = (request: RequestState, at: Instant): AssignedTask[] =>
  unassigned(request)
    .slice(0, TASKS_AT_ONCE)
    .map((task) => withClock(task, request, at));

const concerned = (request: RequestState, { purposes, child }: Matter): readonly PurposeState[] =>
  purposes.filter(({ purposeId }) => isConcerned(request, child, purposeId));

const atVendors = (request: RequestState, matter: Matter): Decision[] =>
  concerned(request, matter).flatMap((purpose) => {
    const { purposeId } = purpose;
    const basis = articleOf(currentVersion(purpose).rule);
    return matter.vendors
      .filter((vendor) => request.vendorId === undefined || vendor.vendorId === request.vendorId)
      .filter((vendor) => mayHold(vendor, purposeId))
      .map((vendor) => {
        const { outcome, reason, citation } =
          decidedByPerson(request, purpose) ??
          rulingOf(ROW[request.right], basis, circumstancesOf(request, purpose, vendor, matter));
        return { purposeId, vendorId: vendor.vendorId, basis, outcome, reason, citation };
      });
  });

/** An erasure leaves the controller's own record: what is kept of it, and by which law. */
function ofOwnRecord(request: RequestState, matter: Matter): Decision[] {
  // A vendor's copy goes when its agreement ends, whatever the controller's record.
  if (request.right !== 'erasure' || request.vendorId !== undefined) return [];
  return concerned(request, matter).map((purpose) => {
    const basis = articleOf(currentVersion(purpose).rule);
    const { outcome, reason, citation } = decidedByPerson(request, purpose) ?? OWN_RECORD[basis];
    return { purposeId: purpose.purposeId, vendorId: null, basis, outcome, reason, citation };
  });
}

/** What completing a request does to the child's grounds: an objection ends them or lets them go on. */
export function effectsOfCompletion(
  request: RequestState,
  child: ChildState,
  on: CalendarDate,
): ChildEvent[] {
  const { requestId, right, assessments } = request;
  if (right === 'erasure' && child.erasure?.requestId === requestId)
    return [{ type: 'child-erased', requestId }];
  // A restriction that was refused by a person no longer holds; one that was granted holds until it is lifted.
  if (right === 'restriction') return isRefusedWhole(request) ? effectsOfLift(requestId) : [];
  if (right !== 'objection') return [];
  const held = own(child.holds, requestId)?.purposes ?? [];
  const ended = assessments.objection?.outcome === 'upheld' && held !== 'all' ? held : [];
  return [
    ...ended.map((purposeId): ChildEvent => ({ type: 'basis-ended', purposeId, on, requestId })),
    ...effectsOfLift(requestId),
  ];
}

/** A lifted restriction lets the child's grounds count again. */
export const effectsOfLift = (requestId: string): ChildEvent[] => [{ type: 'hold-lifted', requestId }];
