import { describe, expect, it } from '@jest/globals';
import type { Dict, Json } from '../../../lib/guard/read/json.ts';
import { checked } from './checked.ts';
import { placed, rulesIn, statement } from './placed.ts';

const WIDE = { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' };
const bound = (operator: string, key: string, value: Json) =>
  statement({ ...WIDE, Condition: { [operator]: { [key]: value } } });

describe('a condition on the region', () => {
  it.each<[string, string, Json]>([
    ['StringEquals', 'aws:RequestedRegion', 'eu-central-1'],
    ['StringEquals', 'AWS:requestedregion', ['eu-central-1']],
    ['StringEquals', 'aws:RequestedRegion', { Ref: 'AWS::Region' }],
    ['StringEqualsIgnoreCase', 'aws:RequestedRegion', 'eu-central-1'],
    ['StringLike', 'aws:RequestedRegion', 'eu-central-1'],
    ['StringEqualsIfExists', 'aws:RequestedRegion', 'eu-central-1'],
    ['ForAllValues:StringEquals', 'aws:RequestedRegion', 'eu-central-1'],
    ['ForAnyValue:StringEquals', 'aws:RequestedRegion', 'eu-central-1'],
    ['StringEquals', 'ec2:Region', 'eu-central-1'],
    ['StringEquals', 'kms:ViaService', 's3.eu-central-1.amazonaws.com'],
    ['StringEquals', 'kms:ViaService', 's3.eu-central-1.amazonaws.eu'],
    ['StringLike', 'kms:ViaService', '*.eu-central-1.amazonaws.com'],
  ])('bounds by %s %s %j', (operator, key, value) => {
    expect(rulesIn(bound(operator, key, value))).toEqual([]);
  });

  it.each<[string, string, Json, string[]]>([
    [
      'StringEquals',
      'aws:RequestedRegion',
      ['eu-central-1', 'us-east-1'],
      ['policy-abroad', 'policy-everywhere'],
    ],
    ['StringLike', 'aws:RequestedRegion', 'eu-*', ['policy-abroad', 'policy-everywhere']],
    ['StringLike', 'aws:RequestedRegion', 'eu-central-?', ['policy-abroad', 'policy-everywhere']],
    ['StringEquals', 'aws:RequestedRegion', { Ref: 'Anything' }, ['policy-abroad', 'policy-everywhere']],
    ['StringEquals', 'aws:RequestedRegion', 'eu-central-10', ['policy-abroad', 'policy-everywhere']],
    ['StringEquals', 'kms:ViaService', 's3.us-east-1.amazonaws.com', ['policy-abroad', 'policy-everywhere']],
    ['StringNotEquals', 'aws:RequestedRegion', 'us-east-1', ['policy-everywhere']],
    ['StringNotLike', 'aws:RequestedRegion', 'us-*', ['policy-everywhere']],
    ['StringNotEquals', 'kms:ViaService', 's3.eu-central-1.amazonaws.com', ['policy-everywhere']],
    ['StringLike', 'aws:RequestedRegion', 'eu.central.1', ['policy-abroad', 'policy-everywhere']],
    ['Null', 'aws:RequestedRegion', 'false', ['policy-everywhere']],
    ['Bool', 'aws:SecureTransport', 'true', ['policy-everywhere']],
    ['StringEquals', 'aws:PrincipalOrgID', 'o-1', ['policy-everywhere']],
    ['StringEquals', 's3:LocationConstraint', 'eu-central-1', ['policy-everywhere']],
  ])('does not bound by %s %s %j', (operator, key, value, rules) => {
    expect(rulesIn(bound(operator, key, value))).toEqual(rules);
  });

  it.each(['NumericEquals', 'DateEquals', 'BoolIfExists', 'IpAddress', 'Null', 'ArnNotLike'])(
    'names nothing abroad by %s',
    (operator) => {
      const body = { Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-central-1:1:q' };
      const where = { 'aws:SourceArn': 'arn:aws:sns:us-east-1:1:t' };

      expect(rulesIn(statement({ ...body, Condition: { [operator]: where } }))).toEqual([]);
      expect(rulesIn(statement({ ...body, Condition: { ArnEquals: where } }))).toEqual(['policy-abroad']);
    },
  );
});

const ABROAD = { StringNotEquals: { 'aws:RequestedRegion': 'eu-central-1' } };
const DENY = { Effect: 'Deny', Action: '*', Resource: '*', Condition: ABROAD };

/** Statements beside one that allows what it allows in every region, and whether they deny it abroad. */
const BESIDE: readonly (readonly [string, Dict, boolean])[] = [
  ['everything', DENY, true],
  [
    'everything, by StringNotLike',
    { ...DENY, Condition: { StringNotLike: { 'aws:RequestedRegion': 'eu-central-1' } } },
    true,
  ],
  [
    'everything, by IgnoreCase',
    { ...DENY, Condition: { StringNotEqualsIgnoreCase: { 'aws:RequestedRegion': 'eu-central-1' } } },
    true,
  ],
  [
    'everything, for all values',
    { ...DENY, Condition: { 'ForAllValues:StringNotEquals': { 'aws:RequestedRegion': 'eu-central-1' } } },
    true,
  ],
  [
    'everything, if it exists',
    { ...DENY, Condition: { StringNotEqualsIfExists: { 'aws:RequestedRegion': 'eu-central-1' } } },
    true,
  ],
  [
    'everything but what holds nothing',
    { Effect: 'Deny', NotAction: ['iam:*', 'sts:*', 'support:*'], Resource: '*', Condition: ABROAD },
    true,
  ],
  [
    'everything but another service',
    { Effect: 'Deny', NotAction: ['sqs:*'], Resource: '*', Condition: ABROAD },
    true,
  ],
  [
    'everything but the service',
    { Effect: 'Deny', NotAction: ['s3:*'], Resource: '*', Condition: ABROAD },
    false,
  ],
  ['everything, and one resource by name', { ...DENY, Resource: ['*', 'arn:aws:s3:::documents'] }, true],
  [
    'everything but the service, in capitals',
    { Effect: 'Deny', NotAction: ['S3:*'], Resource: '*', Condition: ABROAD },
    false,
  ],
  [
    'nothing abroad, and everything at home',
    { ...DENY, Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } } },
    false,
  ],
  ['nothing: it allows everything abroad', { ...DENY, Effect: 'Allow' }, false],
  ['one of two lists', { ...DENY, Action: ['sqs:*', '*'] }, true],
  ['one service', { ...DENY, Action: 'sqs:*' }, false],
  ['one resource', { ...DENY, Resource: 'arn:aws:s3:::documents' }, false],
  ['nothing: it allows', { ...DENY, Effect: 'Allow', Action: 'sqs:ListQueues' }, false],
  [
    'everything at home',
    { ...DENY, Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } } },
    false,
  ],
  [
    'everything outside two regions',
    { ...DENY, Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'us-east-1'] } } },
    false,
  ],
  [
    'everything outside any region',
    { ...DENY, Condition: { StringNotLike: { 'aws:RequestedRegion': 'eu-*' } } },
    false,
  ],
  [
    'everything abroad, to one principal',
    { ...DENY, Condition: { ...ABROAD, StringEquals: { 'aws:PrincipalTag/x': 'y' } } },
    false,
  ],
  [
    'everything of a key that is no region',
    { ...DENY, Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'eu-central-1' } } },
    false,
  ],
  ['everything everywhere', { Effect: 'Deny', Action: 's3:x', Resource: '*' }, false],
];

