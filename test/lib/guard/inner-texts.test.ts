import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { placed, rulesIn } from './placed.ts';

const says = (text: string) => rulesIn(placed('Custom::Anything', 'Text', text));

describe('a text in another', () => {
  const script = '#!/bin/sh\naws s3 cp /data s3://documents --region us-east-1\n';
  const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');

  it.each([
    ['JSON', '{"a":[{"place":"us-east-1"}]}'],
    ['a list', ' ["us-east-1"]'],
    ['JSON in JSON', JSON.stringify({ a: JSON.stringify({ place: 'us-east-1' }) })],
    ['base64', base64(script)],
    ['base64 in lines', base64(script).replaceAll(/(.{20})/g, '$1\n')],
    ['base64 of what is zipped', base64(gzipSync(script))],
    ['JSON that is none', '{"place": --region us-east-1'],
  ])('%s', (_how, text) => {
    expect(says(text)).toEqual(['region']);
  });

  it.each([
    ['a secret', '{{resolve:secretsmanager:arn:aws:secretsmanager:us-east-1:1:secret:x}}', ['arn']],
    ['a secret at home', '{{resolve:secretsmanager:arn:aws:secretsmanager:eu-central-1:1:secret:x}}', []],
    ['a value as JSON', { 'Fn::ToJsonString': { place: 'us-east-1', x: null } }, ['region']],
    ['a value at home as JSON', { 'Fn::ToJsonString': { place: 'eu-central-1' } }, []],
    ['a list as JSON', { 'Fn::ToJsonString': [{ place: 'us-east-1' }] }, ['region']],
  ])('by a function: %s', (_how, value, rules) => {
    const beside = { 'Fn::Sub': [`x \${It}`, { It: value }] };

    expect(rulesIn(placed('Custom::Anything', 'Text', value))).toEqual(rules);
    expect(rulesIn(placed('Custom::Anything', 'Text', beside))).toEqual(rules);
  });

  it.each([
    { 'Fn::ImportValue': 'x' },
    { 'Fn::GetAtt': ['It', 'Arn'] },
    { Ref: 'AWS::AccountId' },
    { Ref: 'Anything' },
    { 'Fn::Cidr': ['10.0.0.0/16', 2, 8] },
  ])('is not hidden by %j beside it', (part) => {
    const joined = (start: string) =>
      rulesIn(placed('Custom::Anything', 'Text', { 'Fn::Join': ['/', [start, part]] }));

    expect(joined('arn:aws:sqs:us-east-1:1:jobs')).toEqual(['arn']);
    expect(joined('arn:aws:sqs:eu-central-1:1:jobs')).toEqual([]);
  });

  it.each([
    ['JSON with a region as a word', '{"description":"us-east-1"}'],
    ['data', base64(Buffer.from(Array.from({ length: 64 }, (_, at) => (at * 37) % 256)))],
    ['data that look zipped', base64(Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from(script)]))],
    ['a number', '1234567890123456'],
  ])('but not %s', (_how, text) => {
    expect(says(text)).toEqual([]);
  });

  it('is one by a function too', () => {
    const of = (text: string) => rulesIn(placed('Custom::Anything', 'Text', { 'Fn::Sub': text }));

    expect(of(`{"id":\${Anything},"place":"us-east-1"}`)).toEqual(['region']);
    expect(of(`{"ids":[\${Anything}, \${It}],"place":"us-east-1"}`)).toEqual(['region']);
    expect(of(`{"id":\${Anything},"comment":"us-east-1"}`)).toEqual([]);
  });

  it.each<[string, string[]]>([
    [`\${Anything}.sqs.us-east-1.amazonaws.com`, ['endpoint']],
    [`\${It}.execute-api.us-east-1.amazonaws.com`, ['endpoint']],
    [`sqs.\${Anything}.amazonaws.com`, ['endpoint']],
    [`https://\${It}.s3.amazonaws.com/`, ['endpoint']],
    [`https://\${It}.amazonaws.com/`, []],
    [`https://sqs.\${AWS::Region}.amazonaws.com/`, []],
    [`https://sqs.\${!Anything}.amazonaws.com/`, []],
    [`com.amazonaws.\${Anything}.sqs`, ['endpoint']],
    [`com.amazonaws.vpce.\${Anything}.vpce-svc-1`, ['endpoint']],
    [`aws.api.\${Anything}.sqs`, ['endpoint']],
    [`eu.amazonaws.\${Anything}.sqs`, ['endpoint']],
    [`arn:aws:sqs:\${Anything}:1:jobs`, ['arn']],
    [`arn:\${Anything}:s3:::documents`, ['arn']],
    [`arn:aws:\${Anything}:us-east-1:1:jobs`, ['arn']],
    [`arn:aws:\${It}\${It}:us-east-1:1:jobs`, ['arn']],
    [`arn:aws:sqs:\${It}:1:jobs`, []],
  ])('%s', (text, rules) => {
    expect(rulesIn(placed('Custom::Anything', 'Text', { 'Fn::Sub': text }))).toEqual(rules);
  });
});
