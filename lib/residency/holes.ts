import { REGION } from '../../lambdas/platform/region.ts';
import type { Statement } from './policy.ts';

/** Denies without condition: the action itself takes data, or those who read it, out of the region. */
const never = (Sid: string, Action: readonly string[], Resource: Statement['Resource'] = '*'): Statement => ({
  Sid,
  Effect: 'Deny',
  Action,
  Resource,
});

/** Denies where a condition holds. */
const when = (
  Sid: string,
  Action: string | readonly string[],
  Condition: NonNullable<Statement['Condition']>,
  Resource: Statement['Resource'] = '*',
): Statement => ({ Sid, Effect: 'Deny', Action, Resource, Condition });

/** An ARN of the home region, of whatever service and account. */
const ARN_AT_HOME = `arn:*:*:${REGION}:*:*`;

/**
 * What a rule on the endpoint called cannot see: a call at home that copies abroad, answers from everywhere, or sends
 * on to a place that it names. Actions and condition keys are those of AWS's service authorization reference.
 */
export const HOLES: readonly Statement[] = [
  // Global services, which the stock policies let through because their endpoint is in the United States.
  never('EdgeServices', [
    'cloudfront:*',
    'cloudfront-keyvaluestore:*',
    'globalaccelerator:*',
    'lambda:EnableReplication*',
    'shield:*',
  ]),
  // An API that names no endpoint type is edge-optimised: `ForAllValues` holds for a call without the key, too.
  when(
    'EdgeApi',
    'apigateway:POST',
    { 'ForAllValues:StringEquals': { 'apigateway:Request/EndpointType': 'EDGE' } },
    ['arn:*:apigateway:*::/restapis', 'arn:*:apigateway:*::/domainnames'],
  ),
  when('EdgeApiLater', ['apigateway:PATCH', 'apigateway:PUT'], {
    'ForAnyValue:StringEquals': { 'apigateway:Request/EndpointType': 'EDGE' },
  }),

  never('Replicas', [
    's3:PutReplicationConfiguration',
    's3:InitiateReplication',
    's3:Replicate*',
    's3:CreateMultiRegionAccessPoint',
    's3:PutMultiRegionAccessPointPolicy',
    's3:SubmitMultiRegionAccessPointRoutes',
    's3:PutAccelerateConfiguration',
    's3tables:Put*Replication',
    // `UpdateTable` has no key for the replicas it adds; each of them takes one of these.
    'dynamodb:AssociateTableReplica',
    'dynamodb:CreateTableReplica',
    'dynamodb:CreateGlobalTable*',
    'dynamodb:UpdateGlobalTable*',
    'dynamodb:*DataForReplication',
    'kms:ReplicateKey',
    'kms:UpdatePrimaryRegion',
    'secretsmanager:ReplicateSecretToRegions',
    'rds:CreateGlobalCluster',
    'rds:CrossRegionCommunication',
    'rds:StartDBInstanceAutomatedBackupsReplication',
    'ecr:PutReplicationConfiguration',
    'ecr:ReplicateImage',
    'elasticache:CreateGlobalReplicationGroup',
    'memorydb:CreateMultiRegionCluster',
    'redshift:EnableSnapshotCopy',
    'elasticfilesystem:CreateReplicationConfiguration',
    'kafka:CreateReplicator',
    'dsql:PutMultiRegionProperties',
    'cassandra:CreateMultiRegionResource',
    'cassandra:AlterMultiRegionResource',
    'cognito-idp:CreateUserPoolReplica',
    'es:CreateOutbound*',
    'ssm-incidents:CreateReplicationSet',
  ]),
  when('MultiRegionKeys', 'kms:CreateKey', { Bool: { 'kms:MultiRegion': 'true' } }),
  when('SecretsWithReplicas', 'secretsmanager:*', { Null: { 'secretsmanager:AddReplicaRegions': 'false' } }),

  never('CopiesAndExports', [
    'backup:CopyFromBackupVault',
    'backup:StartCopyJob',
    'ec2:CopyImage',
    'ec2:CopySnapshot',
    'fsx:CopyBackup',
    'dynamodb:ExportTableToPointInTime',
    'datasync:CreateTask',
    'importexport:*',
    'snowball:*',
  ]),

  never('WaysOut', [
    // Of networks and of transit gateways.
    'ec2:Accept*Peering*',
    'ec2:Create*Peering*',
    // To hosts of others, by HTTP.
    'appflow:*',
    'iot:CreateTopicRuleDestination',
    'states:InvokeHTTPEndpoint',
    'events:CreateApiDestination',
    'events:UpdateApiDestination',
    'events:CreateEndpoint',
    'events:UpdateEndpoint',
    'firehose:CreateDeliveryStream',
    'observabilityadmin:CreateCentralizationRuleForOrganization',
    'observabilityadmin:UpdateCentralizationRuleForOrganization',
  ]),
  never('LogsElsewhere', ['logs:PutSubscriptionFilter'], 'arn:*:logs:*:*:destination:*'),
  when('TargetsAbroad', 'events:PutTargets', {
    'ForAnyValue:ArnNotLike': { 'events:TargetArn': ARN_AT_HOME },
  }),
  // People may be written to; whatever else subscribes has an ARN, and a host of others has none.
  when('SubscribersAbroad', 'sns:Subscribe', {
    StringNotEquals: { 'sns:Protocol': ['email', 'email-json', 'sms'] },
    StringNotLike: { 'sns:Endpoint': ARN_AT_HOME },
  }),
  when(
    'StackSetsAbroad',
    [
      'cloudformation:CreateStackInstances',
      'cloudformation:UpdateStackInstances',
      'cloudformation:UpdateStackSet',
    ],
    { 'ForAnyValue:StringNotEquals': { 'cloudformation:TargetRegion': REGION } },
  ),
  // `global.` may answer from any region, `us.` and `apac.` from theirs, and `eu.` from others than ours. Spelled out:
  // IAM matches no star in the type of a resource.
  never(
    'ModelsElsewhere',
    ['bedrock:*'],
    [
      'inference-profile',
      'application-inference-profile',
      'default-prompt-router',
      'prompt-router',
      'guardrail-profile',
      'data-automation-profile',
    ].map((kind) => `arn:*:bedrock:*:*:${kind}/*`),
  ),
];