describe('a denial abroad', () => {
  const rulesBeside = (deny: Dict) =>
    checked(placed('AWS::IAM::ManagedPolicy', 'PolicyDocument.Statement', [WIDE, deny])).some(({ path }) =>
      path.includes('/Statement/0/'),
    );

  it.each(BESIDE)('of %s', (_what, deny, bounds) => {
    expect(rulesBeside(deny)).toBe(!bounds);
  });

  it.each(
    [
      'iam sts organizations account route53 route53domains support supportplans trustedadvisor health budgets ce cur tax',
      'billing payments invoicing consolidatedbilling freetier aws-portal sso pricing tag servicequotas access-analyzer',
    ].flatMap((line) => line.split(' ')),
  )('may except %s, which carries no data', (service) => {
    const everything = { ...WIDE, Action: '*' };
    const deny = { Effect: 'Deny', NotAction: `${service}:*`, Resource: '*', Condition: ABROAD };
    const template = (body: Dict) =>
      placed('AWS::IAM::ManagedPolicy', 'PolicyDocument.Statement', [everything, body]);

    expect(rulesIn(template(deny))).toEqual([]);
    expect(rulesIn(template({ ...deny, NotAction: 'dynamodb:*' }))).toEqual(['policy-everywhere']);
  });
});

describe('a denial abroad of all but one service', () => {
  const beside = (body: Dict) =>
    rulesIn(
      placed('AWS::IAM::ManagedPolicy', 'PolicyDocument.Statement', [
        { Effect: 'Allow', Resource: '*', ...body },
        { Effect: 'Deny', NotAction: 'sqs:*', Resource: '*', Condition: ABROAD },
      ]),
    );

  it.each<[string, Dict, readonly string[]]>([
    ['is one of others', { Action: ['s3:PutObject', 'dynamodb:PutItem'] }, []],
    ['is none of that one', { Action: ['s3:PutObject', 'sqs:SendMessage'] }, ['policy-everywhere']],
    ['is none of that one in capitals', { Action: 'SQS:SendMessage' }, ['policy-everywhere']],
    ['is none of all but something', { NotAction: 'iam:*' }, ['policy-everywhere']],
  ])('%s', (_what, body, rules) => {
    expect(beside(body)).toEqual(rules);
  });
});

