import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../../lib/guard/read/json.ts';
import { placed, rulesIn, statement } from './placed.ts';

const HOME_ARN = 'arn:aws:dynamodb:eu-central-1:111111111111:table/register';

/** Actions that carry data or make what holds it: on every resource, they do so in every region. */
const CARRY = [
  's3:GetObject s3:PutObject* s3:ReplicateObject s3:RestoreObject s3:GetObjectVersion s3:Get* s3:Put* s3:CreateBucket',
  'dynamodb:PutItem dynamodb:GetItem dynamodb:UpdateItem dynamodb:DeleteItem dynamodb:BatchWriteItem dynamodb:Create*',
  'dynamodb:RestoreTableFromBackup dynamodb:ExportTableToPointInTime dynamodb:ImportTable dynamodb:PartiQLInsert',
  'dynamodb:Query dynamodb:Scan sqs:SendMessage sqs:ReceiveMessage sqs:CreateQueue sns:CreateTopic sns:Subscribe',
  'kinesis:PutRecord kinesis:GetRecords kinesis:CreateStream firehose:CreateDeliveryStream events:PutEvents',
  'lambda:InvokeFunction lambda:CreateFunction lambda:UpdateFunctionCode states:StartExecution states:CreateStateMachine',
  'states:SendTaskSuccess bedrock:InvokeModel bedrock:Converse bedrock:Retrieve bedrock:CreateModelCustomizationJob',
  'secretsmanager:GetSecretValue secretsmanager:PutSecretValue secretsmanager:CreateSecret',
  'secretsmanager:BatchGetSecretValue rds-data:ExecuteStatement rds:CreateDBInstance rds:CopyDBSnapshot',
  'rds:RestoreDBInstanceFromS3 ec2:RunInstances ec2:CopyImage ec2:CreateSnapshot ec2:CreateSnapshots',
  'backup:StartBackupJob backup:CreateBackupPlan cloudformation:CreateStack cloudformation:UpdateStack kms:CreateKey',
  'backup:CopyIntoBackupVault kms:ReplicateKey * ecs:* S3:GETOBJECT dynamodb:* secretsmanager:*',
  'dynamodb:Put* sqs:Send* sns:Subscribe* kinesis:Get* firehose:Create* events:Put* lambda:Invoke* states:Start*',
  'bedrock:Invoke* secretsmanager:GetSecretValue* secretsmanager:Create* secretsmanager:BatchGet* rds-data:Execute*',
  'rds:Copy* ec2:CreateSnapshot* ec2:RunInstances* backup:Start* cloudformation:Update* s3:GetObject*',
].flatMap((line) => line.split(' '));

/** Actions that only look, or that concern what holds no data of anybody. */
const CARRY_NOTHING = [
  's3:ListAllMyBuckets s3:GetBucketLocation s3:PutBucketTagging dynamodb:ListTables dynamodb:DescribeTable sqs:ListQueues',
  'sns:ListTopics kinesis:ListStreams lambda:ListFunctions states:ListActivities bedrock:ListFoundationModels',
  'secretsmanager:ListSecrets rds:DescribeDBInstances ec2:DescribeInstances backup:ListBackupVaults kms:ListKeys',
  'xray:* cloudwatch:* ssmmessages:* ec2messages:* iam:* sts:* health:* tag:* ce:* budgets:* organizations:* support:*',
  'trustedadvisor:* access-analyzer:* pricing:* servicequotas:* application-autoscaling:* autoscaling:*',
  'elasticloadbalancing:* cloudtrail:* config:* resource-groups:* synthetics:* rum:* IAM:*',
].flatMap((line) => line.split(' '));

/** Actions at home that copy to another region, or open one. */
const COPY = [
  's3:PutReplicationConfiguration s3:CreateMultiRegionAccessPoint s3:PutAccelerateConfiguration',
  'dynamodb:CreateTableReplica dynamodb:CreateGlobalTable dynamodb:UpdateGlobalTable dynamodb:UpdateGlobalTableSettings',
  'kms:ReplicateKey kms:UpdatePrimaryRegion secretsmanager:ReplicateSecretToRegions',
  'rds:StartDBInstanceAutomatedBackupsReplication rds:CreateGlobalCluster ecr:PutReplicationConfiguration',
  'backup:CopyFromBackupVault backup:StartCopyJob account:EnableRegion',
  'elasticfilesystem:CreateReplicationConfiguration events:CreateEndpoint redshift:EnableSnapshotCopy',
  'globalaccelerator:CreateAccelerator globalaccelerator:* cloudfront:CreateDistribution cloudfront:* KMS:REPLICATEKEY',
].flatMap((line) => line.split(' '));

describe('an action', () => {
  it.each(CARRY)('%s on everything is one of every region', (Action) => {
    expect(rulesIn(statement({ Action, Resource: '*' }))).toContain('policy-everywhere');
    expect(rulesIn(statement({ Action, Resource: HOME_ARN }))).not.toContain('policy-everywhere');
  });

  it.each(CARRY_NOTHING)('%s on everything carries nothing', (Action) => {
    expect(rulesIn(statement({ Action, Resource: '*' }))).toEqual([]);
  });

  it.each(COPY)('%s copies, wherever it is called', (Action) => {
    expect(rulesIn(statement({ Action, Resource: HOME_ARN }))).toEqual(['policy-copies']);
  });

  it.each([
    's3:PutObject',
    'dynamodb:UpdateTable',
    'kms:Decrypt',
    'backup:StartBackupJob',
    'events:PutEvents',
    'cloudfront:ListDistributions',
  ])('%s at home copies nothing', (Action) => {
    expect(rulesIn(statement({ Action, Resource: HOME_ARN }))).toEqual([]);
  });

  it('is not bound by the region it is called in', () => {
    const Condition = { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } };

    expect(rulesIn(statement({ Action: 'kms:ReplicateKey', Resource: HOME_ARN, Condition }))).toEqual([
      'policy-copies',
    ]);
  });

  it.each([
    ['kms:ReplicateKey', 'kms:ReplicaRegion'],
    ['secretsmanager:ReplicateSecretToRegions', 'secretsmanager:AddReplicaRegions'],
  ])('%s is bound by %s', (Action, key) => {
    const to = (region: Json, operator = 'StringEquals') =>
      statement({ Action, Resource: HOME_ARN, Condition: { [operator]: { [key]: region } } });

    expect(rulesIn(to('eu-central-1'))).toEqual([]);
    expect(rulesIn(to('us-east-1'))).toContain('policy-copies');
    expect(rulesIn(to(['eu-central-1', 'us-east-1']))).toContain('policy-copies');
    expect(rulesIn(to('eu-central-1', 'StringNotEquals'))).toContain('policy-copies');
  });
});

