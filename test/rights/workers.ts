import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Kind } from '../../lambdas/domain/aggregates.ts';
import type { Right } from '../../lambdas/domain/rights.ts';
import { isOpen, type Task } from '../../lambdas/domain/task.ts';
import { type AccessDeps, createHandler as access } from '../../lambdas/rights/access/handler.ts';
import { createHandler as erasure } from '../../lambdas/rights/erasure/handler.ts';
import { createHandler as objection } from '../../lambdas/rights/objection/handler.ts';
import { createHandler as portability } from '../../lambdas/rights/portability/handler.ts';
import { createHandler as rectification } from '../../lambdas/rights/rectification/handler.ts';
import { createHandler as restriction } from '../../lambdas/rights/restriction/handler.ts';
import { createHandler as withdrawal } from '../../lambdas/rights/withdrawal/handler.ts';
import type { Forgetting } from '../../lambdas/store/forgetting.ts';
import type { NameIndex } from '../../lambdas/store/name-index.ts';
import { context, queueEvent } from '../engines/events.ts';
import type { Tenant } from '../engines/tenant.ts';

type Deps = AccessDeps & { readonly forgetting: Forgetting; readonly names: NameIndex };
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
  'hand-over': { outcome: 'done', data: { 'photos-data': ['ferie.jpg'] } },
  correct: { outcome: 'done', reference: 'sag-7' },
  erase: { outcome: 'done', erased: [{ category: 'billeder', count: 3 }] },
  restrict: { outcome: 'done' },
  resume: { outcome: 'done' },
} as const;

/** Every open task of a vendor is done as it asks. */
export async function answer(tenant: Tenant, vendorId: string, requestId: string): Promise<void> {
  const { tasks } = await tenant.request(requestId);
  const mine = Object.values(tasks).filter((task) => task.vendorId === vendorId && isOpen(task));
  if (mine.length === 0) throw new Error(`${vendorId} has no open task`);
  for (const task of mine) await answerTask(tenant, requestId, task);
}

/** Every open task of a request is answered: done by those who have the child, `no-data` by the others. */
export async function answerAll(
  tenant: Tenant,
  requestId: string,
  { noData = [] }: { readonly noData?: readonly string[] } = {},
): Promise<void> {
  const { tasks } = await tenant.request(requestId);
  for (const task of Object.values(tasks).filter(isOpen))
    await answerTask(
      tenant,
      requestId,
      task,
      noData.includes(task.vendorId) ? { outcome: 'no-data' } : undefined,
    );
}

async function answerTask(
  tenant: Tenant,
  requestId: string,
  { vendorId, action }: Task,
  body: unknown = ANSWERS[action],
): Promise<void> {
  const answered = await tenant.answers(vendorId, requestId, body, action);
  if (answered.status >= 300)
    throw new Error(`${vendorId} could not answer: ${JSON.stringify(answered.body)}`);
}

/** How often each type of event stands in a history. */
export async function countsOf(tenant: Tenant, kind: Kind, id: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const type of await tenant.events(kind, id)) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
