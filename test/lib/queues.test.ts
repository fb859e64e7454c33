import { describe, expect, it } from '@jest/globals';
import { RIGHT_NAMES } from '../../lambdas/domain/rights.ts';
import { named, referenceOf } from './names.ts';
import { synthesize } from './synth.ts';

const { service } = synthesize();
const queues = named(service, 'AWS::SQS::Queue');
const mappings = named(service, 'AWS::Lambda::EventSourceMapping');
const alarms = named(service, 'AWS::CloudWatch::Alarm');
const functions = named(service, 'AWS::Lambda::Function');

const DAY = 24 * 60 * 60;
const worked = queues.filter(({ name }) => name.endsWith('Queue'));
const deadLetters = queues.filter(({ name }) => name.endsWith('DeadLetters'));

/** The alarms that watch a metric of a queue. */
const watching = (queue: string, metric: string) =>
  alarms.filter(
    ({ Properties }) =>
      Properties.MetricName === metric &&
      referenceOf(Properties.Dimensions?.[0]?.Value) === `${queue}.QueueName`,
  );

describe('the queues', () => {
  it('are one for each right, the notices and the bulks', () => {
    const names = ['notices', 'bulks', ...RIGHT_NAMES].map((name) => `${name}Queue`);
    expect(worked.map(({ name }) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`).sort()).toEqual(
      names.sort(),
    );
    expect(worked.length + deadLetters.length).toBe(queues.length);
  });

  it.each(queues)('$name is encrypted, retained and reached over TLS only', (queue) => {
    expect(queue).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(queue.Properties.SqsManagedSseEnabled).toBe(true);
    const policy = named(service, 'AWS::SQS::QueuePolicy').find(({ Properties }) =>
      Properties.Queues.map(referenceOf).includes(queue.name),
    );
    expect(policy?.Properties.PolicyDocument.Statement).toEqual([
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      expect.objectContaining({ Effect: 'Deny', Sid: 'OnlyAtHome' }),
      expect.objectContaining({ Effect: 'Deny', Sid: 'OnlyOurAccount' }),
    ]);
  });

  it.each(worked)('$name gives a message up after five attempts, to its own dead-letter queue', (queue) => {
    const { deadLetterTargetArn, maxReceiveCount } = queue.Properties.RedrivePolicy;
    expect(referenceOf(deadLetterTargetArn)).toBe(queue.name.replace(/Queue$/, 'DeadLetters'));
    expect(maxReceiveCount).toBe(5);
  });

  it.each(worked)(
    '$name is in order when it is of a right, and so is its dead-letter queue',
    ({ name, Properties }) => {
      const fifo = ['NoticesQueue', 'BulksQueue'].includes(name) ? undefined : true;
      const letters = deadLetters.find((queue) => queue.name === name.replace(/Queue$/, 'DeadLetters'));
      expect([Properties.FifoQueue, letters?.Properties.FifoQueue]).toEqual([fifo, fifo]);
    },
  );

  it.each(worked)(
    '$name hides a message for six times as long as its worker may take',
    ({ name, Properties }) => {
      const worker = functions.find((made) => made.name === name.replace(/Queue$/, 'WorkerFunction'));
      expect(Properties.VisibilityTimeout).toBe(6 * worker?.Properties.Timeout);
    },
  );

  it.each(worked)('$name is emptied ten at a time, bulks one, and what fails goes back alone', ({ name }) => {
    const [mapping, ...more] = mappings.filter(
      ({ Properties }) => referenceOf(Properties.EventSourceArn) === name,
    );
    expect(more).toEqual([]);
    expect(mapping?.Properties).toMatchObject({
      BatchSize: name === 'BulksQueue' ? 1 : 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 10 },
    });
    expect(referenceOf(mapping?.Properties.FunctionName)).toBe(name.replace(/Queue$/, 'WorkerFunction'));
  });

  it.each(worked)('$name rings when its oldest message is a quarter of an hour old', ({ name }) => {
    const [alarm] = watching(name, 'ApproximateAgeOfOldestMessage');
    expect(alarm?.Properties).toMatchObject({ Threshold: 900, Statistic: 'Maximum' });
  });

  it.each(deadLetters)(
    '$name keeps what it gets for 14 days and rings at the first',
    ({ name, Properties }) => {
      expect(Properties.MessageRetentionPeriod).toBe(14 * DAY);
      const [alarm] = watching(name, 'ApproximateNumberOfMessagesVisible');
      expect(alarm?.Properties).toMatchObject({
        Threshold: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        EvaluationPeriods: 1,
      });
    },
  );
});

describe('the stream', () => {
  const stream = mappings.find(
    ({ Properties }) => referenceOf(Properties.EventSourceArn) === 'LedgerTable.StreamArn',
  );

  it('lets new events through to dispatch, and nothing else', () => {
    expect(referenceOf(stream?.Properties.FunctionName)).toBe('DispatchWorkerFunction');
    expect(stream?.Properties.FilterCriteria.Filters).toEqual([
      { Pattern: '{"eventName":["INSERT"],"dynamodb":{"NewImage":{"kind":{"S":["event"]}}}}' },
    ]);
  });

  it('is read from its beginning, retried until just before it forgets, and then given up to a queue', () => {
    expect(stream?.Properties).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 50,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRecordAgeInSeconds: DAY - 60 * 60,
    });
    expect(stream?.Properties).not.toHaveProperty('MaximumRetryAttempts');
    expect(referenceOf(stream?.Properties.DestinationConfig.OnFailure.Destination)).toBe(
      'DispatchDeadLetters',
    );
  });
});
