import { describe, expect, it } from '@jest/globals';
import { loadTemplate } from '../../local/template.ts';
import { type Changes, variable, writeAssembly } from './fixture/assembly.ts';

const load = (changes: Changes = {}) =>
  loadTemplate(writeAssembly(changes), {
    endpoint: 'http://127.0.0.1:1',
    parameters: { IssuerUrl: 'http://issuer' },
  });
const ECHO = 'arn:aws:lambda:eu-central-1:000000000000:function:FixtureService-echo';
const queue = (Properties: Record<string, unknown>) => ({ Odd: { Type: 'AWS::SQS::Queue', Properties } });

describe('the local template', () => {
  it('gives what is declared a local name, across stacks', () => {
    const template = load();
    expect(template.tables.map(({ name, streamView }) => [name, streamView])).toEqual([
      ['FixtureData-LedgerTable', 'NEW_IMAGE'],
      ['FixtureData-SeenTable', undefined],
    ]);
    const writer = template.functions.find(({ name }) => name === 'FixtureService-writer');
    expect(writer?.environment).toEqual({
      LEDGER_TABLE: 'FixtureData-LedgerTable',
      SEEN_TABLE: 'FixtureData-SeenTable',
      WORK_QUEUE_URL: 'http://127.0.0.1:1/000000000000/FixtureService-WorkQueue.fifo',
    });
    const authorizer = template.functions.find(({ name }) => name === 'FixtureService-authorizer');
    expect(authorizer?.environment).toEqual({ ISSUER_URL: 'http://issuer' });
  });

  it('finds the routes with their authorizer and functions', () => {
    const routes = load().api?.routes.map(({ method, path, functionArn, authorizer }) => {
      return [method, path, functionArn.split(':').at(-1), authorizer?.kind];
    });
    expect(routes).toEqual([
      ['GET', '/echo/{id}', 'FixtureService-echo', 'TOKEN'],
      ['GET', '/echo/fixed', 'FixtureService-echo', undefined],
      ['POST', '/echo', 'FixtureService-echo', undefined],
      ['POST', '/items', 'FixtureService-writer', undefined],
    ]);
  });

  it.each([
    [
      { 'Fn::Sub': `a-${variable('AWS::AccountId')}-${variable('!literal')}` },
      `a-000000000000-${variable('literal')}`,
    ],
    [
      { 'Fn::Sub': [`${variable('x')}/${variable('echo.Arn')}`, { x: { Ref: 'AWS::Region' } }] },
      `eu-central-1/${ECHO}`,
    ],
    [{ 'Fn::GetAtt': 'echo.Arn' }, ECHO],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    [{ 'Fn::Join': ['-', ['x', { Ref: 'AWS::StackName' }]] }, 'x-FixtureService'],
    [{ 'Fn::ImportValue': { 'Fn::Sub': 'FixtureData:Seen' } }, 'FixtureData-SeenTable'],
  ])('resolves %j', (name, expected) => {
    expect(load(queue({ QueueName: 'q', KmsMasterKeyId: name })).queues.at(-1)?.key).toBe(expected);
  });

  it.each([
    ['an intrinsic', queue({ KmsMasterKeyId: { 'Fn::If': ['a', 'b', 'c'] } }), 'does not understand Fn::If'],
    ['a reference', queue({ VisibilityTimeout: { Ref: 'Nothing' } }), 'Nothing, which is not declared'],
    ['an import', queue({ VisibilityTimeout: { 'Fn::ImportValue': 'x' } }), 'the import of x'],
    [
      'a property',
      queue({ SomethingNew: true }),
      'FixtureService/Odd (AWS::SQS::Queue): the local stack does not understand the property SomethingNew',
    ],
    ['a value', queue({ RedrivePolicy: { maxReceiveCount: 1 } }), 'deadLetterTargetArn'],
    ['a type', { Odd: { Type: 'AWS::EC2::Instance' } }, 'FixtureService/Odd (AWS::EC2::Instance)'],
  ])('refuses %s it does not know', (_, changes, message) => {
    expect(() => load(changes)).toThrow(message);
  });

  it('refuses two resources that would share a name', () => {
    expect(() =>
      load({ Odd11111111: { Type: 'AWS::SQS::Queue' }, Odd22222222: { Type: 'AWS::SQS::Queue' } }),
    ).toThrow('FixtureService-Odd');
  });
});
