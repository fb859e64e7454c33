import { Webhook } from 'standardwebhooks';
import { type NoticeMessage, noticeMessage } from '../contracts/messages.ts';
import { ok, refused } from '../domain/outcome.ts';
import { own } from '../domain/own.ts';
import { isEnded, type RequestState, type Task, type TaskAction, taskIdOf } from '../domain/request.ts';
import type { Clock } from '../platform/clock.ts';
import type { Post } from '../platform/egress.ts';
import type { Log } from '../platform/logger.ts';
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
 * Tells a vendor about its task by a signed webhook: a CloudEvent 1.0 with the headers of Standard Webhooks, ids only.
 * A vendor without a webhook fetches its tasks. A refused or failed delivery goes back to the queue; the id of the
 * event stays the same, so a vendor that got it twice can tell.
 */
export const createHandler = (deps: NoticesDeps) =>
  queueConsumer(noticeMessage, deps.log, async (message) => {
    const { ledger } = deps;
    const { controller, requestId, vendorId } = message;
    const [request, vendor] = await Promise.all([
      ledger.read(controller, 'request', requestId),
      ledger.read(controller, 'vendor', vendorId),
    ]);
    const task = request && own(request.state.tasks, vendorId);
    if (!request || !task || !vendor) throw new Error('the message names no task');
    const { webhook } = vendor.state;
    if (!webhook || isEnded(request.state) || (task.notifiedAt ?? task.result) !== undefined) return;
    await deliver(deps, message, request.state, task, webhook.url);
    await recordNotified(deps, message, task.action);
  });

async function deliver(
  { webhookMac, post, clock }: NoticesDeps,
  { controller, vendorId }: NoticeMessage,
  request: RequestState,
  task: Task,
  url: string,
): Promise<void> {
  const event = cloudEvent(controller, request, task);
  const body = JSON.stringify(event);
  const sentAt = new Date(clock.now());
  const secret = await webhookSecret(webhookMac, controller, vendorId);
  const { status } = await post(
    url,
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

function cloudEvent(controller: string, request: RequestState, task: Task) {
  const { vendorId, action, purposes } = task;
  return {
    specversion: '1.0',
    id: `${request.requestId}.${vendorId}.${action}`,
    source: `urn:hjemmel:controller:${controller}`,
    type: 'hjemmel.task.assigned',
    subject: request.requestId,
    datacontenttype: 'application/json',
    data: {
      taskId: taskIdOf(request.requestId, task),
      childId: request.childId,
      right: request.right,
      action,
      purposes,
      dueOn: request.dueOn,
    },
  };
}

async function recordNotified(
  { ledger, clock }: NoticesDeps,
  { controller, requestId, vendorId }: NoticeMessage,
  delivered: TaskAction,
): Promise<void> {
  const at = clock.now();
  const outcome = await execute(
    ledger,
    { controller, by: { role: 'system', id: 'notices' }, at },
    async () => {
      const before = await ledger.read(controller, 'request', requestId);
      if (!before) return refused('no-such-request');
      // A lift may have given the vendor another task meanwhile, which it has not been told of.
      const task = own(before.state.tasks, vendorId);
      const isOpen = task?.action === delivered && task.notifiedAt === undefined;
      const events = !isOpen ? [] : [{ type: 'task-notified', vendorId, at } as const];
      return ok({ changes: [change({ kind: 'request', id: requestId, before, events })], answer: null });
    },
  );
  if (!outcome.ok) throw new Error(outcome.reason);
}
