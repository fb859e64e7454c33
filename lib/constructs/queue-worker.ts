import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { refuseOthers } from './at-home.ts';
import { MINUTE, type Operations } from './operations.ts';
import { ServiceFunction } from './service-function.ts';

export type QueueWorkerProps = {
  readonly folder: string;
  readonly bundles: string;
  readonly operations: Operations;
  readonly description: string;
  /** The environment variable in which a sender finds the queue. */
  readonly envName: string;
  /** Whether messages of one group are worked on in order, one batch at a time. */
  readonly fifo: boolean;
  /** How many messages the worker gets at once. @default 10 */
  readonly batchSize?: number;
};

/** A queue of ids. Messages carry no more, so the key of SQS is enough and a message costs no call to KMS. */
export class IdQueue extends Queue {
  constructor(scope: Construct, id: string, props: QueueProps) {
    super(scope, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      ...props,
    });
    const all = { actions: ['sqs:*'], resources: [this.queueArn] };
    for (const statement of refuseOthers(this, all)) this.addToResourcePolicy(statement);
  }
}

/** A queue, the worker that empties it, and the dead-letter queue that keeps what the worker could not do. */
export class QueueWorker extends Construct {
  readonly worker: ServiceFunction;
  private readonly queue: Queue;
  private readonly envName: string;

  constructor(scope: Construct, id: string, props: QueueWorkerProps) {
    super(scope, id);
    const { folder, bundles, operations, description, envName, fifo, batchSize = 10 } = props;
    this.envName = envName;
    this.worker = new ServiceFunction(this, 'Worker', {
      folder,
      bundles,
      operations,
      description,
      timeout: Duration.minutes(1),
    });
    const kind = fifo ? { fifo } : {};
    const deadLetters = new IdQueue(this, 'DeadLetters', {
      ...kind,
      retentionPeriod: Duration.days(14),
    });
    this.queue = new IdQueue(this, 'Queue', {
      ...kind,
      visibilityTimeout: Duration.seconds(6 * this.worker.timeout.toSeconds()),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
    });
    this.worker.lambda.addEventSource(
      // At most ten at once: a flood of requests must not take the concurrency the check needs.
      new SqsEventSource(this.queue, { batchSize, reportBatchItemFailures: true, maxConcurrency: 10 }),
    );
    operations.watch(this, 'DeadLettersAlarm', {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: MINUTE, statistic: 'Maximum' }),
      says: `${folder}: messages were given up after five attempts; find out why, then npm run redrive`,
    });
    operations.watch(this, 'AgeAlarm', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: MINUTE, statistic: 'Maximum' }),
      says: `${folder}: a message has waited for a quarter of an hour`,
      threshold: Duration.minutes(15).toSeconds(),
    });
  }

  /** Lets a function send to the queue, and tells it where the queue is. */
  grantSend(to: ServiceFunction): void {
    to.setEnvironment(this.envName, this.queue.queueUrl);
    to.allow(['sqs:SendMessage'], [this.queue.queueArn]);
  }
}
