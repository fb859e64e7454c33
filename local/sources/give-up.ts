import { randomUUID } from 'node:crypto';
import type { AwsJson } from '../aws-json.ts';
import { arn } from '../template/physical.ts';
import type { StreamSource } from '../template/sources.ts';
import type { StreamRecord } from './stream-reader.ts';

const time = (record: StreamRecord | undefined): string =>
  new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString();

/** What Lambda sends to the failure destination of a stream: where the records are, not the records. */
export const createGiveUp =
  (sqs: AwsJson, urlOf: (queueArn: string) => string) =>
  async (
    source: StreamSource,
    shard: string,
    records: readonly StreamRecord[],
    attempts: number,
  ): Promise<void> => {
    if (!source.onFailure) return;
    const [first, last] = [records[0], records.at(-1)];
    const body = {
      requestContext: {
        requestId: randomUUID(),
        functionArn: arn('lambda', `function:${source.functionName}`),
        condition:
          source.maximumRetries >= 0 && attempts > source.maximumRetries
            ? 'RetryAttemptsExhausted'
            : 'RecordAgeExceeded',
        approximateInvokeCount: attempts,
      },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      version: '1.0',
      timestamp: new Date().toISOString(),
      DDBStreamBatchInfo: {
        shardId: shard,
        startSequenceNumber: first?.dynamodb.SequenceNumber,
        endSequenceNumber: last?.dynamodb.SequenceNumber,
        approximateArrivalOfFirstRecord: time(first),
        approximateArrivalOfLastRecord: time(last),
        batchSize: records.length,
        streamArn: source.sourceArn,
      },
    };
    await sqs('AmazonSQS.SendMessage', {
      QueueUrl: urlOf(source.onFailure),
      MessageBody: JSON.stringify(body),
    });
  };
