import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, it } from '@jest/globals';
import { SECRET_KEY } from '../../local/functions/functions.ts';
import { readJsonCall, readS3Call } from '../../local/gate/calls.ts';
import { isAllowed, verdictOf } from '../../local/gate/policy.ts';
import { presignedFault } from '../../local/gate/presigned.ts';
import { checkSourceGrants, createGrants } from '../../local/grants.ts';
import type { Statement } from '../../local/template/grants.ts';
import { arn } from '../../local/template/physical.ts';
import { loadTemplate } from '../../local/template.ts';
import { type Changes, writeAssembly } from './fixture/assembly.ts';

const table = (name: string): string => arn('dynamodb', `table/${name}`);
const statement = (part: Partial<Statement>): Statement => {
  return { effect: 'Allow', actions: ['dynamodb:*'], resources: ['*'], conditions: undefined, ...part };
};
const put = { action: 'dynamodb:PutItem', resource: table('a') };

describe('a policy', () => {
  it.each<[string, Partial<Statement>[], boolean]>([
    ['nothing', [], false],
    ['the action itself, in any case', [{ actions: ['DynamoDB:putitem'] }], true],
    ['all actions that begin so', [{ actions: ['dynamodb:Put*'] }], true],
    ['another action', [{ actions: ['dynamodb:GetItem'] }], false],
    ['the resource', [{ resources: [table('a')] }], true],
    ['another resource', [{ resources: [table('b')] }], false],
    ['an index of it', [{ resources: [`${table('a')}/index/*`] }], false],
    ['a deny', [{}, { effect: 'Deny' }], false],
    [
      'a condition that holds',
      [{ conditions: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } } }],
      true,
    ],
    ['a condition that does not', [{ conditions: { StringEquals: { 'kms:ViaService': 's3' } } }], false],
    ['a condition it does not understand', [{ conditions: { IpAddress: { x: '10.0.0.0/8' } } }], false],
    [
      'a deny with a condition it does not understand',
      [{}, { effect: 'Deny', conditions: { IpAddress: { x: '10.0.0.0/8' } } }],
      false,
    ],
    ['a deny of every other action', [{}, { effect: 'Deny', actions: [], exceptActions: ['s3:*'] }], false],
    [
      'a deny of every action but this one',
      [{}, { effect: 'Deny', actions: [], exceptActions: ['dynamodb:Put*'] }],
      true,
    ],
    ['an allow after a deny', [{ effect: 'Deny' }, {}, {}], false],
  ])('with %s', (_, statements, expected) => {
    expect(isAllowed([statements.map(statement)], put)).toBe(expected);
  });

  it('of a resource speaks to those it names', () => {
    const principals = ['logs.eu-central-1.amazonaws.com', 'arn:aws:iam::1:root'];
    const says = (principal: string) => verdictOf([statement({ principals })], { ...put, principal });
    expect(says('logs.eu-central-1.amazonaws.com')).toBe('allowed');
    expect(says('arn:aws:iam::1:role/somebody')).toBe('allowed');
    expect(says('arn:aws:iam::2:role/somebody')).toBe('silent');
    expect(says('sns.amazonaws.com')).toBe('silent');
    const anyone = [statement({ principals: ['*'], effect: 'Deny' })];
    expect(verdictOf(anyone, { ...put, principal: 'sns.amazonaws.com' })).toBe('denied');
  });

  it('must be joined by every bound around it', () => {
    const all = [statement({})];
    expect(isAllowed([all, all], put)).toBe(true);
    expect(isAllowed([all, [statement({ actions: ['dynamodb:GetItem'] })]], put)).toBe(false);
    expect(isAllowed([[statement({ actions: ['dynamodb:GetItem'] })], all], put)).toBe(false);
    expect(isAllowed([], put)).toBe(false);
  });
});

describe('a call', () => {
  const read = (target: string, body: object) =>
    readJsonCall(target, body)?.accesses.map(
      ({ action, resource }) => `${action} ${resource.split(':').at(-1)}`,
    );

  it('to DynamoDB needs a right for each of its parts', () => {
    const key = { TableName: 'a' };
    const items = [{ Put: key }, { Update: key }, { Delete: key }, { ConditionCheck: { TableName: 'b' } }];
    expect(read('DynamoDB_20120810.TransactWriteItems', { TransactItems: items })).toEqual([
      'dynamodb:PutItem table/a',
      'dynamodb:UpdateItem table/a',
      'dynamodb:DeleteItem table/a',
      'dynamodb:ConditionCheckItem table/b',
    ]);
    expect(read('DynamoDB_20120810.BatchGetItem', { RequestItems: { a: {}, b: {} } })).toEqual([
      'dynamodb:BatchGetItem table/a',
      'dynamodb:BatchGetItem table/b',
    ]);
    expect(read('DynamoDB_20120810.Query', { TableName: 'a', IndexName: 'i' })).toEqual([
      'dynamodb:Query table/a/index/i',
    ]);
  });

  it('to SQS, KMS and S3 names the queue, the key and the object', () => {
    expect(read('AmazonSQS.SendMessageBatch', { QueueUrl: 'http://h/0/q.fifo' })).toEqual([
      'sqs:SendMessage q.fifo',
    ]);
    expect(read('TrentService.GenerateMac', { KeyId: 'k' })).toEqual(['kms:GenerateMac key/k']);
    const s3 = (method: string, path: string) =>
      readS3Call(method, new URL(path, 'http://h'), {}).accesses[0];
    expect(s3('GET', '/b/packages/x%20y.json?x-id=GetObject')).toEqual({
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/packages/x y.json',
    });
    expect(s3('GET', '/b?list-type=2')).toEqual({ action: 's3:ListBucket', resource: 'arn:aws:s3:::b' });
  });

  it('to another service is not understood', () => {
    expect(readJsonCall('AWSEvents.PutEvents', {})).toBeUndefined();
  });
});

