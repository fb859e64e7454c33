import type * as z from 'zod';
import type { requestList, requestView } from '../contracts/requests.ts';
import { type RequestState, requestStatus, type Task } from '../domain/request.ts';
import { RIGHTS } from '../domain/rights.ts';
import type { Written } from './written.ts';

type Summary = z.input<typeof requestList>['requests'][number];

export function summaryOf(request: RequestState): Summary {
  const { requestId, childId, right, receivedOn, dueOn, missed } = request;
  return {
    requestId,
    childId,
    right,
    receivedOn,
    dueOn,
    status: requestStatus(request),
    missed: missed ?? false,
  };
}

/** A request as its requester and the case worker see it: what was decided, what each vendor has done, what proves it. */
export function viewOf(request: RequestState, written: Written): z.input<typeof requestView> {
  const { article, da, en } = RIGHTS[request.right];
  return {
    ...summaryOf(request),
    article,
    name: { da, en },
    ...(written.request !== undefined && { reason: written.request }),
    ...(request.objection && {
      objection: { outcome: request.objection.outcome, reason: written.decision ?? '' },
    }),
    decisions: [...(request.decisions ?? [])],
    tasks: Object.values(request.tasks).map((task) => taskView(task, written.refusals[task.vendorId])),
    ...(request.liftedAt !== undefined && { liftedAt: request.liftedAt }),
    ...(request.completed && {
      completedAt: request.completed.at,
      evidence: {
        ...request.completed.evidence,
        packages: request.completed.evidence.packages?.map((one) => ({ ...one })),
        changedFields: request.completed.evidence.changedFields && [
          ...request.completed.evidence.changedFields,
        ],
      },
    }),
  };
}

/** Sent is not done: a task is `queued` until its notice is accepted, `notified` until the vendor answers. */
function taskView({ vendorId, action, purposes, notifiedAt, result }: Task, refusal: string | undefined) {
  return {
    vendorId,
    action,
    purposes: [...purposes],
    status: result?.outcome ?? (notifiedAt === undefined ? ('queued' as const) : ('notified' as const)),
    ...(notifiedAt !== undefined && { notifiedAt }),
    ...(result && { answeredAt: result.at }),
    ...(refusal !== undefined && { reason: refusal }),
    ...(result?.erased && { erased: result.erased.map((one) => ({ ...one })) }),
    ...(result?.reference !== undefined && { reference: result.reference }),
  };
}
