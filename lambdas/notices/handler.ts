import { Webhook } from 'standardwebhooks';
import { type NoticeMessage, noticeMessage } from '../contracts/messages.ts';
import type { Webhook as Registered } from '../domain/chain.ts';
import { dateInCopenhagen } from '../domain/dates.ts';
import { ok, refused } from '../domain/outcome.ts';
import { own } from '../domain/own.ts';
import { isEnded, type RequestState } from '../domain/request.ts';
import { isOpen, type Task, taskIdOf, taskKey } from '../domain/task.ts';
import { mayBeNotified } from '../domain/vendor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Post } from '../platform/egress.ts';
import type { Log, LogFields } from '../platform/logger.ts';
import { queueConsumer } from '../platform/messages.ts';
import { change, execute } from '../store/execute.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Mac } from '../store/sealer.ts';
import { webhookSecret } from '../store/webhook-secret.ts';

export type NoticesDeps = {
  readonly ledger: Ledger;
  readonly webhookMac: Mac;
  readonly post: Post;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * Tells a vendor about its task, or reminds it, by a signed webhook: a CloudEvent 1.0 with the headers of Standard
 * Webhooks, ids only. A vendor without a webhook fetches its tasks, and so must one whose host lies outside a perimeter
 * that day: its task stays open with its clock, and the operator is told. A refused or failed delivery goes back to the
 * queue; the id of the event stays the same, so a vendor that got it twice can tell.
 */
export const createHandler = (deps: NoticesDeps) =>
  queueConsumer(noticeMessage, deps.log, async (message) => {
    const { ledger } = deps;
    const { controller, requestId, vendorId, notice } = message;
    const [request, vendor] = await Promise.all([
      ledger.read(controller, 'request', requestId),
      ledger.read(controller, 'vendor', vendorId),
    ]);
    const task = request && own(request.state.tasks, taskKey(message));
    if (!request || !task || !vendor) throw new Error('the message names no task');
    const { webhook } = vendor.state;
    const isTold = notice === 'assigned' && task.notifiedAt !== undefined;
    if (!webhook || isEnded(request.state) || !isOpen(task) || task.result || isTold) return;
    if (!mayBeNotified(vendor.state, dateInCopenhagen(deps.clock.now())))
      return notTold(deps.log, { operation: notice, vendorId, requestId });
    await deliver(deps, message, request.state, task, webhook);
    if (notice === 'assigned') await recordNotified(deps, message, task.retries);
  });

/** Which company was not told of which request, by their ids, so that the operator need not search. */
const notTold = (log: Log, fields: LogFields & { readonly vendorId: string }): void =>
  log.error('webhook-outside-perimeter', fields);

async function deliver(
  { webhookMac, post, clock }: NoticesDeps,
  { controller, vendorId, notice }: NoticeMessage,
  request: RequestState,
  task: Task,
  webhook: Registered,
): Promise<void> {
  const event = cloudEvent(controller, notice, request, task);
  const body = JSON.stringify(event);
  const sentAt = new Date(clock.now());
  const secret = await webhookSecret(webhookMac, controller, vendorId);
  const { status } = await post(
    webhook,
    {
      'content-type': 'application/cloudevents+json',
      'webhook-id': event.id,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(event.id, sentAt, body),
    },
    body,
  );
  if (status < 200 || status > 299) throw new Error('the vendor did not accept the notice');
}

function cloudEvent(controller: string, notice: NoticeMessage['notice'], request: RequestState, task: Task) {
  const taskId = taskIdOf(request.requestId, task);
  const { retries, action, purposes, dueAt } = task;
  const again = retries === undefined ? '' : `.${retries}`;
  return {
    specversion: '1.0',
    id: notice === 'assigned' ? `${taskId}${again}` : `${taskId}${again}.reminder`,
    source: `urn:hjemmel:controller:${controller}`,
    type: notice === 'assigned' ? 'hjemmel.task.assigned' : 'hjemmel.task.reminder',
    subject: request.requestId,
    datacontenttype: 'application/json',
    data: {
      taskId,
      childId: request.childId,
      right: request.right,
      action,
      purposes,
      dueAt,
      dueOn: request.dueOn,
    },
  };
}

async function recordNotified(
  { ledger, clock }: NoticesDeps,
  { controller, requestId, vendorId, action }: NoticeMessage,
  retries: number | undefined,
): Promise<void> {
  const at = clock.now();
  const outcome = await execute(
    ledger,
    { controller, by: { role: 'system', id: 'notices' }, at },
    async () => {
      const before = await ledger.read(controller, 'request', requestId);
      if (!before) return refused('no-such-request');
      // It may have been answered, taken back or sent again meanwhile, of which the vendor has not been told.
      const task = own(before.state.tasks, taskKey({ vendorId, action }));
      const isNews =
        task !== undefined && isOpen(task) && task.notifiedAt === undefined && task.retries === retries;
      const events =
        isNews && !isEnded(before.state) ? [{ type: 'task-notified', vendorId, action, at } as const] : [];
      return ok({ changes: [change({ kind: 'request', id: requestId, before, events })], answer: null });
    },
  );
  if (!outcome.ok) throw new Error(outcome.reason);
}
