import { Validations } from 'aws-cdk-lib';
import {
  AccessLogField,
  AccessLogFormat,
  CfnAccount,
  LogGroupLogDestination,
  type RestApi,
  type StageOptions,
} from 'aws-cdk-lib/aws-apigateway';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Operations } from './operations.ts';

/** One line a request: the path of the resource, never of the request, which holds ids; no query, no address. */
export const accessLogs = (scope: Construct, operations: Operations): StageOptions => ({
  accessLogDestination: new LogGroupLogDestination(operations.logGroup(scope, 'AccessLogs')),
  accessLogFormat: AccessLogFormat.custom(
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
  ),
});

/** Makes the group of the execution logs before API Gateway does, which would neither encrypt nor ever empty it. */
export const keepExecutionLogs = (api: RestApi, operations: Operations): void => {
  const { deploymentStage: stage } = api;
  const role = new Role(api, 'LogsRole', {
    assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName(PUSH_TO_LOGS)],
  });
  Validations.of(role).acknowledge({
    id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${PUSH_TO_LOGS}]`,
    reason:
      'API Gateway writes logs by one role for the whole account, and AWS documents this policy as what the role ' +
      'must have: a narrower one is refused when the account is set up. Only API Gateway can assume it.',
  });
  const account = new CfnAccount(api, 'Account', { cloudWatchRoleArn: role.roleArn });
  const name = `API-Gateway-Execution-Logs_${api.restApiId}/${STAGE_NAME}`;
  stage.node.addDependency(account, operations.logGroup(api, 'ExecutionLogs', name));
};

const PUSH_TO_LOGS = 'service-role/AmazonAPIGatewayPushToCloudWatchLogs';

/** The only stage. A literal: the stage waits for the log group, so the group cannot ask the stage for its name. */
export const STAGE_NAME = 'v1';
