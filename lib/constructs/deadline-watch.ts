import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { Operations } from './operations.ts';
import { ServiceFunction } from './service-function.ts';

/** The log codes of what the look found, each once a run, and what the operator reads. */
const FOUND = {
  'deadline-near': 'The last day to answer a request is near (GDPR art. 12(3)): see the work list',
  'deadline-missed': 'A request has passed its deadline (GDPR art. 12(3))',
  'task-escalated':
    'A vendor is late with what a request asks of it: send it again, or end its task with a reason',
} as const;

/** The hourly look at whatever waits for time to pass, the alarms on what it found, and on a look that did not happen. */
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
      description: 'Looks for what waits for time to pass: deadlines, late vendors, children who come of age',
      timeout: Duration.minutes(5),
    });
    // No dead-letter queue: the function looks at what is open, so the next hour does what this one did not.
    new Rule(this, 'Hourly', {
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new LambdaTarget(this.deadlines.lambda)],
    });
    for (const [code, says] of Object.entries(FOUND)) operations.watchCode(this.deadlines.logs, code, says);
    operations.watch(this, 'SilenceAlarm', {
      metric: this.deadlines.lambda.metricInvocations({ period: Duration.hours(3) }),
      says: 'Nobody has looked at the deadlines for three hours',
      whenSilent: true,
    });
  }
}
