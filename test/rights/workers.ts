import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Kind } from '../../lambdas/domain/aggregates.ts';
import { isSettled } from '../../lambdas/domain/request.ts';
import type { Right } from '../../lambdas/domain/rights.ts';
import { type AccessDeps, createHandler as access } from '../../lambdas/rights/access/handler.ts';
import { createHandler as erasure } from '../../lambdas/rights/erasure/handler.ts';
import { createHandler as objection } from '../../lambdas/rights/objection/handler.ts';
import { createHandler as portability } from '../../lambdas/rights/portability/handler.ts';
import { createHandler as rectification } from '../../lambdas/rights/rectification/handler.ts';
import { createHandler as restriction } from '../../lambdas/rights/restriction/handler.ts';
import { createHandler as withdrawal } from '../../lambdas/rights/withdrawal/handler.ts';
import type { Forgetting } from '../../lambdas/store/forgetting.ts';
import { context, queueEvent } from '../engines/events.ts';
import type { Tenant } from '../engines/tenant.ts';

type Deps = AccessDeps & { readonly forgetting: Forgetting };
type Worker = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

const WORKERS: Readonly<Record<Right, (deps: Deps) => Worker>> = {
  withdrawal,
  access,
  rectification,
  erasure,
  restriction,
  portability,
  objection,
};

/** The real worker of a right, over the tenant's stores or others. */
export const workerOf = (tenant: Tenant, right: Right, others: Partial<Deps> = {}): Worker =>
  WORKERS[right]({ ...tenant.engines, ...tenant.deps(), ...others });

/** Delivers the message of a request to its worker, so many times; the names of the messages that failed. */
export async function deliver(
  tenant: Tenant,
  right: Right,
  requestId: string,
  { times = 1, ...others }: Partial<Deps> & { times?: number } = {},
): Promise<string[]> {
  const { controller } = tenant;
  const worker = workerOf(tenant, right, others);
  const failed: string[] = [];
  for (let time = 0; time < times; time += 1) {
    const { batchItemFailures } = await worker(queueEvent({ controller, requestId }), context);
    failed.push(...batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  }
  return failed;
}

/** Three vendors: one for two purposes, one for the consent alone, one for what nobody may object to. */
export const VENDORS = {
  bogklub: ['photos', 'teaching'],
  kantine: ['photos'],
  skema: ['attendance'],
} as const;

/** What a vendor answers to each action when it has the child. */
const ANSWERS = {
  stop: { outcome: 'done', erased: [{ category: 'billeder', count: 3 }] },
  'hand-over': { outcome: 'done', data: { billeder: ['ferie.jpg'] } },
  correct: { outcome: 'done', reference: 'sag-7' },
  erase: { outcome: 'done', erased: [{ category: 'billeder', count: 3 }] },
  restrict: { outcome: 'done' },
  resume: { outcome: 'done' },
} as const;

/** A vendor has done what its task asks. */
export async function answer(tenant: Tenant, vendorId: string, requestId: string): Promise<void> {
  const { tasks } = await tenant.request(requestId);
  const task = tasks[vendorId];
  if (!task) throw new Error(`${vendorId} has no task`);
  const { status, body } = await tenant.answers(vendorId, requestId, ANSWERS[task.action]);
  if (status >= 300) throw new Error(`${vendorId} could not answer: ${JSON.stringify(body)}`);
}

/** Every open task of a request is answered: done by those who have the child, `no-data` by the others. */
export async function answerAll(
  tenant: Tenant,
  requestId: string,
  { noData = [] as readonly string[] } = {},
) {
  const { tasks } = await tenant.request(requestId);
  for (const { vendorId } of Object.values(tasks).filter((task) => !isSettled(task)))
    if (noData.includes(vendorId)) await tenant.answers(vendorId, requestId, { outcome: 'no-data' });
    else await answer(tenant, vendorId, requestId);
}

/** How often each type of event stands in a history. */
export async function countsOf(tenant: Tenant, kind: Kind, id: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const type of await tenant.events(kind, id)) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
