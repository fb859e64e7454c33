import { describe, expect, it } from '@jest/globals';
import { type App, Stack, Validations } from 'aws-cdk-lib/core';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { stubbedApp } from './synth.ts';

/** Where a rule is acknowledged, and which; the reasons stand in the code. */
const acknowledged = (app: App): string[] =>
  app.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap(({ data }) =>
          Object.keys(data).map((id) => `${node.path}: ${id.replace('Annotation::', '')}`),
        ),
    );

const objects = (prefix: string) =>
  expect.stringMatching(new RegExp(`AwsSolutions-IAM5\\[Resource::HjemmelData:\\w+/${prefix}/\\*\\]$`));

describe('the checks at synthesis', () => {
  it('pass: AwsSolutions and the schemas of CloudFormation', () => {
    expect(() => stubbedApp().synth()).not.toThrow();
  });

  it('are acknowledged where the reason is written, and nowhere else', () => {
    const list = acknowledged(stubbedApp());
    const prefixes = list.filter((line) => line.includes('IAM5'));
    expect(list.filter((line) => !line.includes('IAM5')).sort()).toEqual([
      'HjemmelService/Dispatch/DeadLetters: AwsSolutions-SQS3',
      'HjemmelService/Http/Api/Default/.well-known/authzen-configuration/GET: AwsSolutions-APIG4',
      'HjemmelService/Http/Api/Default/health/GET: AwsSolutions-APIG4',
      'HjemmelService/Http/Api/Default/openapi.json/GET: AwsSolutions-APIG4',
      'HjemmelService/Http/Api/LogsRole: AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
      'HjemmelService/Http/Api: AwsSolutions-APIG2',
      'HjemmelService/Http/Api: AwsSolutions-APIG3',
      'HjemmelService/Http/Api: AwsSolutions-COG4',
    ]);
    expect(new Set(prefixes.map((line) => line.split(':')[0]))).toEqual(
      new Set(
        ['Requests', 'Tasks', 'Access/Worker', 'Erasure/Worker', 'Portability/Worker'].map(
          (of) => `HjemmelService/${of}`,
        ),
      ),
    );
    for (const line of prefixes)
      expect([objects('parts'), objects('packages')].some((one) => one.asymmetricMatch(line))).toBe(true);
  });

  it('stop a bucket that anyone can reach without TLS', () => {
    const app = stubbedApp({ checkSchemas: false });
    new Bucket(Stack.of(app.node.findChild('HjemmelData')), 'Open');
    expect(() => app.synth()).toThrow('AwsSolutions-S10');
  });

  it('stop a property CloudFormation does not know', () => {
    const app = stubbedApp();
    const queue = app.node
      .findAll()
      .find((node) => CfnQueue.isCfnElement(node) && node instanceof CfnQueue) as CfnQueue;
    queue.addPropertyOverride('VisibilityTimout', 30);
    expect(() => app.synth()).toThrow('VisibilityTimout');
  });
});
