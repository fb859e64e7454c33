import type { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from '@jest/globals';
import { bulkMessage } from '../../lambdas/contracts/messages.ts';
import { createHandler } from '../../lambdas/dispatch/handler.ts';
import type { BulkEvent } from '../../lambdas/domain/bulk.ts';
import type { Right } from '../../lambdas/domain/rights.ts';
import { sealEvent } from '../../lambdas/store/event.ts';
import { aBulk } from '../builders/bulk.ts';
import { streamEvent, streamRecord } from '../engines/events.ts';
import { TestLog } from '../engines/log.ts';

const { seen: _seen, ...opened } = aBulk();
const { bulkId } = opened;
const controller = '12345678';
const at = '2026-11-23T09:00:00.000Z';

/** What dispatch sends for the event of a bulk that is its fourth. */
async function sentFor(event: BulkEvent): Promise<SendMessageCommand['input'][]> {
  const sent: SendMessageCommand['input'][] = [];
  const sqs = { send: async ({ input }: SendMessageCommand) => sent.push(input) } as unknown as SQSClient;
  const queues = {
    rightQueues: {} as Record<Right, string>,
    noticesQueue: 'notices',
    bulksQueue: 'https://sqs/bulks',
  };
  const by = { role: 'system', id: 'bulks' } as const;
  const stored = {
    controller,
    aggregate: { kind: 'bulk', id: bulkId },
    seq: 4,
    at,
    by,
    event,
    prev: '',
  } as const;
  const handler = createHandler({ sqs, ...queues, log: new TestLog() });
  expect(await handler(streamEvent(streamRecord('1', sealEvent(stored).body)))).toEqual({
    batchItemFailures: [],
  });
  return sent;
}

describe('to the worker of bulks goes', () => {
  it.each<[string, BulkEvent, number]>([
    ['a start, at once', { type: 'bulk-started', at }, 0],
    [
      'a portion, when the rate lets it',
      { type: 'bulk-advanced', children: 50, upTo: 'p', afterSeconds: 7 },
      7,
    ],
  ])('%s', async (_what, event, DelaySeconds) => {
    const [message, ...more] = await sentFor(event);

    expect(more).toEqual([]);
    expect(message).toEqual({
      QueueUrl: 'https://sqs/bulks',
      MessageBody: JSON.stringify({ controller, bulkId, version: 4 }),
      DelaySeconds,
    });
    expect(bulkMessage.safeParse(JSON.parse(message?.MessageBody ?? '')).success).toBe(true);
  });

  it.each<BulkEvent>([
    { type: 'bulk-opened', ...opened },
    { type: 'bulk-rescheduled', startsOn: '2027-01-31', perMinute: 600 },
    { type: 'bulk-finished', at },
  ])('nothing of $type', async (event) => {
    expect(await sentFor(event)).toEqual([]);
  });
});
