import { describe, expect, it } from '@jest/globals';
import type { DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';
import { rightMessage } from '../../lambdas/contracts/messages.ts';
import { fifoConsumer, queueConsumer, streamConsumer } from '../../lambdas/platform/messages.ts';
import { lambdaContext } from '../builders/lambda-context.ts';
import { aLog } from '../builders/log.ts';

const requestId = (index: number) => `e0000000-0000-4000-8000-00000000000${index}`;
const message = (index: number, of: { readonly group?: string; readonly body?: string } = {}) => ({
  messageId: `m${index}`,
  receiptHandle: 'handle',
  body: of.body ?? JSON.stringify({ controller: '13748136', requestId: requestId(index) }),
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '0',
    SenderId: 'sender',
    ApproximateFirstReceiveTimestamp: '0',
    MessageGroupId: of.group ?? 'one',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:eu-central-1:123456789012:access.fifo',
  awsRegion: 'eu-central-1',
});
const failed = (...ids: string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

/** A consumer that fails for the requests named, and keeps what it handled. */
function consumer(make: typeof queueConsumer, ...failing: number[]) {
  const handled: string[] = [];
  const log = aLog();
  const handler = make(rightMessage, log, async ({ requestId: id }) => {
    if (failing.map(requestId).includes(id)) throw new Error('Ida Holm is not there');
    handled.push(id);
  });
  const send = (...Records: SQSEvent['Records']) => handler({ Records }, lambdaContext());
  return { send, handled, log };
}

describe('a queue', () => {
  it('gives every message on, and reports none', async () => {
    const { send, handled } = consumer(queueConsumer);

    expect(await send(message(1), message(2))).toEqual(failed());
    expect(handled.sort()).toEqual([requestId(1), requestId(2)]);
  });

  it.each([
    ['is no JSON', message(2, { body: '{' })],
    ['is not of its contract', message(2, { body: '{"controller":"13748136"}' })],
    [
      'carries more than ids',
      message(2, { body: JSON.stringify({ controller: '1', requestId: requestId(2), name: 'Ida' }) }),
    ],
  ])('sends back alone one that %s', async (_what, bad) => {
    const { send, handled, log } = consumer(queueConsumer);

    expect(await send(message(1), bad, message(3))).toEqual(failed('m2'));
    expect(handled.sort()).toEqual([requestId(1), requestId(3)]);
    expect(log.lines).toMatchObject([
      { level: 'error', code: 'message-failed', fields: { requestId: 'm2' } },
    ]);
  });

  it('sends back alone one that cannot be handled, and logs nothing of why', async () => {
    const { send, log } = consumer(queueConsumer, 2);

    expect(await send(message(1), message(2), message(3))).toEqual(failed('m2'));
    expect(JSON.stringify(log.lines)).not.toContain('Ida');
  });

  it('sends all back where all failed, without an error', async () => {
    expect(await consumer(queueConsumer, 1, 2).send(message(1), message(2))).toEqual(failed('m1', 'm2'));
  });
});

describe('a FIFO queue', () => {
  it('handles its messages in order', async () => {
    const { send, handled } = consumer(fifoConsumer);

    expect(await send(message(1), message(2), message(3))).toEqual(failed());
    expect(handled).toEqual([requestId(1), requestId(2), requestId(3)]);
  });

  it('keeps the order of a group after a failure, and lets other groups go on', async () => {
    const { send, handled } = consumer(fifoConsumer, 2);

    const result = await send(
      message(1, { group: 'a' }),
      message(2, { group: 'a' }),
      message(3, { group: 'b' }),
      message(4, { group: 'a' }),
      message(5, { group: 'b' }),
    );

    expect(result).toEqual(failed('m2', 'm4'));
    expect(handled).toEqual([requestId(1), requestId(3), requestId(5)]);
  });

  it('forgets the failed group with the batch', async () => {
    const { send, handled } = consumer(fifoConsumer, 1);

    await send(message(1));

    expect(await send(message(2))).toEqual(failed());
    expect(handled).toEqual([requestId(2)]);
  });
});

describe('a stream', () => {
  const event = (...numbers: string[]): DynamoDBStreamEvent => ({
    Records: numbers.map((SequenceNumber) => ({
      eventID: `id-${SequenceNumber}`,
      eventName: 'INSERT',
      dynamodb: { SequenceNumber },
    })),
  });
  const stream = (failing?: string) => {
    const handled: (string | undefined)[] = [];
    const log = aLog();
    const handler = streamConsumer(log, async ({ dynamodb }) => {
      if (dynamodb?.SequenceNumber === '1') await new Promise((resolve) => setTimeout(resolve, 5));
      handled.push(dynamodb?.SequenceNumber);
      if (dynamodb?.SequenceNumber === failing) throw new Error('Ida Holm is not there');
    });
    return { handled, log, send: (of: DynamoDBStreamEvent) => handler(of) };
  };

  it('gives its records on in order, however long one takes', async () => {
    const { send, handled } = stream();

    expect(await send(event('1', '2', '3'))).toEqual(failed());
    expect(handled).toEqual(['1', '2', '3']);
  });

  it('goes back to the failed record alone, and logs nothing of why', async () => {
    const { send, log } = stream('2');

    expect(await send(event('1', '2', '3'))).toEqual(failed('2'));
    expect(log.lines).toMatchObject([{ code: 'record-failed' }]);
    expect(JSON.stringify(log.lines)).not.toContain('Ida');
  });

  it('stops at the failed record', async () => {
    const { send, handled } = stream('2');

    await send(event('1', '2', '3'));

    expect(handled).toEqual(['1', '2']);
  });

  it('goes on from the failed record when it is sent again', async () => {
    const { send, handled } = stream();

    await stream('2').send(event('1', '2', '3'));

    expect(await send(event('2', '3'))).toEqual(failed());
    expect(handled).toEqual(['2', '3']);
  });

  it('sends the whole batch back for a record without a number', async () => {
    const send = streamConsumer(aLog(), () => Promise.reject(new Error('Ida Holm is not there')));

    // Lambda takes an empty identifier for all of them.
    expect(await send({ Records: [{ eventID: 'id', eventName: 'INSERT' }] })).toEqual(failed(''));
  });
});
