import { describe, expect, it } from '@jest/globals';
import type { Access } from '../../local/gate/calls.ts';
import type { Context } from '../../local/gate/conditions.ts';
import { verdictOf } from '../../local/gate/policy.ts';
import { ACCOUNT, arn } from '../../local/template/physical.ts';
import { resourcePolicies } from './effective.ts';
import { stubbedApp } from './synth.ts';

const app = stubbedApp({ checkSchemas: false });
const assembly = app.synth();
const policies = resourcePolicies(assembly.directory);
const named = (name: string) => policies.find((policy) => policy.name === name)?.statements ?? [];

/** What a role would do with each kind of resource. */
const ACTIONS: Readonly<Record<string, string>> = {
  'AWS::KMS::Key': 'kms:Decrypt',
  'AWS::DynamoDB::Table': 'dynamodb:GetItem',
  'AWS::S3::BucketPolicy': 's3:GetObject',
  'AWS::SQS::QueuePolicy': 'sqs:SendMessage',
  'AWS::SNS::TopicPolicy': 'sns:Publish',
};
const ROLE = `arn:aws:iam::${ACCOUNT}:role/somebody`;
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
/** A resource's own ARN, where its policy names it. */
const resourceOf = (name: string): string =>
  named(name)
    .flatMap(({ resources }) => resources)
    .find((resource) => resource.includes('/*') || resource !== '*') ?? '*';

const call = (type: string, name: string, context: Context = {}, principal = ROLE): Access => ({
  action: ACTIONS[type] ?? '',
  resource: resourceOf(name).replace('/*', '/packages/x'),
  principal,
  context,
});

describe('the policy of every resource that holds or carries something', () => {
  it('is there', () => {
    const holding = assembly.stacks.flatMap(({ template }) =>
      Object.values<{ Type: string }>(template.Resources).filter(({ Type }) =>
        [
          'AWS::KMS::Key',
          'AWS::DynamoDB::Table',
          'AWS::S3::Bucket',
          'AWS::SQS::Queue',
          'AWS::SNS::Topic',
        ].includes(Type),
      ),
    );
    expect(policies).toHaveLength(holding.length);
    expect(new Set(policies.map(({ type }) => type))).toEqual(new Set(Object.keys(ACTIONS)));
  });

  it.each(policies)(
    '$name: a call at home over TLS is for the caller’s own policy to allow',
    ({ type, name, statements }) => {
      expect(verdictOf(statements, call(type, name))).not.toBe('denied');
    },
  );

  it.each(policies)('$name refuses a call to another region', ({ type, name, statements }) => {
    const abroad = { 'aws:RequestedRegion': 'us-east-1' };
    expect(verdictOf(statements, call(type, name, abroad))).toBe('denied');
    expect(verdictOf(statements, call(type, name, abroad, ROOT))).toBe('denied');
    expect(
      verdictOf(statements, call(type, name, { ...abroad, 'aws:PrincipalIsAWSService': undefined })),
    ).toBe('denied');
    expect(verdictOf(statements, call(type, name, { ...abroad, 'aws:ViaAWSService': 'true' }))).toBe(
      'denied',
    );
  });

  it.each(policies)(
    '$name refuses whoever is of another account, or of none',
    ({ type, name, statements }) => {
      const another = '111111111111';
      const stranger = `arn:aws:iam::${another}:role/somebody`;
      for (const account of [another, 'anonymous', undefined])
        for (const service of ['false', undefined]) {
          const context = { 'aws:PrincipalAccount': account, 'aws:PrincipalIsAWSService': service };
          expect(verdictOf(statements, call(type, name, context, stranger))).toBe('denied');
        }
    },
  );

  it.each(policies)('$name refuses plain HTTP', ({ type, name, statements }) => {
    expect(verdictOf(statements, call(type, name, { 'aws:SecureTransport': 'false' }))).toBe('denied');
  });

  it.each(policies)('$name denies nothing but by condition', ({ statements }) => {
    const denies = statements.filter(({ effect }) => effect === 'Deny');
    expect(denies.length).toBeGreaterThan(1);
    expect(denies.filter(({ conditions }) => conditions === undefined)).toEqual([]);
  });
});

describe('the keys', () => {
  const keys = policies.filter(({ type }) => type === 'AWS::KMS::Key');

  it.each(keys)('$name stays in the hands of the account, at home', ({ statements }) => {
    for (const action of ['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion', 'kms:EnableKeyRotation'])
      expect(verdictOf(statements, { action, resource: '*', principal: ROOT })).toBe('allowed');
  });

  it.each(keys)(
    '$name serves DynamoDB and S3 in the name of a caller, and not from another region',
    ({ statements }) => {
      const via = (service: string): Access => ({
        action: 'kms:GenerateDataKey',
        resource: '*',
        principal: ROLE,
        // A service that goes on in a caller's name need not say how the caller came.
        context: { 'kms:ViaService': service, 'aws:ViaAWSService': 'true', 'aws:SecureTransport': 'false' },
      });
      expect(verdictOf(statements, via('dynamodb.eu-central-1.amazonaws.com'))).toBe('allowed');
      expect(verdictOf(statements, via('s3.eu-central-1.amazonaws.com'))).toBe('allowed');
      expect(verdictOf(statements, via('s3.us-east-1.amazonaws.com'))).toBe('denied');
      expect(verdictOf(statements, via('ec2.eu-west-2.amazonaws.com'))).toBe('denied');
    },
  );
});

describe('services of AWS that act for us', () => {
  /** A service in its own name says neither of an endpoint nor of how it came. */
  const service = (more: Context = {}): Context => ({
    'aws:PrincipalIsAWSService': 'true',
    'aws:PrincipalAccount': undefined,
    'aws:RequestedRegion': undefined,
    'aws:SecureTransport': undefined,
    'aws:ViaAWSService': undefined,
    'aws:SourceAccount': ACCOUNT,
    ...more,
  });
  const logsArn = arn('logs', 'log-group:x');
  it.each<[string, string, Access]>([
    [
      'the logs are encrypted',
      'OperationsKey',
      {
        action: 'kms:GenerateDataKeyWithoutPlaintext',
        resource: '*',
        principal: 'logs.eu-central-1.amazonaws.com',
        context: service({ 'kms:EncryptionContext:aws:logs:arn': logsArn }),
      },
    ],
    [
      'alarms open the topic’s key',
      'OperationsKey',
      {
        action: 'kms:GenerateDataKey',
        resource: '*',
        principal: 'cloudwatch.amazonaws.com',
        context: service(),
      },
    ],
    [
      'alarms ring',
      'OperationsAlarms',
      {
        action: 'sns:Publish',
        resource: arn('sns', 'HjemmelService-OperationsAlarms'),
        principal: 'cloudwatch.amazonaws.com',
        context: service(),
      },
    ],
    [
      'S3 says who fetched a package',
      'PackagesAccessLogs',
      {
        action: 's3:PutObject',
        resource: 'arn:aws:s3:::hjemmeldata-packagesaccesslogs/x',
        principal: 'logging.s3.amazonaws.com',
        context: service({ 'aws:SourceArn': 'arn:aws:s3:::hjemmeldata-packagesbucket' }),
      },
    ],
  ])('%s', (_says, name, access) => {
    expect(verdictOf(named(name), access)).toBe('allowed');
  });
});
