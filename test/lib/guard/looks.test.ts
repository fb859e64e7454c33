import { describe, expect, it } from '@jest/globals';
import type { Dict, Json } from '../../../lib/guard/read/json.ts';
import { checked } from './checked.ts';
import { ANYTHING, placed, rulesIn, statement } from './placed.ts';

/** Addresses AWS itself posts to. */
const POSTED: readonly (readonly [string, string])[] = [
  ['AWS::Events::ApiDestination', 'InvocationEndpoint'],
  ['AWS::KinesisFirehose::DeliveryStream', 'HttpEndpointDestinationConfiguration.EndpointConfiguration.Url'],
  ['AWS::KinesisFirehose::DeliveryStream', 'SplunkDestinationConfiguration.HECEndpoint'],
  ['AWS::KinesisFirehose::DeliveryStream', 'SnowflakeDestinationConfiguration.AccountUrl'],
  ['AWS::SNS::Subscription', 'Endpoint'],
  ['AWS::SNS::Topic', 'Subscription.*.Endpoint'],
  ['AWS::IoT::TopicRuleDestination', 'HttpUrlProperties.ConfirmationUrl'],
  ['AWS::IoT::TopicRule', 'TopicRulePayload.Actions.*.Http.Url'],
  ['AWS::AppSync::DataSource', 'HttpConfig.Endpoint'],
  ['AWS::ApiGateway::Method', 'Integration.Uri'],
  ['AWS::ApiGatewayV2::Integration', 'IntegrationUri'],
  ['AWS::StepFunctions::StateMachine', 'Definition.States.Call.Parameters.ApiEndpoint'],
];

describe('an address that something is posted to', () => {
  it.each(POSTED)('%s %s', (type, path) => {
    expect(rulesIn(placed(type, path, 'https://hooks.example.com/x'))).toEqual(['outside-aws']);
    expect(rulesIn(placed(type, path, 'https://abc.execute-api.eu-central-1.amazonaws.com/x'))).toEqual([]);
    expect(rulesIn(placed(type, path, 'https://http-intake.logs.datadoghq.eu/x'))).toEqual([]);
    expect(rulesIn(placed(type, path, 'https://ours.internal/x'))).toEqual([]);
  });

  it('is found in the definition of a state machine', () => {
    const machine = (ApiEndpoint: string) =>
      placed(
        'AWS::StepFunctions::StateMachine',
        'DefinitionString',
        JSON.stringify({ States: { A: { Parameters: { ApiEndpoint } } } }),
      );

    expect(rulesIn(machine('https://hooks.example.com'))).toEqual(['outside-aws']);
    expect(rulesIn(machine('https://ours.internal'))).toEqual([]);
  });
});

/** Actions on what holds data, or opens it. */
const HOLD = [
  'S3:GetObject',
  '*',
  's3:GetObject',
  'sqs:*',
  'sns:Publish',
  'dynamodb:GetItem',
  'secretsmanager:GetSecretValue',
  'kms:Decrypt',
  'kinesis:GetRecords',
  'events:PutEvents',
  'backup:CopyIntoBackupVault',
  'ecr:BatchGetImage',
  'glue:GetTable',
  'logs:PutLogEvents',
];

describe('anybody', () => {
  const open = (Action: string, more: Dict = {}, type = 'AWS::SQS::QueuePolicy') =>
    statement({ Principal: '*', Action, Resource: 'arn:aws:sqs:eu-central-1:1:jobs', ...more }, type);

  it.each(HOLD)('may not %s', (action) => {
    expect(rulesIn(open(action))).toEqual(['open-to-the-world']);
    expect(rulesIn(open(action, { Principal: { AWS: '*' } }))).toEqual(['open-to-the-world']);
    expect(rulesIn(open(action, { Principal: { AWS: ['arn:aws:iam::1:root', '*'] } }))).toEqual([
      'open-to-the-world',
    ]);
    expect(rulesIn(open(action, { Principal: { AWS: 'arn:aws:iam::1:root' } }))).toEqual([]);
    expect(rulesIn(open(action, { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }))).toEqual(
      [],
    );
    expect(rulesIn(open(action, {}, 'AWS::EC2::VPCEndpoint'))).toEqual([]);
    expect(rulesIn(open(action, {}, 'AWS::VpcLattice::AuthPolicy'))).toEqual([]);
    expect(rulesIn(open(action, { Effect: 'Deny' }))).toEqual([]);
  });

  it.each(['execute-api:Invoke', 'lambda:InvokeFunctionUrl', 'xs3:GetObject', 's3'])('may %s', (action) => {
    expect(rulesIn(open(action))).toEqual([]);
  });
});

describe('a region that is worked out', () => {
  const task = (key: string, value: string) =>
    rulesIn(placed('AWS::StepFunctions::StateMachine', `Definition.States.Copy.Arguments.${key}`, value));

  it.each<[string, string, string[]]>([
    ['Region', "{% $home ? 'eu-central-1' : 'us-east-1' %}", ['region']],
    ['Region', "{% $away ? 'eu-central-1' : 'eu-central-1' %}", []],
    ['Region', "{% 'EU-CENTRAL-1' %}", []],
    ['Region', '{% $region %}', ['region']],
    ['Region', '$.region', ['region']],
    ['DestinationRegion', ' $.region', ['region']],
    ['Regions', '$.regions', ['region']],
    ['region', '$.region', ['region']],
    ['RegionCode', '$.region', []],
    ['Place', '$.region', []],
    ['Region', 'the region', []],
  ])('%s: %s', (key, value, rules) => {
    expect(task(key, value)).toEqual(rules);
  });

  it('by a path', () => {
    const states = { Copy: { Parameters: { 'Region.$': '$.region' } } };

    expect(rulesIn(placed('AWS::StepFunctions::StateMachine', 'Definition', { States: states }))).toEqual([
      'region',
    ]);
  });
});

