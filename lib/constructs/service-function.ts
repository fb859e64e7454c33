import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { MINUTE, type Operations } from './operations.ts';

export type ServiceFunctionProps = {
  /** The folder under `lambdas/`, and under `bundles`. */
  readonly folder: string;
  readonly bundles: string;
  readonly operations: Operations;
  readonly description: string;
  /** @default 10 seconds */
  readonly timeout?: Duration;
  /** Memory buys CPU: 1769 MB is one whole core. @default 512 */
  readonly memorySize?: number;
  /**
   * How many may run at once; the next is told to come again. It is taken from what the account may run, also when idle,
   * so it is for a function that could take all of it.
   * @default - as many as the account has left
   */
  readonly reservedConcurrency?: number;
  /** Whether failing is never an answer, so that it rings. @default true */
  readonly watchErrors?: boolean;
};

/** A function that may do nothing but log, until a construct it is given to grants it more. */
export class ServiceFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly timeout: Duration;
  readonly logs: LogGroup;
  private readonly role: Role;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    this.timeout = props.timeout ?? Duration.seconds(10);
    this.logs = props.operations.logGroup(this, 'Logs');
    // A role of our own: the managed one may write to every log group of the account.
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.logs.grantWrite(this.role);
    this.lambda = new LambdaFunction(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(join(props.bundles, props.folder)),
      handler: 'index.handler',
      role: this.role,
      timeout: this.timeout,
      memorySize: props.memorySize ?? 512,
      logGroup: this.logs,
      ...(props.reservedConcurrency && { reservedConcurrentExecutions: props.reservedConcurrency }),
    });
    if (props.watchErrors ?? true) {
      props.operations.watch(this, 'Errors', {
        metric: this.lambda.metricErrors({ period: MINUTE }),
        says: `${props.folder}: the function failed`,
      });
    }
  }

  setEnvironment(name: string, value: string): void {
    this.lambda.addEnvironment(name, value);
  }

  allow(
    actions: readonly string[],
    resources: readonly string[],
    conditions: Record<string, unknown> = {},
  ): void {
    this.role.addToPolicy(
      new PolicyStatement({ actions: [...actions], resources: [...resources], conditions }),
    );
  }
}
