import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../lib/guard/read/json.ts';
import { RULES } from '../../lib/guard/rules.ts';
import { kindOf } from '../../lib/residency/report/kinds.ts';
import { checked } from './guard/checked.ts';
import { synthesize } from './synth.ts';

type Properties = { readonly [key: string]: Json };
type Leak = { readonly type?: string; readonly properties: Properties };

const ABROAD = 'arn:aws:sqs:us-east-1:111111111111:q';
const document = (statement: Properties): Properties => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', ...statement }],
});
const abroad = document({ Action: 'sqs:SendMessage', Resource: ABROAD });
const everywhere = document({ Action: 's3:*', Resource: '*' });
const everyRegion = document({
  Principal: '*',
  Action: 'sqs:SendMessage',
  Resource: 'arn:aws:sqs:*:111111111111:q',
});
const copies = document({ Action: 'dynamodb:CreateTableReplica', Resource: '*' });
const edge = document({
  Principal: { Service: 'cloudfront.amazonaws.com' },
  Action: 's3:GetObject',
  Resource: '*',
});
const identity = (inner: Properties): Properties => ({
  PolicyName: 'p',
  Roles: ['r'],
  PolicyDocument: inner,
});
const role = (inner: Properties): Properties => ({ Policies: [{ PolicyName: 'p', PolicyDocument: inner }] });
const variable = (name: string, value: string): Properties => ({
  Environment: { Variables: { [name]: value } },
});
const lambdaPermission = { FunctionName: 'f', Action: 'lambda:InvokeFunction' };

/** For every rule that the report says holds a type: what that rule refuses in a resource of the type, or beside one. */
const LEAKS: Readonly<Record<string, Readonly<Record<string, Leak>>>> = {
  'AWS::DynamoDB::Table': {
    'table-replica': {
      type: 'AWS::DynamoDB::GlobalTable',
      properties: { Replicas: [{ Region: 'eu-central-1' }, { Region: 'us-east-1' }] },
    },
  },
  'AWS::S3::Bucket': {
    'bucket-copy': {
      properties: {
        ReplicationConfiguration: { Rules: [{ Destination: { Bucket: 'arn:aws:s3:::elsewhere' } }] },
      },
    },
    'edge-endpoint': { properties: { AccelerateConfiguration: { AccelerationStatus: 'Enabled' } } },
  },
  'AWS::SNS::Topic': {
    destination: { properties: { Subscription: [{ Protocol: 'sqs', Endpoint: ABROAD }] } },
    'outside-aws': {
      properties: { Subscription: [{ Protocol: 'https', Endpoint: 'https://hook.example.com/x' }] },
    },
  },
  'AWS::Logs::LogGroup': {
    destination: {
      type: 'AWS::Logs::SubscriptionFilter',
      properties: { LogGroupName: 'l', DestinationArn: 'arn:aws:logs:us-east-1:111111111111:destination:d' },
    },
  },
  'AWS::KMS::Key': { 'multi-region-key': { properties: { MultiRegion: true } } },
  'AWS::Lambda::Function': {
    environment: {
      properties: variable('AWS_ENDPOINT_URL_DYNAMODB', 'https://dynamodb.us-east-1.amazonaws.com'),
    },
    telemetry: { properties: variable('DD_API_KEY', 'x') },
    'third-country-host': { properties: variable('MAIL_HOST', 'api.mailgun.net') },
  },
  'AWS::ApiGateway::RestApi': { 'edge-endpoint': { properties: { Name: 'edge by default' } } },
  'AWS::ApiGateway::Method': {
    'outside-aws': { properties: { Integration: { Type: 'HTTP_PROXY', Uri: 'https://api.example.com/x' } } },
  },
  'AWS::WAFv2::WebACL': { 'edge-service': { properties: { Scope: 'CLOUDFRONT' } } },
  'AWS::Events::Rule': { destination: { properties: { Targets: [{ Id: 't', Arn: ABROAD }] } } },
  'AWS::Lambda::Permission': {
    'edge-access': { properties: { ...lambdaPermission, Principal: 'edgelambda.amazonaws.com' } },
  },
  'AWS::IAM::ManagedPolicy': {
    'policy-abroad': { properties: { PolicyDocument: abroad } },
    'policy-everywhere': { properties: { PolicyDocument: everywhere } },
    'policy-copies': { properties: { PolicyDocument: copies } },
  },
  'AWS::IAM::Policy': {
    'policy-abroad': { properties: identity(abroad) },
    'policy-everywhere': { properties: identity(everywhere) },
    'policy-copies': { properties: identity(copies) },
  },
  'AWS::IAM::Role': {
    'policy-abroad': { properties: role(abroad) },
    'policy-everywhere': { properties: role(everywhere) },
    'policy-copies': { properties: role(copies) },
    'edge-access': { properties: { AssumeRolePolicyDocument: edge } },
  },
  ...Object.fromEntries(
    ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'].map((type) => [
      type,
      {
        'policy-abroad': { properties: { PolicyDocument: abroad } },
        'policy-everywhere': { properties: { PolicyDocument: everyRegion } },
        'policy-copies': { properties: { PolicyDocument: copies } },
        'edge-access': { properties: { PolicyDocument: edge } },
      },
    ]),
  ),
  'AWS::Logs::ResourcePolicy': {
    'policy-abroad': { properties: { PolicyDocument: JSON.stringify(abroad) } },
    'policy-everywhere': { properties: { PolicyDocument: JSON.stringify(everyRegion) } },
    'policy-copies': { properties: { PolicyDocument: JSON.stringify(copies) } },
    'edge-access': { properties: { PolicyDocument: JSON.stringify(edge) } },
  },
};

const types = [
  ...new Set(
    Object.values(synthesize()).flatMap((template) =>
      Object.values(template.toJSON().Resources as Record<string, { readonly Type: string }>).map(
        ({ Type }) => Type,
      ),
    ),
  ),
].sort();
const claims = types.flatMap((type) => kindOf(type).guard.map((rule): [string, string] => [type, rule]));

describe('a rule that the report says holds a type of resource', () => {
  it.each(claims)('%s is held by %s', (type, id) => {
    const leak = LEAKS[type]?.[id];
    if (!leak) throw new Error('claimed, and not shown');
    const rules = RULES.filter((rule) => rule.id === id);
    const template = { Resources: { Leak: { Type: leak.type ?? type, Properties: leak.properties } } };
    expect(checked(template, { rules }).map(({ rule }) => rule)).toContain(id);
  });
});
