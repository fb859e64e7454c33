import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { BulkMessage, NoticeMessage, RightMessage } from '../contracts/messages.ts';
import { type Dispatched, messagesOf } from '../domain/dispatch.ts';
import type { Right } from '../domain/rights.ts';
import type { Log } from '../platform/logger.ts';
import { streamConsumer } from '../platform/messages.ts';
import type { StoredEvent } from '../store/event.ts';

export type DispatchDeps = {
  readonly sqs: SQSClient;
  readonly rightQueues: Readonly<Record<Right, string>>;
  readonly noticesQueue: string;
  readonly bulksQueue: string;
  readonly log: Log;
};

/**
 * Translates each new event of the ledger into messages, and nothing else. A record delivered twice sends its messages
 * twice: within five minutes the FIFO queue drops the second, after that the worker finds nothing to do.
 */
export function createHandler({ sqs, rightQueues, noticesQueue, bulksQueue, log }: DispatchDeps) {
  const send = async (stored: StoredEvent, dispatched: Dispatched) => {
    const { controller } = stored;
    if (dispatched.to === 'bulks') {
      const { bulkId, afterSeconds } = dispatched;
      const message: BulkMessage = { controller, bulkId, version: stored.seq };
      await sqs.send(
        new SendMessageCommand({
          QueueUrl: bulksQueue,
          MessageBody: JSON.stringify(message),
          DelaySeconds: afterSeconds,
        }),
      );
      return;
    }
    const { requestId } = dispatched;
    if (dispatched.to === 'right') {
      const message: RightMessage = { controller, requestId };
      await sqs.send(
        new SendMessageCommand({
          QueueUrl: rightQueues[dispatched.right],
          MessageBody: JSON.stringify(message),
          MessageGroupId: requestId,
          MessageDeduplicationId: `${requestId}.${stored.seq}`,
        }),
      );
      return;
    }
    const { vendorId, action, notice } = dispatched;
    const message: NoticeMessage = { controller, requestId, vendorId, action, notice };
    await sqs.send(new SendMessageCommand({ QueueUrl: noticesQueue, MessageBody: JSON.stringify(message) }));
  };

  return streamConsumer(log, async (record) => {
    const body = record.dynamodb?.NewImage?.body?.S;
    if (body === undefined) throw new Error('the stream holds something that is no event');
    const stored = JSON.parse(body) as StoredEvent;
    for (const dispatched of messagesOf(stored.event, stored.aggregate.id)) await send(stored, dispatched);
  });
}
