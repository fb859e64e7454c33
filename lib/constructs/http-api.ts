import { Duration, Validations } from 'aws-cdk-lib';
import {
  AccessLogField,
  AccessLogFormat,
  AuthorizationType,
  CfnAccount,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  type MethodOptions,
  RestApi,
  TokenAuthorizer,
} from 'aws-cdk-lib/aws-apigateway';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { type HttpService, ROUTES, type Route } from '../../lambdas/contracts/routes.ts';
import { addGatewayProblems } from './gateway-problems.ts';
import { MINUTE, type Operations } from './operations.ts';
import type { ServiceFunction } from './service-function.ts';

export type HttpApiProps = {
  readonly authorizer: ServiceFunction;
  readonly services: Readonly<Record<HttpService, ServiceFunction>>;
  readonly operations: Operations;
};

const STAGE = 'v1';

/** The API: every route of `ROUTES` to its service, behind the authorizer unless it is public. */
export class HttpApi extends Construct {
  private readonly api: RestApi;

  constructor(scope: Construct, id: string, { authorizer, services, operations }: HttpApiProps) {
    super(scope, id);
    this.api = new RestApi(this, 'Api', {
      description: 'Hjemmel',
      // The default is edge-optimised: CloudFront, which is everywhere.
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: false,
      deployOptions: {
        stageName: STAGE,
        throttlingRateLimit: 1000,
        throttlingBurstLimit: 2000,
        metricsEnabled: true,
        loggingLevel: MethodLoggingLevel.ERROR,
        // Would log the bodies.
        dataTraceEnabled: false,
        accessLogDestination: new LogGroupLogDestination(operations.logGroup(this, 'AccessLogs')),
        accessLogFormat: ACCESS_LOG,
      },
    });
    this.acknowledge();
    this.keepExecutionLogs(operations);
    addGatewayProblems(this.api);
    this.addRoutes(authorizer, services);
    operations.watch(this, 'ServerErrors', {
      metric: this.api.metricServerError({ period: MINUTE, statistic: 'Sum' }),
      says: 'The API answered with a 5xx',
    });
  }

  private addRoutes(authorizer: ServiceFunction, services: HttpApiProps['services']): void {
    const tokens = new TokenAuthorizer(this, 'Tokens', {
      handler: authorizer.lambda,
      // A token that has expired must not pass on the strength of an answer given before.
      resultsCacheTtl: Duration.seconds(0),
      // What is no bearer token is refused before it costs a call of the function.
      validationRegex: '^[Bb]earer [A-Za-z0-9._~+/-]+=*$',
    });
    const guarded: MethodOptions = { authorizer: tokens, authorizationType: AuthorizationType.CUSTOM };
    const open: MethodOptions = { authorizationType: AuthorizationType.NONE };
    for (const [operationName, route] of Object.entries<Route>(ROUTES)) {
      const integration = new LambdaIntegration(services[route.service].lambda, { allowTestInvoke: false });
      const isPublic = route.roles === 'public';
      const method = this.api.root
        .resourceForPath(route.path)
        .addMethod(route.method, integration, { ...(isPublic ? open : guarded), operationName });
      if (isPublic) {
        Validations.of(method).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason:
            'Public by design: answers whether the service is up and what it offers, and reads no data.',
        });
      }
    }
  }

  private acknowledge(): void {
    Validations.of(this.api).acknowledge(
      {
        id: 'AwsSolutions-APIG2',
        reason:
          'The functions validate every body and parameter with zod and name every field that is wrong; a second ' +
          'schema in API Gateway would drift from the first and name none.',
      },
      {
        id: 'AwsSolutions-COG4',
        reason:
          'People sign in at MitID, Unilogin or FK brokers, vendors at their own client: a Lambda authorizer checks ' +
          'the OIDC token of whichever issuer the operator names, Cognito included. Only `public` routes go without.',
      },
      {
        id: 'AwsSolutions-APIG3',
        reason:
          'Not yet: the web ACL comes with its own issue. Until then throttling and the authorizer stand alone.',
      },
    );
  }

  /** API Gateway would make this log group itself, neither encrypted nor ever emptied. */
  private keepExecutionLogs(operations: Operations): void {
    const role = new Role(this, 'LogsRole', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      managedPolicies: [
        ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs'),
      ],
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
      reason:
        'The role API Gateway requires for its logs is one for the whole account and is refused without these rights.',
    });
    const account = new CfnAccount(this, 'Account', { cloudWatchRoleArn: role.roleArn });
    const logs = operations.logGroup(
      this,
      'ExecutionLogs',
      `API-Gateway-Execution-Logs_${this.api.restApiId}/${STAGE}`,
    );
    this.api.deploymentStage.node.addDependency(account, logs);
  }
}

/** One line a request. The resource's path, never the request's: that one holds ids; and no query, no address. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    time: AccessLogField.contextRequestTime(),
    method: AccessLogField.contextHttpMethod(),
    resource: AccessLogField.contextResourcePath(),
    status: AccessLogField.contextStatus(),
    latency: AccessLogField.contextResponseLatency(),
    integrationLatency: AccessLogField.contextIntegrationLatency(),
    refusedBy: AccessLogField.contextErrorResponseType(),
  }),
);
