import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { Operations } from './operations.ts';
import { ServiceFunction } from './service-function.ts';

/** The log code of a request that passed its deadline (GDPR art. 12(3)). */
const MISSED = 'deadline-missed';

/** The hourly look at every open deadline, and the alarms on a missed one and on a look that did not happen. */
export class DeadlineWatch extends Construct {
  readonly deadlines: ServiceFunction;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly bundles: string; readonly operations: Operations },
  ) {
    super(scope, id);
    const { bundles, operations } = props;
    this.deadlines = new ServiceFunction(this, 'Worker', {
      folder: 'deadlines',
      bundles,
      operations,
      description: 'Looks for deadlines that are missed',
      timeout: Duration.minutes(5),
    });
    // No dead-letter queue: the function looks at what is open, so the next hour does what this one did not.
    new Rule(this, 'Hourly', {
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new LambdaTarget(this.deadlines.lambda)],
    });
    operations.watchCode(this.deadlines.logs, MISSED, 'A request has passed its deadline (GDPR art. 12(3))');
    operations.watch(this, 'SilenceAlarm', {
      metric: this.deadlines.lambda.metricInvocations({ period: Duration.hours(3) }),
      says: 'Nobody has looked at the deadlines for three hours',
      whenSilent: true,
    });
  }
}