describe('a template', () => {
  const resource = { Type: 'AWS::SQS::Queue' };

  it.each<[string, Json, readonly string[]]>([
    ['with a transform', { Transform: 'AWS::Include', Resources: {} }, ['unreadable']],
    ['with no transform', { Transform: null, Resources: {} }, []],
    ['with a loop of resources', { Resources: { 'Fn::ForEach::All': ['A', ['b'], {}] } }, ['unreadable']],
    ['with a loop of conditions', { Resources: {}, Conditions: { 'Fn::ForEach::All': [] } }, ['unreadable']],
    ['with mappings from elsewhere', { Resources: {}, Mappings: { 'Fn::Transform': {} } }, ['unreadable']],
    ['with a loop of outputs', { Resources: {}, Outputs: { 'Fn::ForEach::All': [] } }, ['unreadable']],
    [
      'with parameters from elsewhere',
      { Resources: {}, Parameters: { 'Fn::Transform': {} } },
      ['unreadable'],
    ],
    [
      'with a macro in a resource',
      { Resources: { A: { ...resource, Properties: { 'Fn::Transform': {}, Tags: [] } } } },
      ['unreadable'],
    ],
    [
      'with a macro alone',
      { Resources: { A: { ...resource, Properties: { Tags: { 'Fn::Transform': {} } } } } },
      ['unreadable'],
    ],
    [
      'with a loop beside others in a resource',
      { Resources: { A: { ...resource, Properties: { 'Fn::ForEach::X': [], QueueName: 'x' } } } },
      ['unreadable'],
    ],
    [
      'with a loop in a resource',
      { Resources: { A: { ...resource, Properties: { 'Fn::ForEach::X': [] } } } },
      ['unreadable'],
    ],
    [
      'with a macro in a list',
      { Resources: { A: { ...resource, Properties: { Tags: [{ 'Fn::Transform': {} }] } } } },
      ['unreadable'],
    ],
    [
      'with a region for a key',
      { Resources: { A: { Type: 'Custom::A', Properties: { Copies: { 'us-east-1': 2 } } } } },
      ['region'],
    ],
    [
      'with a stack whose template nobody reads',
      placed('AWS::CloudFormation::Stack', 'TemplateBody', '{"Resources":{}}'),
      ['remote-template'],
    ],
    [
      'with words about a region',
      { Resources: { A: { ...resource, Metadata: { Place: 'us-east-1' } } } },
      [],
    ],
    [
      'with what a machine does',
      {
        Resources: {
          A: {
            Type: 'AWS::EC2::Instance',
            Metadata: {
              'AWS::CloudFormation::Init': {
                c: { files: { a: { source: 'https://sqs.us-east-1.amazonaws.com' } } },
              },
            },
          },
        },
      },
      ['endpoint'],
    ],
    [
      'with an output of a stack abroad',
      placed('AWS::SQS::Queue', 'QueueName', {
        'Fn::GetStackOutput': { Region: 'us-east-1', StackName: 'x' },
      }),
      ['stack-output-abroad'],
    ],
    [
      'with an output of a stack anywhere',
      placed('AWS::SQS::Queue', 'QueueName', { 'Fn::GetStackOutput': { Region: ANYTHING } }),
      ['stack-output-abroad'],
    ],
    [
      'with an output of a stack at home',
      placed('AWS::SQS::Queue', 'QueueName', { 'Fn::GetStackOutput': { Region: 'eu-central-1' } }),
      [],
    ],
    [
      'with an output of a stack beside it',
      placed('AWS::SQS::Queue', 'QueueName', { 'Fn::GetStackOutput': { StackName: 'x' } }),
      [],
    ],
  ])('%s', (_what, template, rules) => {
    expect(rulesIn(template)).toEqual(rules);
  });

  it('is refused in a region that is not allowed', () => {
    expect(rulesIn({ Resources: {} }, { region: 'us-east-1' })).toEqual(['stack-abroad']);
    expect(rulesIn({ Resources: {} }, { region: 'eu-north-1' })).toEqual(['stack-abroad']);
    expect(rulesIn({ Resources: {} }, { region: 'eu-north-1', allow: ['eu-north-1'] })).toEqual([]);
  });

  it('has its findings at JSON pointers, each place once', () => {
    const paths = (template: Json) => checked(template, { region: 'eu-north-1' }).map(({ path }) => path);
    const output = { 'x/y': { 'Fn::GetStackOutput': { Region: 'us-east-1' } } };

    expect(paths({ Resources: {} })).toEqual(['template.json#']);
    expect(paths({ Transform: 'x', Resources: {} })).toContain('template.json#/Transform');
    expect(paths(placed('Custom::A', '', output))).toContain(
      'template.json#/Resources/It/Properties/x~1y/Fn::GetStackOutput',
    );
    const inner = JSON.stringify({ 'a/b': ['us-east-1'] });
    const findings = checked({
      Resources: {
        'A~/B': { Type: 'Custom::A', Properties: { 'x/y~': inner, Both: 'us-east-1 us-west-2' } },
      },
    });

    expect(findings.map(({ path, logicalId, type }) => [path, logicalId, type])).toEqual([
      ['template.json#/Resources/A~0~1B/Properties/x~1y~0#/a~1b/0', 'A~/B', 'Custom::A'],
      ['template.json#/Resources/A~0~1B/Properties/Both', 'A~/B', 'Custom::A'],
    ]);
  });
});
