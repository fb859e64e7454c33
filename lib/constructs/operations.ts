import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { FilterPattern, LogGroup, MetricFilter, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { keepAtHome, refuseOthers } from './at-home.ts';

export type Watch = {
  readonly metric: IMetric;
  /** What the operator reads when it rings. */
  readonly says: string;
  /** Rings at this value and above. @default 1 */
  readonly threshold?: number;
  /** Consecutive periods of the metric. @default 1 */
  readonly periods?: number;
  /** Rings when the metric falls below the threshold or is silent. @default false */
  readonly whenSilent?: boolean;
};

/** What the operator sees: encrypted logs that expire, and alarms that all ring one topic. */
export class Operations extends Construct {
  /** Who is to be woken subscribes to it; the stack knows nobody's address. */
  readonly topic: Topic;
  private readonly key: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: 'Hjemmel: logs and alarms',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    keepAtHome(this.key);
    this.letLogsUseKey();
    this.topic = new Topic(this, 'Alarms', { masterKey: this.key, enforceSSL: true });
    const onTopic = { actions: ['sns:Publish', 'sns:Subscribe'], resources: [this.topic.topicArn] };
    for (const statement of refuseOthers(this, onTopic)) this.topic.addToResourcePolicy(statement);
    this.letAlarmsPublish();
  }

  logGroup(scope: Construct, id: string, logGroupName?: string): LogGroup {
    return new LogGroup(scope, id, {
      ...(logGroupName && { logGroupName }),
      retention: RetentionDays.THREE_MONTHS,
      encryptionKey: this.key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  watch(
    scope: Construct,
    id: string,
    { metric, says, threshold = 1, periods = 1, whenSilent = false }: Watch,
  ): void {
    const alarm = new Alarm(scope, id, {
      metric,
      alarmDescription: says,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: whenSilent
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: whenSilent ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }

  /** Rings when a log line has this `code`. */
  watchCode(logs: LogGroup, code: string, says: string): void {
    const name = code.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const filter = new MetricFilter(logs, name, {
      logGroup: logs,
      filterPattern: FilterPattern.stringValue('$.code', '=', code),
      metricNamespace: 'Hjemmel',
      metricName: name,
      metricValue: '1',
    });
    const metric = filter.metric({ period: MINUTE, statistic: 'Sum' });
    this.watch(filter, 'Alarm', { metric, says });
  }

  private letLogsUseKey(): void {
    const { region, partition, account } = Stack.of(this);
    this.key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
        actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*`,
          },
        },
      }),
    );
  }

  /** A topic with a policy of its own loses the default one, which let CloudWatch in. */
  private letAlarmsPublish(): void {
    const principals = [new ServicePrincipal('cloudwatch.amazonaws.com')];
    const conditions = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AllowAlarms',
        principals,
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions,
      }),
    );
    this.key.addToResourcePolicy(
      new PolicyStatement({
        principals,
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions,
      }),
    );
  }
}

/** The period every alarm counts in. */
export const MINUTE = Duration.minutes(1);