describe('a wildcard', () => {
  const like = (value: string) =>
    rulesIn(bound('StringLike', 'aws:RequestedRegion', value), { allow: ['eu-central-1', 'eu-north-1'] });

  it.each(['eu-north-?', 'eu-n*', '*-north-1'])('%s', (value) => {
    expect(like(value)).toEqual(value === '*-north-1' ? ['policy-abroad', 'policy-everywhere'] : []);
  });
});

describe('a boundary', () => {
  const managed = (...statements: readonly Json[]) => ({
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: { Statement: [...statements] } },
  });
  const role = (properties: Dict) => ({ Type: 'AWS::IAM::Role', Properties: properties });
  const inline = { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [WIDE] } }] };
  const Bound = managed({ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::documents/*' }, DENY);
  const by = { PermissionsBoundary: { Ref: 'Bound' } };
  const of = (...roles: readonly string[]) => ({
    Type: 'AWS::IAM::Policy',
    Properties: { PolicyDocument: { Statement: [WIDE] }, Roles: roles.map((name) => ({ Ref: name })) },
  });

  it.each<[string, Dict, readonly string[]]>([
    ['of the role that has the statement', { Bound, One: role({ ...inline, ...by }) }, []],
    ['of the role that the policy is of', { Bound, One: role(by), Policy: of('One') }, []],
    ['of both roles', { Bound, One: role(by), Two: role(by), Policy: of('One', 'Two') }, []],
    [
      'of one role of two',
      { Bound, One: role(by), Two: role({}), Policy: of('One', 'Two') },
      ['policy-everywhere'],
    ],
    ['of no role', { Bound, One: role(inline) }, ['policy-everywhere']],
    ['of a role of another policy', { Bound, One: role(by), Policy: of() }, ['policy-everywhere']],
    ['that is not at hand', { One: role({ ...inline, ...by }) }, ['policy-everywhere']],
    [
      'that denies nothing',
      {
        Bound: managed({ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::documents/*' }),
        One: role({ ...inline, ...by }),
      },
      ['policy-everywhere'],
    ],
  ])('%s', (_what, resources, rules) => {
    expect(rulesIn({ Resources: resources })).toEqual(rules);
  });
});
