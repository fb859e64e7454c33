import { describe, expect, it } from '@jest/globals';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { REGION } from '../../lib/region.ts';
import { stubbedApp } from './synth.ts';

const assembly = stubbedApp({ checkSchemas: false }).synth();
const stacks = assembly.stacks.map(({ stackName, template, environment }) => ({
  stackName,
  environment,
  types: Object.values<{ Type: string }>(template.Resources).map(({ Type }) => Type),
  text: JSON.stringify(template),
}));

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
    expect(REGION).toBe('eu-central-1');
    expect(stacks.map(({ stackName, environment }) => [stackName, environment.region])).toEqual([
      ['HjemmelData', REGION],
      ['HjemmelService', REGION],
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
