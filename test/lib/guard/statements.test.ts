import { describe, expect, it } from '@jest/globals';
import { ANYTHING, rulesIn, statement } from './placed.ts';

const HOME_ARN = 'arn:aws:dynamodb:eu-central-1:111111111111:table/register';

/** Elements of a statement, and the rules that find something in them. */
const STATEMENTS: readonly (readonly [string, Parameters<typeof statement>[0], readonly string[]])[] = [
  ['every bucket', { Action: 's3:GetObject', Resource: 'arn:aws:s3:::*' }, ['policy-everywhere']],
  ['all in every bucket', { Action: 's3:GetObject', Resource: 'arn:aws:s3:::*/*' }, ['policy-everywhere']],
  ['one bucket', { Action: 's3:GetObject', Resource: 'arn:aws:s3:::documents/*' }, []],
  ['all but a resource', { Action: 'sqs:ListQueues', NotResource: HOME_ARN }, ['policy-everywhere']],
  ['all but an action', { NotAction: 'iam:*', Resource: '*' }, ['policy-everywhere']],
  ['all but an action at home', { NotAction: 'iam:*', Resource: HOME_ARN }, []],
  [
    'one of two actions',
    { Action: ['sqs:ListQueues', 's3:GetObject'], Resource: '*' },
    ['policy-everywhere'],
  ],
  ['one of two resources', { Action: 's3:GetObject', Resource: [HOME_ARN, '*'] }, ['policy-everywhere']],
  ['a wildcard for the region', { Action: 'sqs:*', Resource: 'arn:aws:sqs:*:1:jobs' }, ['policy-everywhere']],
  [
    'a wildcard in the region',
    { Action: 'sqs:*', Resource: 'arn:aws:sqs:eu-*:1:jobs' },
    ['policy-everywhere'],
  ],
  [
    'a region by a parameter',
    { Action: 'sqs:*', Resource: { 'Fn::Sub': `arn:aws:sqs:\${Anything}:1:jobs` } },
    ['policy-abroad'],
  ],
  ['a resource abroad', { Action: 'sqs:*', Resource: 'arn:aws:sqs:us-east-1:1:jobs' }, ['policy-abroad']],
  [
    'a resource abroad, in calls at home',
    {
      Action: 'sqs:*',
      Resource: 'arn:aws:sqs:us-east-1:1:jobs',
      Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
    },
    [],
  ],
  [
    'a principal abroad',
    { Action: 'sqs:*', Principal: { Service: 'states.us-east-1.amazonaws.com' } },
    ['policy-abroad'],
  ],
  [
    'a source abroad',
    {
      Action: 'sqs:*',
      Resource: HOME_ARN,
      Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:1:t' } },
    },
    ['policy-abroad'],
  ],
  [
    'no source abroad',
    {
      Action: 'sqs:*',
      Resource: HOME_ARN,
      Condition: { ArnNotLike: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:1:t' } },
    },
    [],
  ],
  [
    'an effect that depends on the deploy',
    { Effect: { 'Fn::If': ['C', 'Deny', 'Allow'] }, Action: 's3:GetObject', Resource: '*' },
    ['policy-everywhere'],
  ],
  [
    'an effect nobody knows',
    { Effect: ANYTHING, Action: 's3:GetObject', Resource: '*' },
    ['policy-everywhere'],
  ],
  ['a denial', { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' }, []],
  ['a denial abroad', { Effect: 'Deny', Action: 'sqs:*', Resource: 'arn:aws:sqs:us-east-1:1:jobs' }, []],
  [
    'a denial of all but one',
    { Effect: 'Deny', NotAction: 'sqs:*', Resource: 'arn:aws:sqs:us-east-1:1:jobs' },
    [],
  ],
];

describe('a statement with', () => {
  it.each(STATEMENTS)('%s', (_what, body, rules) => {
    expect(rulesIn(statement(body))).toEqual(rules);
  });
});
