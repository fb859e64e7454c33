import { describe, expect, it } from '@jest/globals';
import { Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { REGION } from '../../lambdas/platform/region.ts';
import { addRules } from '../../lib/rules.ts';
import { stubbedApp } from './synth.ts';

const app = addRules(stubbedApp());
// Throws when AwsSolutions or the schemas of CloudFormation find something.
const stacks = app.synth().stacks.map(({ stackName, template, environment }) => ({
  stackName,
  environment,
  types: Object.values<{ Type: string }>(template.Resources).map(({ Type }) => Type),
  text: JSON.stringify(template),
}));

/** The rules that are acknowledged, each with where; the reasons stand in the code. */
const acknowledged = (): string[] => {
  const found = app.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap(({ data }) =>
          Object.keys(data).map((rule) => `${rule.replace('Annotation::', '')} of ${node.path}`),
        ),
    );
  const short = found.map((line) =>
    line
      .replace(/HjemmelData:ExportsOutput\w+/, '<bucket>')
      .replaceAll(/AwsSolutions-|HjemmelService\//g, ''),
  );
  return [...new Set(short)].sort();
};

describe('the rules at synthesis', () => {
  it('are acknowledged where the reason is written, and nowhere else', () => {
    expect(acknowledged()).toEqual([
      'APIG2 of Http/Api',
      'APIG4 of Http/Api/Default/.well-known/authzen-configuration/GET',
      'APIG4 of Http/Api/Default/.well-known/authzen-configuration/{controller}/GET',
      'APIG4 of Http/Api/Default/.well-known/jwks.json/GET',
      'APIG4 of Http/Api/Default/GET',
      'APIG4 of Http/Api/Default/assets/{file+}/GET',
      'APIG4 of Http/Api/Default/desk/{page+}/GET',
      'APIG4 of Http/Api/Default/desk/{page+}/POST',
      'APIG4 of Http/Api/Default/family/{page+}/GET',
      'APIG4 of Http/Api/Default/family/{page+}/POST',
      'APIG4 of Http/Api/Default/health/GET',
      'APIG4 of Http/Api/Default/language/{page+}/GET',
      'APIG4 of Http/Api/Default/openapi.json/GET',
      'APIG4 of Http/Api/Default/sign-in/{page+}/GET',
      'APIG4 of Http/Api/Default/sign-in/{page+}/POST',
      'COG4 of Http/Api',
      'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs] of Http/Api/LogsRole',
      'IAM5[Resource::*] of HjemmelData/Boundary',
      'IAM5[Resource::<bucket>/packages/*] of Access/Worker',
      'IAM5[Resource::<bucket>/packages/*] of Erasure/Worker',
      'IAM5[Resource::<bucket>/packages/*] of Pages',
      'IAM5[Resource::<bucket>/packages/*] of Portability/Worker',
      'IAM5[Resource::<bucket>/packages/*] of Requests',
      'IAM5[Resource::<bucket>/parts/*] of Access/Worker',
      'IAM5[Resource::<bucket>/parts/*] of Erasure/Worker',
      'IAM5[Resource::<bucket>/parts/*] of Pages',
      'IAM5[Resource::<bucket>/parts/*] of Portability/Worker',
      'IAM5[Resource::<bucket>/parts/*] of Requests',
      'IAM5[Resource::<bucket>/parts/*] of Tasks',
      'SQS3 of Dispatch/DeadLetters',
    ]);
  });

  it('stop what is careless and what CloudFormation would not take', () => {
    const careless = addRules(stubbedApp());
    const data = Stack.of(careless.node.findChild('HjemmelData'));
    new Bucket(data, 'WithoutTls');
    new CfnQueue(data, 'Misspelt').addPropertyOverride('VisibilityTimout', 30);

    expect(() => careless.synth()).toThrow(/^(?=[\s\S]*AwsSolutions-S10)(?=[\s\S]*VisibilityTimout)/);
  });
});

/** What would take data elsewhere, or hide what does. */
const FORBIDDEN = [
  /^AWS::DynamoDB::GlobalTable$/,
  /^AWS::KMS::ReplicaKey$/,
  /^AWS::CloudFront::/,
  /^AWS::GlobalAccelerator::/,
  /^AWS::CloudFormation::(?:Stack|StackSet|Macro|CustomResource)$/,
  /^Custom::/,
];

describe('residency', () => {
  it('is eu-central-1 for every stack', () => {
    expect(stacks.map(({ stackName, environment }) => [stackName, environment.region])).toEqual([
      ['HjemmelData', 'eu-central-1'],
      ['HjemmelOrganisation', 'eu-central-1'],
      ['HjemmelService', 'eu-central-1'],
    ]);
  });

  it.each(stacks)('$stackName names no other region', ({ text }) => {
    const others = RegionInfo.regions.map(({ name }) => name).filter((name) => name !== REGION);
    expect(others.length).toBeGreaterThan(30);
    expect(others.filter((region) => text.includes(region))).toEqual([]);
  });

  it.each(stacks)('$stackName has nothing that spans regions', ({ types, text }) => {
    expect(types.filter((type) => FORBIDDEN.some((forbidden) => forbidden.test(type)))).toEqual([]);
    expect(text).not.toMatch(
      /"MultiRegion":true|"ReplicationConfiguration"|"Fn::GetStackOutput"|"Transform"/,
    );
  });

  it.each(stacks)('$stackName hard-codes neither partition nor account', ({ text }) => {
    expect(text).not.toMatch(/arn:aws[a-z-]*:/);
    expect(text).not.toMatch(/\b\d{12}\b/);
  });
});