describe('a presigned link', () => {
  const credentials = { accessKeyId: 'LOCAL.f', secretAccessKey: SECRET_KEY };
  const client = new S3Client({ endpoint: 'http://127.0.0.1:1', region: 'eu-central-1', credentials });
  const sign = async () => {
    const command = new GetObjectCommand({
      Bucket: 'b',
      Key: 'packages/a b/æ.json',
      ResponseContentDisposition: 'attachment',
    });
    return new URL(await getSignedUrl(client, command, { expiresIn: 60 }));
  };
  const fault = (url: URL, now?: number) => presignedFault('GET', url, { host: '127.0.0.1:1' }, now);

  it('opens what it was signed for, for as long as it was', async () => {
    const url = await sign();
    expect(fault(url)).toBeUndefined();
    expect(fault(url, Date.now() + 61_000)).toBe('Request has expired');
  });

  it('opens nothing else', async () => {
    const url = await sign();
    url.pathname = url.pathname.replace('packages', 'parts');
    expect(fault(url)).toContain('signature');
    const longer = await sign();
    longer.searchParams.set('X-Amz-Expires', '6000');
    expect(fault(longer)).toContain('signature');
  });
});

describe('the grants of the template', () => {
  const load = (changes: Changes = {}) =>
    loadTemplate(writeAssembly(changes), { endpoint: 'http://h', parameters: { IssuerUrl: 'x' } });
  const writes = (name: string) => readJsonCall('DynamoDB_20120810.PutItem', { TableName: name });

  it('let a function do what its role may, and report the rest once', () => {
    const lines: string[] = [];
    const { refuse } = createGrants(load(), (line) => lines.push(line));
    const ask = (caller: string, name: string) => {
      const call = writes(name);
      return call ? refuse(caller, call) : 'no call';
    };
    expect(ask('LOCAL.FixtureService-writer', 'FixtureData-LedgerTable')).toBeUndefined();
    expect(ask('LOCAL.FixtureService-reader', 'FixtureData-LedgerTable')).toContain(
      'is not authorized to perform: dynamodb:PutItem',
    );
    ask('LOCAL.FixtureService-reader', 'FixtureData-LedgerTable');
    expect(lines).toEqual([
      `missing grant: FixtureService-reader may not dynamodb:PutItem on ${table('FixtureData-LedgerTable')}`,
    ]);
    expect(ask('AKIASOMEBODY', 'FixtureData-LedgerTable')).toContain('security token');
  });

  it('end at the boundary of the role', () => {
    const boundary = (Action: string): Changes => ({
      Bound: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          ManagedPolicyName: 'bound',
          PolicyDocument: { Statement: { Effect: 'Allow', Action, Resource: '*' } },
        },
      },
      writerRole: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: {}, PermissionsBoundary: { Ref: 'Bound' } },
      },
    });
    const ask = (Action: string) => {
      const call = writes('FixtureData-LedgerTable');
      const { refuse } = createGrants(load(boundary(Action)), () => undefined);
      return call ? refuse('LOCAL.FixtureService-writer', call) : 'no call';
    };
    expect(ask('dynamodb:*')).toBeUndefined();
    expect(ask('sqs:*')).toContain('is not authorized to perform: dynamodb:PutItem');
    const missing = { ...boundary('dynamodb:*'), Bound: undefined };
    expect(() => load(missing)).toThrow('Bound, which is not declared');
  });

  it('must also cover the key of what is encrypted', () => {
    const template = load();
    const locked = {
      ...template,
      tables: template.tables.map((each) => ({ ...each, key: arn('kms', 'key/k') })),
    };
    const call = writes('FixtureData-LedgerTable');
    const why = call && createGrants(locked, () => undefined).refuse('LOCAL.FixtureService-writer', call);
    expect(why).toContain('is not authorized to perform: kms:Decrypt');
  });

  it('must let Lambda read the event sources', () => {
    expect(() => checkSourceGrants(load())).not.toThrow();
    expect(() => checkSourceGrants(load({ workerPolicy: undefined }))).toThrow('sqs:ReceiveMessage');
  });
});
