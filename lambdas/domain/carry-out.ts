import { type ChildEvent, type ChildFacts, type ChildState, standing } from './child.ts';
import type { CalendarDate } from './dates.ts';
import { mayBeObjectedTo } from './open-request.ts';
import { own } from './own.ts';
import { currentVersion, type PurposeState } from './purpose.ts';
import {
  type AssignedTask,
  type Decision,
  grantedVendors,
  type RequestEvent,
  type RequestState,
  TASKS_AT_ONCE,
  type TaskAction,
} from './request.ts';
import type { Right } from './rights.ts';
import { mayHold, type VendorState } from './vendor.ts';

/** What a vendor is asked to do for each right. */
const ACTION: Record<Right, TaskAction> = {
  withdrawal: 'stop',
  access: 'hand-over',
  rectification: 'correct',
  erasure: 'erase',
  restriction: 'restrict',
  portability: 'hand-over',
  objection: 'stop',
};

type Ruling = Pick<Decision, 'outcome' | 'citation'>;

/** The plain case of the matrix of rights and bases: what the law says of one purpose, with its citation. */
const RULING: Record<Right, (request: RequestState, purpose: PurposeState, matter: Matter) => Ruling> = {
  withdrawal: () => ({ outcome: 'granted', citation: 'GDPR art. 7(3), 17(1)(b)' }),
  access: () => ({ outcome: 'granted', citation: 'GDPR art. 15(1), 15(3)' }),
  rectification: () => ({ outcome: 'granted', citation: 'GDPR art. 16, 19' }),
  erasure: (request, purpose, matter) => {
    if (request.openedBy.role === 'caseworker')
      return { outcome: 'granted', citation: 'GDPR art. 17(1)(a), 19' };
    if (hasEnded(purpose, matter)) return { outcome: 'granted', citation: 'GDPR art. 17(1)(c), 19' };
    if (!onConsent(purpose)) return { outcome: 'refused', citation: 'GDPR art. 17(3)(b)' };
    // Who may not take the consent back may not have its data erased either.
    return stands(purpose, matter)
      ? { outcome: 'refused', citation: 'GDPR art. 17(1)(b)' }
      : { outcome: 'granted', citation: 'GDPR art. 17(1)(b), 19' };
  },
  restriction: () => ({ outcome: 'granted', citation: 'GDPR art. 18(1), 19' }),
  portability: (_request, purpose) =>
    onConsent(purpose)
      ? { outcome: 'granted', citation: 'GDPR art. 20(1)(a)' }
      : { outcome: 'not-applicable', citation: 'GDPR art. 20(3)' },
  objection: (request, purpose) => {
    if (!mayBeObjectedTo(purpose)) return { outcome: 'not-applicable', citation: 'GDPR art. 21(1)' };
    return request.objection?.outcome === 'upheld'
      ? { outcome: 'granted', citation: 'GDPR art. 21(1), 17(1)(c)' }
      : { outcome: 'refused', citation: 'GDPR art. 21(1)' };
  },
};

const onConsent = (purpose: PurposeState): boolean => currentVersion(purpose).rule.kind === 'consent';

/** What a request is decided on. */
export type Matter = {
  readonly child: ChildState;
  readonly facts: ChildFacts;
  readonly purposes: readonly PurposeState[];
  readonly vendors: readonly VendorState[];
  readonly today: CalendarDate;
};

/** True when an upheld objection has ended the statutory basis: the task no longer needs the data. */
function hasEnded({ purposeId }: PurposeState, { child }: Matter): boolean {
  const ground = own(child.grounds, purposeId);
  return ground?.kind === 'statute' && ground.endedOn !== undefined;
}

function stands(purpose: PurposeState, { child, facts, today }: Matter): boolean {
  const { rule } = currentVersion(purpose);
  return rule.kind === 'consent' && standing(child, facts, purpose, rule, today) === 'valid';
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
 * Decides a request purpose by purpose and vendor by vendor, and assigns one task to each vendor that may hold the
 * child for a granted purpose.
 */
export function decideRequest(
  request: RequestState,
  matter: Matter,
): Extract<RequestEvent, { type: 'request-decided' }> {
  const concerned = matter.purposes.filter(({ purposeId }) => isConcerned(request, matter.child, purposeId));
  const decisions = concerned.flatMap((purpose) =>
    matter.vendors
      .filter((vendor) => mayHold(vendor, purpose.purposeId))
      .map(({ vendorId }) => ({
        purposeId: purpose.purposeId,
        vendorId,
        ...RULING[request.right](request, purpose, matter),
      })),
  );
  return { type: 'request-decided', decisions, tasks: nextTasks(ACTION[request.right], decisions, {}) };
}

/** The next tasks of a request that is not assigned whole: what did not fit with the decision, or what a lift asks for. */
export const assignTasks = (request: RequestState): Extract<RequestEvent, { type: 'tasks-assigned' }> => ({
  type: 'tasks-assigned',
  tasks: nextTasks(
    request.liftedAt === undefined ? ACTION[request.right] : 'resume',
    request.decisions ?? [],
    request.tasks,
  ),
});

function nextTasks(
  action: TaskAction,
  decisions: readonly Decision[],
  assigned: RequestState['tasks'],
): AssignedTask[] {
  return grantedVendors(decisions)
    .filter((vendorId) => !Object.hasOwn(assigned, vendorId))
    .slice(0, TASKS_AT_ONCE)
    .map((vendorId) => ({
      vendorId,
      action,
      purposes: decisions
        .filter((decision) => decision.vendorId === vendorId && decision.outcome === 'granted')
        .map(({ purposeId }) => purposeId),
    }));
}

/** What completing a request does to the child's grounds: an objection ends them or lets them go on. */
export function effectsOfCompletion(
  request: RequestState,
  child: ChildState,
  on: CalendarDate,
): ChildEvent[] {
  const { requestId } = request;
  if (request.right === 'erasure' && child.erasure?.requestId === requestId)
    return [{ type: 'child-erased', requestId }];
  if (request.right !== 'objection') return [];
  const held = own(child.holds, requestId)?.purposes ?? [];
  const ended = request.objection?.outcome === 'upheld' && held !== 'all' ? held : [];
  return [
    ...ended.map((purposeId): ChildEvent => ({ type: 'basis-ended', purposeId, on, requestId })),
    ...effectsOfLift(requestId),
  ];
}

/** A lifted restriction lets the child's grounds count again. */
export const effectsOfLift = (requestId: string): ChildEvent[] => [{ type: 'hold-lifted', requestId }];
