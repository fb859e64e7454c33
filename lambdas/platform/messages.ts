import {
  BatchProcessor,
  EventType,
  processPartialResponse,
  SqsFifoPartialProcessorAsync,
} from '@aws-lambda-powertools/batch';
import type {
  Context,
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
  SQSBatchResponse,
  SQSEvent,
  SQSRecord,
} from 'aws-lambda';
import type * as z from 'zod';
import { errorName, type Log } from './logger.ts';

type Handle<M> = (message: M) => Promise<void>;

/**
 * A consumer of a queue: each message is parsed by its contract and handled; one that cannot be parsed or handled goes
 * back alone (`batchItemFailures`), and after the queue's `maxReceiveCount` to its dead-letter queue. Return is done,
 * throw is retry.
 */
export function queueConsumer<S extends z.ZodType>(schema: S, log: Log, handle: Handle<z.output<S>>) {
  return (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
    processPartialResponse(
      event,
      one(schema, log, handle),
      new BatchProcessor(EventType.SQS),
      SETTLE(context),
    );
}

/** The same for a FIFO queue: after a failure the rest of its group waits, so that order is kept. */
export function fifoConsumer<S extends z.ZodType>(schema: S, log: Log, handle: Handle<z.output<S>>) {
  return (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
    processPartialResponse(event, one(schema, log, handle), new SqsFifoPartialProcessorAsync(), {
      ...SETTLE(context),
      skipGroupOnError: true,
    });
}

/** A consumer of a table's stream: it stops at the first record that fails, and the stream begins there again. */
export function streamConsumer(log: Log, handle: Handle<DynamoDBRecord>) {
  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of event.Records) {
      try {
        await handle(record);
      } catch (error) {
        log.error('record-failed', { error: errorName(error) });
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };
}

/** The batch response tells what failed; an exception would send back what succeeded too. */
const SETTLE = (context: Context) => ({ context, throwOnFullBatchFailure: false });

const one =
  <S extends z.ZodType>(schema: S, log: Log, handle: Handle<z.output<S>>) =>
  async (record: SQSRecord): Promise<void> => {
    try {
      await handle(schema.parse(JSON.parse(record.body)));
    } catch (error) {
      log.error('message-failed', { requestId: record.messageId, error: errorName(error) });
      throw error;
    }
  };
