import { Duration, Validations } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { EVENT_KIND, KIND } from '../../lambdas/store/tables.ts';
import { MINUTE, type Operations } from './operations.ts';
import { IdQueue } from './queue-worker.ts';
import type { RecordTable } from './record-table.ts';
import { ServiceFunction } from './service-function.ts';

export type DispatcherProps = {
  readonly ledger: RecordTable;
  readonly bundles: string;
  readonly operations: Operations;
};

/** The function that turns new events of the ledger into messages, and what happens to those it cannot turn. */
export class Dispatcher extends Construct {
  readonly dispatch: ServiceFunction;

  constructor(scope: Construct, id: string, { ledger, bundles, operations }: DispatcherProps) {
    super(scope, id);
    this.dispatch = new ServiceFunction(this, 'Worker', {
      folder: 'dispatch',
      bundles,
      operations,
      description: 'Turns new events of the ledger into messages',
      timeout: Duration.minutes(1),
    });
    // Receives the position of a record, not the record: that stays in the ledger, from where it is dispatched again.
    const deadLetters = new IdQueue(this, 'DeadLetters', { retentionPeriod: Duration.days(14) });
    Validations.of(deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'Is a dead-letter queue: that of the event source mapping, where the rule does not look.',
    });
    new EventSourceMapping(this, 'Stream', {
      target: this.dispatch.lambda,
      eventSourceArn: ledger.grantStream(this.dispatch),
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { NewImage: { [KIND]: { S: FilterRule.isEqual(EVENT_KIND) } } },
        }),
      ],
      batchSize: 50,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      // The stream forgets a record after 24 hours without telling anyone, so the dead-letter queue is told before.
      maxRecordAge: Duration.hours(23),
      onFailure: new SqsDlq(deadLetters),
    });
    operations.watch(this, 'DeadLettersAlarm', {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: MINUTE, statistic: 'Maximum' }),
      says: 'dispatch: events of the ledger were given up; find out why, then npm run redispatch',
    });
    operations.watch(this, 'AgeAlarm', {
      metric: this.dispatch.lambda.metric('IteratorAge', { period: MINUTE, statistic: 'Maximum' }),
      says: 'dispatch: events wait for more than a minute; one that fails holds back those behind it',
      threshold: Duration.minutes(1).toMilliseconds(),
      periods: 3,
    });
  }
}