/** Services that act from everywhere, and some of the region. */
const SERVICES: readonly (readonly [string, readonly string[]])[] = [
  ['cloudfront.amazonaws.com', ['edge-access']],
  ['edgelambda.amazonaws.com', ['edge-access']],
  ['globalaccelerator.amazonaws.com', ['edge-access']],
  ['logger.cloudfront.amazonaws.com', ['edge-access']],
  ['delivery.cloudfront.amazonaws.com', ['edge-access']],
  ['chatbot.amazonaws.com', ['edge-access']],
  ['management.chatbot.amazonaws.com', ['edge-access']],
  ['drt.shield.amazonaws.com', ['edge-access']],
  ['replicator.lambda.amazonaws.com', ['edge-access']],
  ['EdgeLambda.amazonaws.com', ['edge-access']],
  ['lambda.amazonaws.com', []],
  ['delivery.logs.amazonaws.com', []],
];

describe('a service that is let in', () => {
  it.each(SERVICES)('%s: %j', (service, rules) => {
    const role = 'AssumeRolePolicyDocument.Statement.*';
    const trust = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' };

    expect(rulesIn(placed('AWS::IAM::Role', role, trust))).toEqual(rules);
    expect(rulesIn(placed('AWS::IAM::Role', role, { ...trust, Effect: 'Deny' }))).toEqual([]);
  });
});

describe("a policy of AWS's own", () => {
  const WIDE = [
    'AdministratorAccess',
    'PowerUserAccess',
    'AmazonS3FullAccess',
    'AmazonDynamoDBFullAccess_v2',
    'SecretsManagerReadWrite',
    'job-function/DatabaseAdministrator',
    'job-function/DataScientist',
    'job-function/SystemAdministrator',
  ];
  const HOLDERS = [
    ['AWS::IAM::Role', 'ManagedPolicyArns.*'],
    ['AWS::IAM::User', 'ManagedPolicyArns.*'],
    ['AWS::IAM::Group', 'ManagedPolicyArns.*'],
    ['AWS::SSO::PermissionSet', 'ManagedPolicies.*'],
  ] as const;

  it.each(WIDE.flatMap((name) => HOLDERS.map(([type, path]) => [name, type, path] as const)))(
    '%s in a %s is as wide as its name',
    (name, type, path) => {
      expect(rulesIn(placed(type, path, `arn:aws:iam::aws:policy/${name}`))).toEqual(['policy-everywhere']);
    },
  );

  it.each([
    'service-role/AWSLambdaBasicExecutionRole',
    'service-role/AmazonAPIGatewayPushToCloudWatchLogs',
    'aws-service-role/SomeFullAccess',
    'service-role/SomeFullAccess',
    'job-function/ViewOnlyAccess',
    'ReadOnlyAccess',
    'AdministratorAccess-Amplify',
  ])('%s is not', (name) => {
    expect(
      rulesIn(placed('AWS::IAM::Role', 'ManagedPolicyArns.*', `arn:aws:iam::aws:policy/${name}`)),
    ).toEqual([]);
  });
});

/** What a statement may be held by, and one that everybody who holds it is granted. */
describe('a statement for every resource', () => {
  const all = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
  const inline = { PolicyName: 'p', PolicyDocument: { Statement: [all] } };

  it.each([
    ['AWS::IAM::Policy', 'PolicyDocument.Statement.*', all],
    ['AWS::IAM::ManagedPolicy', 'PolicyDocument.Statement', all],
    ['AWS::IAM::Role', 'Policies.*', inline],
    ['AWS::IAM::User', 'Policies.*', inline],
    ['AWS::IAM::Group', 'Policies.*', inline],
    ['AWS::IAM::RolePolicy', 'PolicyDocument.Statement.*', all],
    ['AWS::IAM::UserPolicy', 'PolicyDocument.Statement.*', all],
    ['AWS::IAM::GroupPolicy', 'PolicyDocument.Statement.*', all],
    ['AWS::SSO::PermissionSet', 'InlinePolicy.Statement.*', all],
  ])('in %s it is one of every region', (type, path, value) => {
    expect(rulesIn(placed(type, path, value))).toEqual(['policy-everywhere']);
  });

  it.each([
    ['AWS::S3::BucketPolicy', 'PolicyDocument.Statement.*'],
    ['AWS::KMS::Key', 'KeyPolicy.Statement.*'],
    ['AWS::SQS::QueuePolicy', 'PolicyDocument.Statement.*'],
    ['AWS::EC2::VPCEndpoint', 'PolicyDocument.Statement.*'],
    ['AWS::IAM::Role', 'AssumeRolePolicyDocument.Statement.*'],
  ])('in %s it is for what it is attached to', (type, path) => {
    expect(rulesIn(placed(type, path, all))).toEqual([]);
  });
});
