import { CfnParameter, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { RIGHT_NAMES, type Right } from '../lambdas/domain/rights.ts';
import { ENV, rightQueueEnv } from '../lambdas/platform/env-names.ts';
import { DeadlineWatch } from './constructs/deadline-watch.ts';
import { Dispatcher } from './constructs/dispatcher.ts';
import { HttpApi } from './constructs/http-api.ts';
import { Operations } from './constructs/operations.ts';
import { QueueWorker } from './constructs/queue-worker.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import type { DataStack } from './data-stack.ts';

export type ServiceStackProps = StackProps & {
  readonly data: DataStack;
  /** The folder of the bundled functions. */
  readonly bundles: string;
};

/** Everything that acts: the functions, their queues, routes and schedule, and the alarms. Holds no data. */
export class ServiceStack extends Stack {
}
