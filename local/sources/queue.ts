import { z } from 'zod';
import { REGION } from '../template/physical.ts';
import type { QueueSource } from '../template/sources.ts';
import { failuresOf, keepRunning, type Running, type SourceContext } from './source.ts';

const attribute = z.object({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z.string().optional(),
});
const message = z.object({
  MessageId: z.string(),
  ReceiptHandle: z.string(),
  Body: z.string(),
  MD5OfBody: z.string(),
  Attributes: z.record(z.string(), z.string()).optional(),
  MessageAttributes: z.record(z.string(), attribute).optional(),
});
const received = z.object({ Messages: z.array(message).optional() });
type Message = z.infer<typeof message>;

const toRecord = (each: Message, source: QueueSource) => ({
  messageId: each.MessageId,
  receiptHandle: each.ReceiptHandle,
  body: each.Body,
  attributes: each.Attributes ?? {},
  messageAttributes: Object.fromEntries(
    Object.entries(each.MessageAttributes ?? {}).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      {
        dataType: DataType,
        stringValue: StringValue,
        binaryValue: BinaryValue,
        stringListValues: [],
        binaryListValues: [],
      },
    ]),
  ),
  md5OfBody: each.MD5OfBody,
  eventSource: 'aws:sqs',
  eventSourceARN: source.sourceArn,
  awsRegion: REGION,
});

const CONCURRENCY = 4;
const POLL_SECONDS = 20;
const RECEIVE_LIMIT = 10;

/** Brings a queue's messages to its function; what fails stays until the queue shows it again. */
export const startQueueSource = (source: QueueSource, queueUrl: string, context: SourceContext): Running => {
  const { functions, call } = context;
  const maximum = Math.min(source.maximumConcurrency ?? CONCURRENCY, CONCURRENCY);
  const inFlight = new Set<Promise<void>>();

  const receive = async (count: number, seconds: number, signal: AbortSignal): Promise<Message[]> => {
    const input = {
      QueueUrl: queueUrl,
      MaxNumberOfMessages: Math.min(count, RECEIVE_LIMIT),
      WaitTimeSeconds: seconds,
    };
    const all = { MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['All'] };
    return (
      received.parse(await call.sqs('AmazonSQS.ReceiveMessage', { ...input, ...all }, signal)).Messages ?? []
    );
  };
  /** Batches larger than one receive are gathered for as long as the template's window. */
  const gather = async (signal: AbortSignal): Promise<Message[]> => {
    const batch = await receive(source.batchSize, POLL_SECONDS, signal);
    const until = Date.now() + source.windowSeconds * 1000;
    while (batch.length > 0 && batch.length < source.batchSize && Date.now() < until) {
      batch.push(...(await receive(source.batchSize - batch.length, 1, signal)));
    }
    return batch;
  };
  const work = async (batch: readonly Message[]): Promise<void> => {
    const event = { Records: batch.map((each) => toRecord(each, source)) };
    const outcome = await functions.invoke(source.functionName, event);
    const failed = failuresOf(
      outcome,
      batch.map(({ MessageId }) => MessageId),
      source.reportsItemFailures,
    );
    for (const { MessageId, ReceiptHandle } of batch) {
      if (!failed.includes(MessageId))
        await call.sqs('AmazonSQS.DeleteMessage', { QueueUrl: queueUrl, ReceiptHandle });
    }
  };
  const running = keepRunning(source.id, context.report, async (signal) => {
    if (inFlight.size >= maximum) await Promise.race(inFlight);
    const batch = await gather(signal);
    if (batch.length === 0) return;
    const working = work(batch)
      .catch((error: unknown) => context.report(`${source.id}: ${String(error)}`))
      .finally(() => inFlight.delete(working));
    inFlight.add(working);
  });
  return {
    stop: async () => {
      await running.stop();
      await Promise.all(inFlight);
    },
  };
};
