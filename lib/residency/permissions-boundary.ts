import { REGION } from '../../lambdas/platform/region.ts';
import { HOLES } from './holes.ts';
import type { PolicyDocument } from './policy.ts';

/** What AWS takes of a managed policy, in characters without white space. */
export const PERMISSIONS_BOUNDARY_LIMIT = 6144;

/** The managed policy's name, by which the organisation's policy knows it. */
export const BOUNDARY_NAME = 'hjemmel-boundary';

const of = (service: string, ...names: readonly string[]): string[] =>
  names.map((name) => `${service}:${name}`);

/** The most that any role of ours may ever be granted; it grants nothing itself. */
const AT_MOST = [
  ...of('dynamodb', 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'),
  ...of('dynamodb', 'ConditionCheckItem', 'DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'),
  ...of('kms', 'Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext'),
  ...of('kms', 'GenerateMac', 'GetPublicKey', 'ReEncryptFrom', 'ReEncryptTo', 'Sign'),
  ...of('logs', 'CreateLogGroup', 'CreateLogStream', 'DescribeLogGroups', 'DescribeLogStreams'),
  ...of('logs', 'FilterLogEvents', 'GetLogEvents', 'PutLogEvents'),
  ...of('s3', 'DeleteObject', 'GetObject', 'ListBucket', 'PutObject'),
  ...of('sqs', 'ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl'),
  ...of('sqs', 'ReceiveMessage', 'SendMessage'),
];

/**
 * The permissions boundary of every role of our stacks. What it does not allow, no grant gives; and because it denies
 * the rest by name too, no policy of a resource gives it either.
 */
export const PERMISSIONS_BOUNDARY: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'AtMost',
      Effect: 'Allow',
      Action: AT_MOST,
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestedRegion': REGION } },
    },
    // Not the same as to say nothing: where it is silent, the policy of a resource could still give it.
    { Sid: 'NothingElse', Effect: 'Deny', NotAction: AT_MOST, Resource: '*' },
    {
      Sid: 'OtherRegions',
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': REGION } },
    },
    ...HOLES,
  ],
};
